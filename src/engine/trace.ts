import { type Propose, sentences } from '../language/sentences.ts'
import type { Language } from '../language/which.ts'
import type { Reading } from '../readers/reader.ts'
import type { Said } from '../rule/check.ts'
import { sentenceAt } from '../rule/regions.ts'
import type { PassageView } from '../rule/view.ts'
import { isCompany } from '../text/company.ts'
import type { Audience, Channel, Conversation, Message, Role } from '../text/conversation.ts'
import { isProblem } from '../text/problem.ts'
import type { Range } from '../text/range.ts'
import type { Severity } from '../text/severity.ts'
import { type Finding, judge } from './judge.ts'
import { settle, type Winner } from './precedence.ts'
import type { PassageRead } from './reading.ts'
import { makeRuleset, type RuleBook, type Ruleset } from './ruleset.ts'
import { rangeOf } from './stretch.ts'
import { otherVersions } from './versions.ts'
import { type MessageRead, viewConversation } from './view.ts'
import type { Candidate, Step } from './weigh.ts'

/** What became of a candidate in the end. */
export type Outcome =
  | { readonly is: 'reported'; readonly severity: Severity }
  /** One of its checks said no: the last of its steps. */
  | { readonly is: 'refused' }
  /** A longer or earlier hit of the same rule stood. */
  | { readonly is: 'outdone'; readonly by: string }
  /** The code of its rule let it pass. */
  | { readonly is: 'passed' }
  /** The house prefers these words. */
  | { readonly is: 'preferred' }
  /** Another rule speaks of these words. */
  | { readonly is: 'yielded'; readonly to: string }

/** Words over the place that a rule considered, and what was asked of them. */
export interface TracedCandidate {
  readonly rule: string
  /** Missing for what a rule in code says by itself. */
  readonly entry?: string
  readonly words: string
  readonly steps: readonly Step[]
  readonly outcome: Outcome
}

/** Why something was or was not reported at a place. */
export type Traced =
  | { readonly is: 'no-prose' }
  | {
      readonly is: 'message'
      readonly role: Role
      readonly audience: Audience
      readonly channel?: Channel
      readonly language: Language
      readonly quote: boolean
      /** The sentence around the place. */
      readonly sentence: string
      readonly candidates: readonly TracedCandidate[]
    }

interface Weighed {
  readonly candidate: Candidate
  readonly steps: readonly Step[]
  readonly said: Said | undefined
}

const textIn = ({ text }: PassageView, { start, end }: Range): string =>
  text.slice(start, end).replace(/\s+/g, ' ').trim()

const holdsAt = ({ start, end }: Range, offset: number): boolean => start <= offset && offset < end

const sameStretch = (a: Said, b: Said): boolean =>
  a.passage === b.passage && a.range.start < b.range.end && b.range.start < a.range.end

const nameOf = ({ rule, entry }: Finding): string => (entry ? `${rule.id}/${entry.id}` : rule.id)

/** What became of a finding when the rules were weighed against each other. */
const settledOutcome = (finding: Finding, winners: readonly Winner[]): Outcome => {
  const own = winners.find(
    winner => winner.finding.rule === finding.rule && sameStretch(winner.finding, finding),
  )
  if (own) return { is: 'reported', severity: own.finding.severity }
  const stronger = winners.find(winner => sameStretch(winner.finding, finding))
  return stronger ? { is: 'yielded', to: nameOf(stronger.finding) } : { is: 'passed' }
}

