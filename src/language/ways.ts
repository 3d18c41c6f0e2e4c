import type { Match } from './automaton.ts'
import { grown } from './grown.ts'
import { lastPlace, type Program } from './program.ts'
import { flatRows } from './rows.ts'
import { dead } from './steps.ts'

/** Tokens in columns. */
export interface TokensIn {
  readonly ids: Int32Array
  readonly starts: Int32Array
  readonly ends: Int32Array
}

/** Makes the look for ways through one phrase: row by row the places that fit each token of a match. */
export const makeWays = (
  { fits, next, follows: followRows, firsts: firstRows, flags, exact }: Program,
  fitsPlace: (place: number, id: number) => boolean,
) => {
  const follows = flatRows(followRows)
  const firsts = flatRows(firstRows)
  let cells = new Int32Array(256)
  let rowAt = new Int32Array(64)
  let filled = 0
  /** When a place was last put into a row. */
  const turns = new Int32Array(fits.length)
  let turn = 0

  const isSpelling = (wanted: string, at: number, { starts, ends }: TokensIn, text: string): boolean => {
    const start = starts[at] as number
    return (ends[at] as number) - start === wanted.length && text.startsWith(wanted, start)
  }
  const put = (place: number, at: number, tokens: TokensIn, text: string): void => {
    if (turns[place] === turn) return
    turns[place] = turn
    if (!fitsPlace(place, tokens.ids[at] as number)) return
    const wanted = exact[place]
    if (wanted !== undefined && !isSpelling(wanted, at, tokens, text)) return
    if (filled === cells.length) cells = grown(cells, filled * 2)
    cells[filled++] = place
  }
  const putFirst = (phrase: number, at: number, tokens: TokensIn, text: string): void => {
    const last = firsts.starts[phrase + 1] as number
    for (let row = firsts.starts[phrase] as number; row < last; row++) {
      put(firsts.numbers[row] as number, at, tokens, text)
    }
  }
  const putNext = (from: number, to: number, at: number, tokens: TokensIn, text: string): void => {
    for (let cell = from; cell < to; cell++) {
      const place = cells[cell] as number
      const row = next[place] as number
      const last = follows.starts[row + 1] as number
      for (let step = follows.starts[row] as number; step < last; step++) {
        put(place + (follows.numbers[step] as number), at, tokens, text)
      }
    }
  }
  /** The first place of a row at which its phrase may end; `dead` where there is none. */
  const lastIn = (row: number): number => {
    for (let cell = rowAt[row] as number; cell < (rowAt[row + 1] as number); cell++) {
      const place = cells[cell] as number
      if (((flags[place] as number) & lastPlace) !== 0) return place
    }
    return dead
  }
  const follow = (place: number, after: number): boolean => {
    const row = next[place] as number
    const last = follows.starts[row + 1] as number
    for (let step = follows.starts[row] as number; step < last; step++) {
      if (place + (follows.numbers[step] as number) === after) return true
    }
    return false
  }
  /** The first place of a row that another may follow. */
  const beforeIn = (row: number, after: number): number => {
    for (let cell = rowAt[row] as number; cell < (rowAt[row + 1] as number); cell++) {
      const place = cells[cell] as number
      if (follow(place, after)) return place
    }
    return dead
  }
  /** Fills the rows of a match; whether some way through its phrase fits all of its tokens. */
  const fill = ({ phrase, from, to }: Match, tokens: TokensIn, text: string): boolean => {
    filled = 0
    if (rowAt.length < to - from + 2) rowAt = new Int32Array((to - from) * 2 + 2)
    for (let at = from; at < to; at++) {
      turn++
      const begin = filled
      rowAt[at - from] = begin
      if (at === from) putFirst(phrase, at, tokens, text)
      else putNext(rowAt[at - from - 1] as number, begin, at, tokens, text)
      if (filled === begin) return false
    }
    rowAt[to - from] = filled
    return lastIn(to - from - 1) !== dead
  }
  return { fill, lastIn, beforeIn }
}
