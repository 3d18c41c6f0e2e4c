import type { Offer } from '../rule/check.ts'
import type { Rule } from '../rule/rule.ts'
import { wordingFor } from '../rule/wording.ts'
import type { Conversation, Message, Passage } from '../text/conversation.ts'
import { isRefusal } from '../text/edit.ts'
import { grouped } from '../text/grouped.ts'
import type { Position } from '../text/lines.ts'
import { nothing } from '../text/nothing.ts'
import type { Finding } from './judge.ts'
import type { Winner } from './precedence.ts'
import type { Diagnostic, ReportedRewrite, Spot } from './report.ts'
import { replacement } from './rewrite.ts'

/** Where a rule's page can be read. */
export type PageUrl = (rule: Pick<Rule, 'id' | 'group' | 'plugin'>) => string

const twins = new WeakMap<Message, ReadonlyMap<Passage, Passage>>()

/** For each passage the same one in the other copy of its message: of equal ones the first goes with the first. */
const twinsIn = (message: Message): ReadonlyMap<Passage, Passage> => {
  const known = twins.get(message)
  if (known) return known
  const made = new Map<Passage, Passage>()
  twins.set(message, made)
  const alike = grouped(message.twin ?? [], ({ located }) => located.text)
  for (const reading of [message.passages, ...(message.otherReadings ?? [])]) {
    const met = new Map<string, number>()
    for (const passage of reading) {
      const { text } = passage.located
      const nth = met.get(text) ?? 0
      met.set(text, nth + 1)
      const there = alike.get(text)
      const twin = there?.[nth] ?? there?.[0]
      if (twin) made.set(passage, twin)
    }
  }
  return made
}

const rewriteOf = (
  { text, safe }: Offer,
  finding: Finding,
  message: Message,
  unmended: boolean,
): ReportedRewrite => {
  // A slot is for a person to fill, so there is nothing to write into the file yet.
  if (/\{[^{}]+\}/.test(text)) return { text, safe: false, edits: [] }
  const { range, words } = replacement(finding.passage.text, finding.range, text)
  const edit = finding.passage.passage.located.replace(range, words)
  if (isRefusal(edit)) return { text, safe, edits: [], refused: edit.refused }
  const { passage } = finding.passage
  const twin = message.twin && twinsIn(message).get(passage)
  const twinEdit = twin?.located.replace(range, words)
  const both = twin && twinEdit && !isRefusal(twinEdit)
  const edits = both ? [edit, twinEdit] : [edit]
  if (unmended) return { text, safe, edits }
  return { text, safe, edits, change: { passage, range, words, ...(both ? { twin } : {}) } }
}

const rewritesOf = (finding: Finding, message: Message, unmended: boolean): readonly ReportedRewrite[] => {
  // What V8 compiles a map to gives lists of another kind than before: code that takes them is then made anew.
  const rewrites: ReportedRewrite[] = []
  for (const offer of finding.offers) rewrites.push(rewriteOf(offer, finding, message, unmended))
  return rewrites
}

type Draft = { -readonly [Key in keyof Diagnostic]: Diagnostic[Key] }

const cites = new WeakMap<Rule, Diagnostic['cite']>()

/** Made once for each rule. */
export const citesOf = (rule: Rule): Diagnostic['cite'] => {
  const known = cites.get(rule)
  if (known) return known
  const made = rule.cite.map(({ source, where }) => ({ source, where }))
  cites.set(rule, made)
  return made
}

/** What a finding stands in. */
export interface Whereabouts {
  readonly message: Message
  readonly conversation: Conversation
  readonly at: (offset: number) => Position
  /** Nobody mends the file: findings keep no passages, which hold much. */
  readonly unmended?: boolean | undefined
}

/** A finding at its place, as reports tell it. */
export const describe = (
  { finding, related }: Winner,
  { message, conversation, at, unmended = false }: Whereabouts,
  url: PageUrl,
  fingerprint: string,
  spot?: Spot,
): Diagnostic => {
  const { rule, entry, passage, range } = finding
  const source = passage.passage.located.source(range)
  const draft: Draft = {
    rule: rule.id,
    severity: finding.severity,
    message: finding.message,
    why: wordingFor(rule, passage).why,
    text: passage.text.slice(range.start, range.end),
    start: at(source.start),
    end: at(source.end),
    messagePath: message.path,
    role: message.role,
    rewrites: finding.offers.length === 0 ? nothing : rewritesOf(finding, message, unmended),
    related,
    cite: citesOf(rule),
    url: url(rule),
    fingerprint,
  }
  if (entry) draft.entry = entry.id
  if (!unmended) draft.within = { passage: passage.passage, range }
  if (spot) draft.spot = spot
  if (conversation.id !== undefined) draft.conversation = conversation.id
  if (message.id !== undefined) draft.id = message.id
  return draft
}
