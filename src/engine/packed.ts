import { type ColumnPlace, columnAt, packColumns } from '../language/columns.ts'
import type { Program } from '../language/program.ts'
import { readyOf } from '../language/ready.ts'
import { flatRows, rowsOver } from '../language/rows.ts'
import type { Compiled, OwnerName } from './ruleset.ts'

const separator = '\n'

/** Compiled phrases as they ship: numbers as bytes, which a run reads in place, and what is no number. */
export interface PackedPhrases {
  readonly words: string
  readonly size: number
  readonly exact: Program['exact']
  readonly names: Program['names']
  /** Each owner once; `owner` has the one of each phrase. */
  readonly owners: readonly OwnerName[]
  readonly columns: Readonly<Record<ColumnName, ColumnPlace>>
}

type ColumnName = keyof ReturnType<typeof columnsOf>

const distinctOwners = (owners: readonly OwnerName[]) => {
  const numbers = new Map<string, number>()
  const distinct: OwnerName[] = []
  const column = owners.map(owner => {
    const key = `${owner.is} ${owner.name}`
    const found = numbers.get(key) ?? distinct.push(owner) - 1
    numbers.set(key, found)
    return found
  })
  return { distinct, column }
}

const columnsOf = ({ program, owners }: Compiled) => {
  const { words, phraseOf, rowStarts, rows, classSums, beginnings } = readyOf(program)
  const { states } = beginnings
  const [classes, follows, firsts] = [program.classes, program.follows, program.firsts].map(flatRows)
  return {
    fits: program.fits,
    next: program.next,
    flags: program.flags,
    starts: program.starts,
    classNumbers: classes?.numbers ?? [],
    classStarts: classes?.starts ?? [],
    followNumbers: follows?.numbers ?? [],
    followStarts: follows?.starts ?? [],
    firstNumbers: firsts?.numbers ?? [],
    firstStarts: firsts?.starts ?? [],
    slots: words.slots,
    hashes: words.hashes,
    letters: words.letters,
    wordStarts: words.starts,
    phraseOf,
    rowStarts,
    rows,
    classSums,
    stateRows: states.rows,
    stateRowAt: states.rowAt,
    stateSums: states.sums,
    stateOthers: states.others,
    stateHashes: states.hashes,
    stateSlots: states.slots,
    stateStarts: beginnings.starts,
    owner: distinctOwners(owners).column,
  }
}

/** Packs compiled phrases with all tables that can be made of them beforehand. */
export const packPhrases = (
  compiled: Compiled,
): { readonly phrases: PackedPhrases; readonly bytes: Uint8Array } => {
  const { program, owners } = compiled
  const { places, bytes } = packColumns(columnsOf(compiled))
  const phrases: PackedPhrases = {
    words: program.words.join(separator),
    size: readyOf(program).words.size,
    exact: program.exact,
    names: program.names,
    owners: distinctOwners(owners).distinct,
    columns: places,
  }
  return { phrases, bytes }
}

/** The phrases that were packed; their words are asked for only where phrases are added. */
export const unpackPhrases = (
  packed: Omit<PackedPhrases, 'words'> & { readonly words: () => string },
  bytes: Uint8Array,
): Compiled => {
  const column = (name: ColumnName) => columnAt(bytes, packed.columns[name])
  const table = (name: ColumnName): Int32Array => {
    const found = column(name)
    return found instanceof Int32Array ? found : Int32Array.from(found)
  }
  const letters = column('letters')
  let words: readonly string[] | undefined
  const program: Program = {
    get words() {
      words ??= packed.words().split(separator)
      return words
    },
    classes: rowsOver(column('classNumbers'), column('classStarts')),
    follows: rowsOver(column('followNumbers'), column('followStarts')),
    fits: column('fits'),
    next: column('next'),
    flags: column('flags'),
    exact: packed.exact,
    names: packed.names,
    firsts: rowsOver(column('firstNumbers'), column('firstStarts')),
    starts: column('starts'),
    ready: {
      words: {
        size: packed.size,
        slots: table('slots'),
        hashes: table('hashes'),
        letters: letters instanceof Uint16Array ? letters : Uint16Array.from(letters),
        starts: table('wordStarts'),
      },
      phraseOf: table('phraseOf'),
      rowStarts: table('rowStarts'),
      rows: table('rows'),
      classSums: table('classSums'),
      beginnings: {
        states: {
          count: packed.columns.stateOthers[2],
          rows: table('stateRows'),
          rowAt: table('stateRowAt'),
          sums: table('stateSums'),
          others: table('stateOthers'),
          hashes: table('stateHashes'),
          slots: table('stateSlots'),
        },
        starts: table('stateStarts'),
      },
    },
  }
  const { owners } = packed
  return { program, owners: Array.from(column('owner'), number => owners[number] as OwnerName) }
}
