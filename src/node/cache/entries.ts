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
  | (Gathered & {
      readonly is: 'clean'
      readonly format: string
      readonly messages: number
      readonly otherLanguages: number
    })
  | (Gathered & { readonly is: 'sealed'; readonly sealed: Uint8Array })

interface Gathered {
  /** What rules over whole folders keep of it, sealed too, and empty where they keep nothing. Absent where none is on. */
  readonly gathered?: Uint8Array
}

/** What rules over whole folders said of a set of files: of which of them, and the findings, sealed with that file. */
export interface Verdict {
  /** When it was spoken, in milliseconds since 1970. */
  readonly at: number
  readonly said: readonly { readonly of: number; readonly sealed: Uint8Array }[]
}

type Words = readonly [] | readonly [format: string, messages: number, otherLanguages: number]

/** An entry on its way to the disk. What is sealed stands behind all rows; the last numbers are its lengths. */
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
  /** -1 where nothing was gathered. */
  gathered: number,
]

type VerdictRow = readonly [key: string, at: number, said: readonly (readonly [of: number, length: number])[]]

/** All of a cache but what is sealed. */
export interface Rows {
  readonly files: readonly Row[]
  readonly verdicts: readonly VerdictRow[]
}

/** Entries by their keys; each is made of its row when it is asked for. */
export interface Entries {
  readonly keys: () => Iterable<string>
  readonly get: (key: string) => Entry | undefined
  readonly verdicts: ReadonlyMap<string, Verdict>
}

const wordsOf = (kept: Kept): Words =>
  kept.is === 'clean' ? [kept.format, kept.messages, kept.otherLanguages] : []

/** Entries as a table, and the sealed bytes behind one another. */
export const rowsOf = (
  entries: ReadonlyMap<string, Entry>,
  verdicts: ReadonlyMap<string, Verdict>,
): { readonly rows: Rows; readonly sealed: readonly Uint8Array[] } => {
  const all: Uint8Array[] = []
  const files = [...entries].map(([key, entry]): Row => {
    const { digest, at, used, day = '', folder = '', kept } = entry
    const { size, written, changed, number, disk } = entry.stamp
    const sealed = kept.is === 'sealed' ? kept.sealed : undefined
    const gathered = kept.is === 'skipped' ? undefined : kept.gathered
    if (sealed) all.push(sealed)
    if (gathered) all.push(gathered)
    const seen = [digest, at, size, written, changed, number, disk] as const
    return [key, ...seen, used, day, folder, wordsOf(kept), sealed?.length ?? 0, gathered?.length ?? -1]
  })
  const spoken = [...verdicts].map(([key, { at, said }]): VerdictRow => {
    for (const { sealed } of said) all.push(sealed)
    return [key, at, said.map(({ of, sealed }) => [of, sealed.length])]
  })
  return { rows: { files, verdicts: spoken }, sealed: all }
}

/** The entries of a table; undefined where the sealed bytes are not as long as it says. */
export const entriesOf = ({ files, verdicts }: Rows, sealed: Uint8Array): Entries | undefined => {
  const places = new Map<string, { readonly row: Row; readonly from: number }>()
  let end = 0
  for (const row of files) {
    places.set(row[0], { row, from: end })
    end += row[12] + Math.max(0, row[13])
  }
  const spoken = new Map<string, Verdict>()
  for (const [key, at, lengths] of verdicts) {
    const said = lengths.map(([of, length]) => {
      end += length
      return { of, sealed: sealed.subarray(end - length, end) }
    })
    spoken.set(key, { at, said })
  }
  if (end !== sealed.length) return undefined
  const keptOf = (row: Row, from: number): Kept => {
    const words = row[11]
    const middle = from + row[12]
    const gathered = row[13] < 0 ? undefined : { gathered: sealed.subarray(middle, middle + row[13]) }
    if (middle > from) return { is: 'sealed', sealed: sealed.subarray(from, middle), ...gathered }
    if (words.length === 0) return { is: 'skipped' }
    return { is: 'clean', format: words[0], messages: words[1], otherLanguages: words[2], ...gathered }
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
    verdicts: spoken,
  }
}
