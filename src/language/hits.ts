import { grown } from './grown.ts'

/** Phrases found: three numbers each, the phrase, its first token and the one after its last. */
export interface Hits {
  readonly numbers: Int32Array
  /** How many of the numbers count. */
  readonly length: number
}

/** Makes a list of hits that is filled again and again: `hits.length = 0` empties it. */
export const makeHits = () => {
  const hits = { numbers: new Int32Array(768), length: 0 }
  /** A phrase that ends here; of all its ends from one token on the last one counts. */
  const hit = (phrase: number, from: number, to: number, own: number): void => {
    const { numbers: found, length } = hits
    for (let at = own; at < length; at += 3) {
      if (found[at] === phrase) {
        found[at + 2] = to
        return
      }
    }
    if (length + 3 > found.length) hits.numbers = grown(found, found.length * 2)
    hits.numbers[length] = phrase
    hits.numbers[length + 1] = from
    hits.numbers[length + 2] = to
    hits.length = length + 3
  }
  return { hits, hit }
}
