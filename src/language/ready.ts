import type { Program } from './program.ts'
import type { StateTables } from './state-tables.ts'
import { sumsOf } from './sums.ts'
import { vocabularyWith, type WordTable, wordTable } from './vocabulary.ts'
import { makeWalk } from './walk.ts'
import { foreignWords } from './which.ts'

/** The phrase of each place, the places at which phrases begin, by the id of their first token, and what sums up classes. */
export interface PlaceTables {
  readonly phraseOf: Int32Array
  /** A row of `firsts` from one start to the next. */
  readonly rowStarts: Int32Array
  readonly rows: Int32Array
  /** The sum of each class of tokens; see `sumsOf`. */
  readonly classSums: Int32Array
}

/** The states that every walk begins in. */
export interface Beginnings {
  readonly states: StateTables
  /** Where each id leads from the start; behind them, where it leads if it is written without a capital inside. */
  readonly starts: Int32Array
}

/** What is made of a program before a text comes by. */
export interface Ready extends PlaceTables {
  readonly words: WordTable
  readonly beginnings: Beginnings
}

/** Makes the tables of places for so many ids. */
export const placeTables = ({ classes, fits, firsts, starts }: Program, size: number): PlaceTables => {
  const phraseOf = new Int32Array(fits.length)
  for (let phrase = 0; phrase < starts.length; phrase++) {
    phraseOf.fill(phrase, starts[phrase], starts[phrase + 1])
  }
  const rowStarts = new Int32Array(size + 1)
  const eachFirst = (visit: (id: number, place: number) => void): void => {
    for (const places of firsts) {
      for (const place of places) for (const id of classes.at(fits[place] as number) ?? []) visit(id, place)
    }
  }
  eachFirst(id => {
    rowStarts[id + 1] = (rowStarts[id + 1] as number) + 1
  })
  for (let id = 0; id < size; id++) {
    rowStarts[id + 1] = (rowStarts[id + 1] as number) + (rowStarts[id] as number)
  }
  const rows = new Int32Array(rowStarts[size] as number)
  const filled = rowStarts.slice()
  eachFirst((id, place) => {
    const at = filled[id] as number
    rows[at] = place
    filled[id] = at + 1
  })
  return { phraseOf, rowStarts, rows, classSums: sumsOf(classes) }
}

/** Makes all tables of a program: at build, for one that ships. */
export const readyOf = (program: Program): Ready => {
  const words = wordTable(program.words, foreignWords)
  const places = placeTables(program, words.size)
  const { beginnings } = makeWalk(program, vocabularyWith(words), places)
  return { words, ...places, beginnings: beginnings() }
}
