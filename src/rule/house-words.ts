import type { Entry } from './rule.ts'

/** The group of all rules that a house brings along. */
export const houseGroup = 'house'

/** The id of a house's words where their file gives none. */
export const houseId = 'custom-lexicon'

const holdsWord = /[\p{L}\p{N}]/u

/** What a house says instead, as phrases: each {slot} of it stands for up to four words. */
export const preferredPhrases = ({ rewrite }: Entry): readonly string[] =>
  rewrite.flatMap(({ text }) => {
    const parts = text
      .replaceAll('"', '')
      .split(/\{[^{}]*\}/)
      .filter(part => holdsWord.test(part))
    return parts.length === 0 ? [] : [parts.map(part => `"${part.trim()}"`).join(' …4 ')]
  })
