import type { Program } from './program.ts'
import { flatRows } from './rows.ts'

/** Makes the question whether a token may stand at a place: its class is in order, and mostly short. */
export const makeFits = ({ classes, fits }: Program, isMark: Uint8Array) => {
  const { numbers, starts } = flatRows(classes)
  return (place: number, id: number): boolean => {
    const number = fits[place] as number
    if (number === -1) return isMark[id] === 0
    let low = starts[number] as number
    let high = starts[number + 1] as number
    while (low < high) {
      const middle = (low + high) >> 1
      const found = numbers[middle] as number
      if (found === id) return true
      if (found < id) low = middle + 1
      else high = middle
    }
    return false
  }
}

/** Makes the question which spellings a phrase of one token asks for, by its id; undefined where any will do. */
export const makeSpellings = (
  { exact }: Program,
  size: number,
  placesBy: (phrase: number, id: number) => readonly number[],
  isLast: (place: number) => boolean,
) => {
  const known = new Map<number, readonly string[] | undefined>()
  return (phrase: number, id: number): readonly string[] | undefined => {
    const key = phrase * size + id
    if (known.has(key)) return known.get(key)
    const wanted = placesBy(phrase, id)
      .filter(isLast)
      .map(place => exact[place])
    const spellings = wanted.includes(undefined) ? undefined : (wanted as string[])
    known.set(key, spellings)
    return spellings
  }
}
