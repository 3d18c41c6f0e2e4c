import { isLetter, isUpper } from './characters.ts'
import { contractionOf } from './contractions.ts'
import { fold } from './fold.ts'
import { kindId, type Vocabulary } from './vocabulary.ts'

/** The ids of a contraction's two words, and where the second begins. */
export type Halves = readonly [first: number, second: number, cut: number]

/** How many contractions are remembered; then they are forgotten, so that no text fills the memory. */
const remembered = 5000

const hasCapital = (text: string): boolean => {
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (isLetter(unit) && isUpper(unit)) return true
  }
  return false
}

/** Makes the look for a contraction in a word; undefined where it is none. */
export const makeHalves = (vocabulary: Vocabulary): ((word: string) => Halves | undefined) => {
  const capitalised = kindId('capitalised')
  const known = new Map<string, Halves | undefined>()
  const idOf = (folded: string, written: string): number => {
    const id = vocabulary.id(folded)
    return id === 0 && hasCapital(written) ? capitalised : id
  }
  return word => {
    if (known.has(word)) return known.get(word)
    if (known.size >= remembered) known.clear()
    const parts = contractionOf(fold(word))
    const found =
      parts &&
      ([
        idOf(parts.first, word.slice(0, parts.cut)),
        idOf(parts.second, word.slice(parts.cut)),
        parts.cut,
      ] as const)
    known.set(word, found)
    return found
  }
}
