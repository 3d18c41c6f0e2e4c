import { nearest } from '../text/nearest.ts'

/** “Did you mean …?” with the list to look at, or only the list. */
export const suggestion = (word: string, known: readonly string[], list: string): string => {
  const near = nearest(word, known)
  return near ? `Did you mean ${near}? ${list}` : list
}
