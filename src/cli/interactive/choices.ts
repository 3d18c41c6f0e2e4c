import type { Diagnostic, ReportedRewrite } from '../../engine/report.ts'
import type { Choice } from './lines.ts'

/** What can be done about a finding. */
export type Deed =
  | { readonly is: 'take' | 'fill'; readonly rewrite: ReportedRewrite }
  | { readonly is: 'own' | 'skip' | 'ignore' | 'skip-rule' | 'skip-file' | 'undo' | 'quit' }

const slot = /\{[^{}]*\}/g

/** The slots of a rewrite that a person has to fill: `{time}`. */
const slotsIn = (text: string): readonly string[] => [...new Set(text.match(slot) ?? [])]

const offered = (rewrite: ReportedRewrite): Omit<Choice<Deed>, 'key'> | undefined => {
  const { text, safe, edits, refused } = rewrite
  if (refused !== undefined) return undefined
  const slots = slotsIn(text)
  const label = text === '' ? 'leave it out' : text
  if (slots.length > 0)
    return { label, note: `fill in ${slots.join(' and ')}`, value: { is: 'fill', rewrite } }
  if (edits.length === 0) return undefined
  return { label, ...(safe ? { note: 'safe' } : {}), value: { is: 'take', rewrite } }
}

/** What can be chosen, the offered words first. Nine of them have a key. */
export const choicesFor = (finding: Diagnostic, undoable: boolean): readonly Choice<Deed>[] => {
  const { rule, rewrites, within } = finding
  const words = rewrites.flatMap(rewrite => offered(rewrite) ?? [])
  return [
    ...words.map((choice, index) => ({ ...choice, key: index < 9 ? String(index + 1) : ' ' })),
    ...(within ? [{ key: 't', label: 'type other words', value: { is: 'own' } } as const] : []),
    { key: 's', label: 'skip', value: { is: 'skip' } },
    { key: 'i', label: 'ignore, with a reason', value: { is: 'ignore' } },
    { key: 'r', label: `skip all of ${rule}`, value: { is: 'skip-rule' } },
    { key: 'f', label: 'skip the rest of this file', value: { is: 'skip-file' } },
    ...(undoable ? [{ key: 'u', label: 'undo the last choice', value: { is: 'undo' } } as const] : []),
    { key: 'q', label: 'quit, and keep what is done', value: { is: 'quit' } },
  ]
}

/** What is still wrong with words in which slots were to be filled. */
export const unfilled = (words: string): string | undefined => {
  const [first] = slotsIn(words)
  if (first !== undefined) return `${first} is still to be filled in.`
  return words.includes('{') ? 'A { is left in it.' : undefined
}