/** Everything that `judge` considered over one place of a passage, as it told an observer. */
const candidatesAt = (
  message: MessageRead,
  passage: PassageRead,
  offset: number,
  ruleset: Ruleset,
): readonly TracedCandidate[] => {
  const weighed: Weighed[] = []
  const outdone = new Map<Said, Said>()
  const preferred: Finding[] = []
  const findings = judge(message, ruleset, {
    weighed: (candidate, steps, said) => void weighed.push({ candidate, steps, said }),
    outdone: (hit, by) => void outdone.set(hit, by),
    preferred: finding => void preferred.push(finding),
  })
  const winners = settle(findings, ruleset.precedence)
  const outcomeOf = ({ candidate: { rule }, said }: Weighed): Outcome => {
    if (!said) return { is: 'refused' }
    const by = outdone.get(said)
    if (by) return { is: 'outdone', by: by.entry?.id ?? rule.id }
    const own = (each: Finding): boolean => each.rule === rule && sameStretch(each, said)
    if (preferred.some(own)) return { is: 'preferred' }
    const finding = findings.find(own)
    return finding ? settledOutcome(finding, winners) : { is: 'passed' }
  }
  const phrases = weighed
    .filter(
      ({ candidate: { passage: of, match } }) =>
        of === passage && holdsAt(rangeOf(passage.found.tokens, match.from, match.to), offset),
    )
    .map((each): TracedCandidate => {
      const { rule, entry, match } = each.candidate
      const words = textIn(passage, each.said?.range ?? rangeOf(passage.found.tokens, match.from, match.to))
      return { rule: rule.id, entry: entry.id, words, steps: each.steps, outcome: outcomeOf(each) }
    })
  const coded = findings
    .filter(({ entry, passage: of, range }) => !entry && of === passage && holdsAt(range, offset))
    .map((finding): TracedCandidate => {
      const words = textIn(passage, finding.range)
      return { rule: finding.rule.id, words, steps: [], outcome: settledOutcome(finding, winners) }
    })
  // Two phrases of one entry may have found the same words.
  return [...new Map([...phrases, ...coded].map(each => [JSON.stringify(each), each])).values()]
}

/** The passage that stands at an offset of the file, and the offset in it. */
const placeIn = (
  message: Message,
  offset: number,
): { readonly index: number; readonly at: number } | undefined => {
  for (const [index, { located }] of message.passages.entries()) {
    const { length } = located.text
    if (length === 0 || !holdsAt(located.source({ start: 0, end: length }), offset)) continue
    let low = 0
    let high = length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if (located.source({ start: middle, end: middle + 1 }).end > offset) high = middle
      else low = middle + 1
    }
    // Markup between two words is no prose.
    if (holdsAt(located.source({ start: low, end: low + 1 }), offset)) return { index, at: low }
  }
  return undefined
}

/** Tells of a place in what a file was read as, which rules looked there and why each spoke or kept silent. */
export type Tracer = (reading: Reading, offset: number) => Traced

/** Makes a tracer: it judges as a check does, and listens. */
export const makeTracer = (book: RuleBook, propose: Propose): Tracer => {
  const ruleset = makeRuleset(book)
  const trace = (spoken: Conversation, which: number, index: number, at: number): Traced => {
    const views = viewConversation(spoken, ruleset, (text, placeholders) =>
      sentences(text, placeholders, propose),
    )
    const view = views[which] as MessageRead
    const passage = view.passages[index] as PassageRead
    const { role, audience, channel } = view.message
    const quote = passage.passage.kind === 'quote'
    return {
      is: 'message',
      role,
      audience,
      ...(channel === undefined ? {} : { channel }),
      language: passage.language,
      quote,
      sentence: textIn(passage, sentenceAt(passage, at).range),
      candidates: isCompany(role) && !quote ? candidatesAt(view, passage, at, ruleset) : [],
    }
  }
  return ({ conversations }, offset) => {
    for (const spoken of conversations) {
      if (isProblem(spoken)) continue
      for (const { conversation } of [{ conversation: spoken }, ...otherVersions(spoken)]) {
        for (const [which, message] of conversation.messages.entries()) {
          const place = placeIn(message, offset)
          if (place) return trace(conversation, which, place.index, place.at)
        }
      }
    }
    return { is: 'no-prose' }
  }
}
