import type { Hits } from '../language/flat.ts'
import { grown } from '../language/grown.ts'
import type { TokensIn } from '../language/ways.ts'
import type { Found } from './found.ts'

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
  return {
    begin: () => {
      length = 0
      passages = 0
    },
    add: ({ ids, starts, ends }, count, hits) => {
      const hitNumbers = hits?.length ?? 0
      const end = length + count * 3 + hitNumbers
      if (end > column.length) column = grown(column, end * 2)
      if (passages * 3 === places.length) places = grown(places, places.length * 2)
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
