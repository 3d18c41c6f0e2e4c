import type { Program } from './program.ts'

/** Makes the question whether a token may stand at a place: a bit for each class and id, set when a class is first asked for. */
export const makeFits = ({ classes, fits }: Program, size: number, isMark: Uint8Array) => {
  const width = (size >> 5) + 1
  const bits = new Int32Array(classes.length * width)
  const isMade = new Uint8Array(classes.length)
  const make = (number: number): void => {
    isMade[number] = 1
    for (const id of classes.at(number) as readonly number[]) {
      const place = number * width + (id >> 5)
      bits[place] = (bits[place] as number) | (1 << (id & 31))
    }
  }
  return (place: number, id: number): boolean => {
    const number = fits[place] as number
    if (number === -1) return isMark[id] === 0
    if (isMade[number] === 0) make(number)
    return ((bits[number * width + (id >> 5)] as number) & (1 << (id & 31))) !== 0
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
