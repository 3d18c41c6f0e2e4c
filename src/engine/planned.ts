import type { Edit } from '../text/edit.ts'
import type { Change, Diagnostic } from './report.ts'

/** A rewrite that is about to be made. */
export interface Planned {
  readonly finding: Diagnostic
  readonly words: string
  readonly change: Change
  readonly edits: readonly Edit[]
}

/** The text with all edits made; their places are those of the text before. */
export const applyEdits = (text: string, edits: readonly Edit[]): string => {
  const parts: string[] = []
  let last = 0
  for (const { start, end, text: words } of edits.toSorted((a, b) => a.start - b.start)) {
    parts.push(text.slice(last, start), words)
    last = end
  }
  return [...parts, text.slice(last)].join('')
}
