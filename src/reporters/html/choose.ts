import type { Severity } from '../../text/severity.ts'
import { titleOf } from './card.ts'
import type { Case, Kind, Told } from './data.ts'

export type Order = 'impact' | 'worst' | 'most' | 'used' | 'file'

/** What the reader of the page wants to see; empty words want everything. */
export interface Choice {
  readonly words: string
  readonly severities: readonly Severity[]
  readonly rule: string
  readonly file: string
  readonly author: string
  /** Only findings with a rewrite that may be taken as it is. */
  readonly safe: boolean
  readonly order: Order
}

export interface Chosen {
  readonly cases: readonly Case[]
  readonly findings: number
}

const weights: Readonly<Record<Severity, number>> = { error: 9, warning: 3, info: 1 }

const folded = (text: string): string => text.normalize('NFKC').toLowerCase()

/** Whether a finding is wanted, whatever words are searched for. */
export const keeps =
  ({ severities, rule, safe }: Choice, kinds: readonly Kind[]): ((told: Told) => boolean) =>
  told =>
    severities.includes(told.severity) &&
    (rule === '' || kinds[told.kind]?.rule === rule) &&
    (!safe || told.rewrites.some(rewrite => rewrite.safe))

/** All words of a case that can be searched for. */
const wordsOf = (one: Case, kinds: readonly Kind[]): string => {
  const { message, file } = one
  const said = message.findings.flatMap(({ kind, message: says, text, rewrites }) => {
    const { rule = '', entry = '', title = '' } = kinds[kind] ?? {}
    return [rule, entry, title, says, text, ...rewrites.map(each => each.text)]
  })
  const passages = message.passages.map(({ text }) => text)
  const { id = '', conversation = '', author = '' } = message
  return folded([titleOf(one), file, id, conversation, author, ...passages, ...said].join('\n'))
}

/** How much a message weighs: its findings by severity, times its uses where they are known. */
const weightOf = (findings: readonly Told[]): number =>
  findings.reduce((sum, { severity }) => sum + weights[severity], 0)

const rankings: Readonly<Record<Order, (one: Case, kept: readonly Told[]) => number>> = {
  impact: ({ message }, kept) => weightOf(kept) * (message.uses ?? 1),
  worst: (_, kept) => weightOf(kept),
  most: (_, kept) => kept.length,
  used: ({ message }) => message.uses ?? 0,
  file: () => 0,
}

/** Chooses among cases; what can be searched for is folded once. */
export const chooser = (cases: readonly Case[], kinds: readonly Kind[]): ((choice: Choice) => Chosen) => {
  const haystacks = new Map<Case, string>()
  const haystack = (one: Case): string => {
    const known = haystacks.get(one)
    if (known !== undefined) return known
    const made = wordsOf(one, kinds)
    haystacks.set(one, made)
    return made
  }
  return choice => {
    const wanted = folded(choice.words).split(/\s+/).filter(Boolean)
    const keep = keeps(choice, kinds)
    const ranked = cases.flatMap(one => {
      if (choice.file !== '' && one.file !== choice.file) return []
      if (choice.author !== '' && one.message.author !== choice.author) return []
      const kept = one.message.findings.filter(keep)
      if (kept.length === 0 || !wanted.every(word => haystack(one).includes(word))) return []
      return [{ one, findings: kept.length, rank: rankings[choice.order](one, kept) }]
    })
    return {
      cases: ranked.sort((a, b) => b.rank - a.rank || a.one.order - b.one.order).map(({ one }) => one),
      findings: ranked.reduce((sum, { findings }) => sum + findings, 0),
    }
  }
}
