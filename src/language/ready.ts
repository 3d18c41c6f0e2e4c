import type { Program } from './program.ts'
import { type WordTable, wordTable } from './vocabulary.ts'
import { foreignWords } from './which.ts'

/** The phrase of each place, and the places at which phrases begin, by the id of their first token. */
export interface PlaceTables {
  readonly phraseOf: Int32Array
  /** A row of `firsts` from one start to the next. */
  readonly rowStarts: Int32Array
  readonly rows: Int32Array
}

/** What is made of a program before a text comes by. */
export interface Ready extends PlaceTables {
  readonly words: WordTable
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
  return { phraseOf, rowStarts, rows }
}

/** Makes all tables of a program: at build, for one that ships. */
export const readyOf = (program: Program): Ready => {
  const words = wordTable(program.words, foreignWords)
  return { words, ...placeTables(program, words.size) }
}
