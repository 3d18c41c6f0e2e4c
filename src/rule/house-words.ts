import { late } from '../text/late-pattern.ts'
import type { Entry, Rule } from './rule.ts'

/** The group of all rules that a house brings along. */
export const houseGroup = 'house'

/** The id of a house's words where their file gives none. */
export const houseId = 'custom-lexicon'

const holdsWord = late(() => /[\p{L}\p{N}]/u)

/** What a house says instead, as phrases: each {slot} of it stands for up to four words. */
export const preferredPhrases = ({ rewrite }: Entry): readonly string[] =>
  rewrite.flatMap(({ text }) => {
    const parts = text
      .replaceAll('"', '')
      .split(/\{[^{}]*\}/)
      .filter(part => holdsWord().test(part))
    return parts.length === 0 ? [] : [parts.map(part => `"${part.trim()}"`).join(' …4 ')]
  })

/** Entries under ids of their own: of two with one name the second is `you-owe-2`. */
export const numbered = (entries: readonly Entry[], taken: Map<string, number>): readonly Entry[] => {
  return entries.map(entry => {
    const times = (taken.get(entry.id) ?? 0) + 1
    taken.set(entry.id, times)
    return times === 1 ? entry : { ...entry, id: `${entry.id}-${times}` }
  })
}

/** Rules of which some may have the same id: their entries are numbered through. */
export const distinct = (rules: readonly Rule[]): readonly Rule[] => {
  const taken = new Map<string, Map<string, number>>()
  return rules.map(rule => {
    const ids = taken.get(rule.id) ?? new Map<string, number>()
    taken.set(rule.id, ids)
    return { ...rule, entries: numbered(rule.entries, ids) }
  })
}
