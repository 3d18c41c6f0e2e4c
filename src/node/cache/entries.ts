import type { Seen } from './stamp.ts'

/** What is kept of a file. No text of it: what was found is sealed with the file's own bytes. */
export interface Entry extends Seen {
  /** The day on which it was checked, where the date has a say. */
  readonly day?: string
  /** The folder that was walked when it was found, as a hash. */
  readonly folder?: string
  /** Days since 1970 on which it was last of use. */
  readonly used: number
  readonly kept: Kept
}

export type Kept =
  /** No format claims it. */
  | { readonly is: 'skipped' }
  /** Read, and nothing was found. */
  | {
      readonly is: 'clean'
      readonly format: string
      readonly messages: number
      readonly otherLanguages: number
    }
  | { readonly is: 'sealed'; readonly sealed: Uint8Array }

type Words = readonly [] | readonly [format: string, messages: number, otherLanguages: number]

/** An entry on its way to the disk. What is sealed stands behind all rows; the last number is its length. */
type Row = readonly [
  key: string,
  digest: string,
  at: number,
  size: number,
  written: number,
  changed: number,
  number: number,
  disk: number,
  used: number,
  day: string,
  folder: string,
  words: Words,
  sealed: number,
]

export type Rows = readonly Row[]

/** Entries by their keys; each is made of its row when it is asked for. */
export interface Entries {
  readonly keys: () => Iterable<string>
  readonly get: (key: string) => Entry | undefined
}

const wordsOf = (kept: Kept): Words =>
  kept.is === 'clean' ? [kept.format, kept.messages, kept.otherLanguages] : []

/** Entries as a table, and the sealed bytes behind one another. */
export const rowsOf = (entries: ReadonlyMap<string, Entry>) => {
  const all: Uint8Array[] = []
  const rows = [...entries].map(([key, entry]): Row => {
    const { digest, at, used, day = '', folder = '', kept } = entry
    const { size, written, changed, number, disk } = entry.stamp
    const sealed = kept.is === 'sealed' ? kept.sealed : undefined
    if (sealed) all.push(sealed)
    const seen = [digest, at, size, written, changed, number, disk] as const
    return [key, ...seen, used, day, folder, wordsOf(kept), sealed?.length ?? 0]
  })
  return { rows, sealed: all }
}

/** The entries of a table; undefined where the sealed bytes are not as long as it says. */
export const entriesOf = (rows: Rows, sealed: Uint8Array): Entries | undefined => {
  const places = new Map<string, { readonly row: Row; readonly from: number }>()
  let end = 0
  for (const row of rows) {
    places.set(row[0], { row, from: end })
    end += row[12]
  }
  if (end !== sealed.length) return undefined
  const keptOf = (row: Row, from: number): Kept => {
    const words = row[11]
    const length = row[12]
    if (length > 0) return { is: 'sealed', sealed: sealed.subarray(from, from + length) }
    if (words.length === 0) return { is: 'skipped' }
    return { is: 'clean', format: words[0], messages: words[1], otherLanguages: words[2] }
  }
  return {
    keys: () => places.keys(),
    get: key => {
      const place = places.get(key)
      if (!place) return undefined
      // By their numbers: to take so long a row apart by a pattern takes several times as long.
      const { row, from } = place
      const day = row[9]
      const folder = row[10]
      return {
        stamp: { size: row[3], written: row[4], changed: row[5], number: row[6], disk: row[7] },
        at: row[2],
        digest: row[1],
        ...(day === '' ? undefined : { day }),
        ...(folder === '' ? undefined : { folder }),
        used: row[8],
        kept: keptOf(row, from),
      }
    },
  }
}
