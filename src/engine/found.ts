import type { Automaton } from '../language/automaton.ts'
import type { Hits } from '../language/flat.ts'
import type { Token } from '../language/tokens.ts'
import type { TokensIn } from '../language/ways.ts'

/** What was found in a passage, in columns. */
export interface Found {
  readonly tokens: TokensIn
  /** Phrases: three numbers each, the phrase, its first token and the one after its last. */
  readonly hits: Int32Array
}

const columnsOf = (tokens: readonly Token[]): TokensIn => ({
  ids: Int32Array.from(tokens, ({ id }) => id),
  starts: Int32Array.from(tokens, ({ start }) => start),
  ends: Int32Array.from(tokens, ({ end }) => end),
})

/** What an automaton finds in tokens. */
export const findIn = (tokens: readonly Token[], automaton: Automaton | undefined): Found => {
  const hits: number[] = []
  for (const { phrase, from, to } of automaton?.walk(tokens) ?? []) hits.push(phrase, from, to)
  return { tokens: columnsOf(tokens), hits: Int32Array.from(hits) }
}

/** What was found in passage after passage of a conversation, one behind the other in one column that is used again and again. */
export interface Kept {
  readonly begin: () => void
  readonly add: (tokens: TokensIn, count: number, hits: Hits | undefined) => void
  /** What was added since it began, by its place; only where it is `lasting` does it stay when another conversation begins. */
  readonly taken: (lasting: boolean) => (passage: number) => Found
}

export const makeKept = (): Kept => {
  let column = new Int32Array(4096)
  let length = 0
  /** Three numbers a passage: where its own begin, how many tokens it has, and how many numbers its hits take. */
  let places = new Int32Array(96)
  let passages = 0
  const roomier = (full: Int32Array<ArrayBuffer>, needed: number): Int32Array<ArrayBuffer> => {
    if (full.length >= needed) return full
    const room = new Int32Array(needed * 2)
    room.set(full)
    return room
  }
  return {
    begin: () => {
      length = 0
      passages = 0
    },
    add: ({ ids, starts, ends }, count, hits) => {
      const hitNumbers = hits?.length ?? 0
      column = roomier(column, length + count * 3 + hitNumbers)
      places = roomier(places, passages * 3 + 3)
      places[passages * 3] = length
      places[passages * 3 + 1] = count
      places[passages * 3 + 2] = hitNumbers
      passages++
      for (let at = 0; at < count; at++) column[length++] = ids[at] as number
      for (let at = 0; at < count; at++) column[length++] = starts[at] as number
      for (let at = 0; at < count; at++) column[length++] = ends[at] as number
      if (hits) for (let at = 0; at < hitNumbers; at++) column[length++] = hits.numbers[at] as number
    },
    taken: lasting => {
      const all = lasting ? column.slice(0, length) : column
      const placesIn = lasting ? places.slice(0, passages * 3) : places
      return passage => {
        const start = placesIn[passage * 3] as number
        const count = placesIn[passage * 3 + 1] as number
        const end = start + count * 3
        return {
          tokens: {
            ids: all.subarray(start, start + count),
            starts: all.subarray(start + count, start + count * 2),
            ends: all.subarray(start + count * 2, end),
          },
          hits: all.subarray(end, end + (placesIn[passage * 3 + 2] as number)),
        }
      }
    },
  }
}
