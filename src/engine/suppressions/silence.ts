import type { CommentMarks } from '../../text/comment.ts'
import type { Message } from '../../text/conversation.ts'
import type { Position } from '../../text/lines.ts'
import type { Range } from '../../text/range.ts'
import { inOrder } from '../collection.ts'
import { commentFingerprint } from '../fingerprint.ts'
import type { Diagnostic, FileReport, SuppressedFinding } from '../report.ts'
import { firstFrom, type PassagePlace, placeOf } from './covers.ts'
import { directivesIn, type Misspelt, type Suppression } from './directive.ts'
import { type Active, type Complaint, prepare, type SuppressOptions, suppress } from './suppress.ts'

/** What the comments of a file silence. Plain data, as rules over whole folders speak when all files are read. */
export interface Silencer {
  /** With what is said of one that turns out to be idle. */
  readonly active: readonly (Active & { readonly idle?: Diagnostic })[]
  readonly told: readonly Diagnostic[]
}

/** Makes a finding of a complaint; undefined where nobody wants to hear it. */
export type Complain = (complaint: Complaint) => Omit<Diagnostic, 'fingerprint'> | undefined

/** Collects what suppressions must know of a file's messages. */
export interface Listener {
  readonly hear: (message: Message, languages?: readonly (string | undefined)[]) => void
  readonly silencer: (options: SuppressOptions, complain: Complain) => Silencer
}

const word = 'tactful-'

/** Everybody reads it, so it is no comment. */
const notRead = 'it is no comment here: customers read it'

/** Listens to a file whose comments speak to Tactful; undefined for any other. */
export const listener = (text: string, marks: readonly CommentMarks[] | undefined): Listener | undefined => {
  const directives = marks ? directivesIn(text, marks) : []
  if (directives.length === 0) return undefined
  const passages: PassagePlace[] = []
  const read: number[] = []
  const hear: Listener['hear'] = ({ passages: own, otherReadings = [] }, languages = []) => {
    // What other customers see is in the language of what these see.
    const main = languages.find(language => language === 'en' || language === 'zh') ?? languages[0]
    for (const [index, passage] of [...own, ...otherReadings.flat()].entries()) {
      const { located } = passage
      passages.push(placeOf(passage, index < own.length ? languages[index] : main))
      for (let at = located.text.indexOf(word); at !== -1; at = located.text.indexOf(word, at + 1))
        read.push(located.source({ start: at, end: at + word.length }).start)
    }
  }
  const isRead = ({ start, end }: Range): boolean => {
    const first = read[firstFrom(read, start, each => each)]
    return first !== undefined && first < end
  }
  const silencer: Listener['silencer'] = (options, complain) => {
    passages.sort((a, b) => a.start - b.start)
    read.sort((a, b) => a - b)
    const honest = directives.map((one): Suppression | Misspelt =>
      isRead(one.range) ? { range: one.range, problem: notRead } : one,
    )
    const { active, complaints } = prepare(honest, passages, text.length, options)
    const ordinals = new Map<string, number>()
    const finding = (complaint: Complaint): Diagnostic | undefined => {
      const found = complain(complaint)
      if (!found) return undefined
      const { start, end } = complaint.range
      const print = commentFingerprint(found.rule, complaint.entry, text.slice(start, end))
      const ordinal = ordinals.get(print) ?? 0
      ordinals.set(print, ordinal + 1)
      return { ...found, fingerprint: ordinal === 0 ? print : `${print}-${ordinal}` }
    }
    return {
      active: active.map(one => {
        const { range } = one.suppression
        const idle = one.judged
          ? finding({ entry: 'unused', range, problem: 'it suppresses nothing' })
          : undefined
        return idle ? { ...one, idle } : one
      }),
      told: complaints.flatMap(complaint => finding(complaint) ?? []),
    }
  }
  return { hear, silencer }
}

type Found = Pick<FileReport, 'findings' | 'suppressed'>

const apply = ({ findings, suppressed: before = [] }: Found, active: Silencer['active']) => {
  const { kept, suppressed, idle } = suppress(findings, active)
  const now = suppressed.map(
    ({ finding, by: { reason, until } }): SuppressedFinding => ({
      finding,
      by: 'comment',
      ...(reason === undefined ? {} : { reason }),
      ...(until === undefined ? {} : { until }),
    }),
  )
  const all = [...before, ...now]
  return { kept, idle, silent: all.length === 0 ? {} : { suppressed: all } }
}

/** Findings without what comments silence, and with what is wrong with the comments. */
export const silenced = (found: Found, { active, told }: Silencer): Found => {
  const { kept, idle, silent } = apply(found, active)
  return { findings: inOrder([...kept, ...told, ...idle.flatMap(one => one.idle ?? [])]), ...silent }
}

/** The same where more findings are to come: what is left to silence and to tell then. */
export const silencedSoFar = (
  found: Found,
  { active, told }: Silencer,
): { readonly found: Found; readonly left: Silencer } => {
  const { kept, idle, silent } = apply(found, active)
  const open = new Set(idle)
  const left = active.map(one => {
    const { idle: _, ...used } = one
    return open.has(one) ? one : used
  })
  return { found: { findings: inOrder([...kept, ...told]), ...silent }, left: { active: left, told: [] } }
}

/** The rule that speaks of suppressions themselves: its findings come from here, not from its file. */
export const ruleOfSuppressions = 'suppression'

/** As much of that rule as a finding needs. */
export interface HousekeepingRule {
  readonly id: string
  readonly severity: Diagnostic['severity']
  readonly why: string
  readonly cite: Diagnostic['cite']
  readonly entries: readonly { readonly id: string; readonly severity?: Diagnostic['severity'] }[]
}

/** What is said of a complaint under this rule. */
export const complainWith =
  (
    rule: HousekeepingRule | undefined,
    text: string,
    at: (offset: number) => Position,
    url: string,
  ): Complain =>
  ({ entry, range, problem }) => {
    const own = rule?.entries.find(({ id }) => id === entry)
    if (!rule || !own) return undefined
    return {
      rule: rule.id,
      entry,
      severity: own.severity ?? rule.severity,
      message: `${problem.slice(0, 1).toUpperCase()}${problem.slice(1)}${problem.endsWith('?') ? '' : '.'}`,
      why: rule.why,
      text: text.slice(range.start, range.end),
      start: at(range.start),
      end: at(range.end),
      messagePath: [],
      role: 'agent',
      rewrites: [],
      related: [],
      cite: rule.cite.map(({ source, where }) => ({ source, where })),
      url,
    }
  }
