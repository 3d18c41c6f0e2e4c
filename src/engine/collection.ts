import { optionValues } from '../rule/check.ts'
import type { Collection, Kept } from '../rule/collection.ts'
import type { Rule } from '../rule/rule.ts'
import type { MessageView } from '../rule/view.ts'
import { wordingFor } from '../rule/wording.ts'
import type { Conversation } from '../text/conversation.ts'
import { grouped } from '../text/grouped.ts'
import type { Position } from '../text/lines.ts'
import type { Range } from '../text/range.ts'
import { citesOf } from './describe.ts'
import { fingerprintKey } from './fingerprint.ts'
import type { Diagnostic } from './report.ts'
import { notedBy, type TellFault, trying } from './rule-fault.ts'
import type { SpotOf } from './said.ts'

/** What a rule kept of a message, with all of a finding but its words. */
export interface Gathered {
  readonly rule: Collecting
  readonly kept: Kept<unknown>
  readonly place: Omit<Diagnostic, 'message' | 'fingerprint'>
  /** The fingerprint, or what it is made of where something is told: of most messages nothing is. */
  readonly print: string | Unprinted
}

interface Unprinted {
  /** The text of the passage. */
  readonly text: string
  readonly range: Range
  readonly messageKey: string
}

/** The fingerprint of what was gathered. */
export const printOf = ({ rule, print }: Gathered): string =>
  typeof print === 'string'
    ? print
    : fingerprintKey({ rule, passage: { text: print.text }, range: print.range }, print.messageKey)

/** A finding of a rule over many files, and the file in which it stands. */
export interface Placed {
  readonly path: string
  readonly finding: Diagnostic
}

/** A rule that judges all messages of a run together. */
export type Collecting = Rule & { readonly collection: Collection }

export const collecting = (rules: readonly Rule[]): readonly Collecting[] =>
  rules.filter((rule): rule is Collecting => rule.collection !== undefined)

/** What the rules keep of a message; costs nothing where there are no such rules. */
export const gather = (
  rules: readonly Collecting[],
  view: MessageView,
  conversation: Conversation,
  file: {
    readonly path: string
    readonly at: (offset: number) => Position
    readonly url: (rule: Rule) => string
    readonly spotOf?: SpotOf | undefined
  },
  tell?: TellFault,
): readonly Gathered[] => {
  const gathered: Gathered[] = []
  const { message } = view
  for (const rule of rules) {
    const noted = notedBy(rule, view, tell)
    if (!noted) continue
    const { passage, range, digest } = noted
    const { text, language } = passage
    const source = passage.passage.located.source(range)
    const start = file.at(source.start)
    const id = message.id === undefined ? {} : { id: message.id }
    const spot = file.spotOf?.({ passage, range })
    const said = conversation.id === undefined ? {} : { conversation: conversation.id }
    const kept: Kept<unknown> = {
      path: file.path,
      line: start.line,
      name: message.path,
      ...said,
      ...id,
      ...(message.channel === undefined ? {} : { channel: message.channel }),
      ...(message.lang === undefined ? {} : { lang: message.lang }),
      language,
      digest,
    }
    const place: Gathered['place'] = {
      rule: rule.id,
      severity: rule.severity,
      why: wordingFor(rule, passage).why,
      text: text.slice(range.start, range.end),
      ...(spot ? { spot } : {}),
      start,
      end: file.at(source.end),
      messagePath: message.path,
      ...said,
      ...id,
      role: message.role,
      rewrites: [],
      related: [],
      cite: citesOf(rule),
      url: file.url(rule),
    }
    const messageKey = message.id ?? message.path.join('/')
    gathered.push({ rule, kept, place, print: { text, range, messageKey } })
  }
  return gathered
}

/** What the rules say when everything is gathered. Where files have a rule with other options, those of the first count. */
export const judgeGathered = (gathered: readonly Gathered[], tell?: TellFault): readonly Placed[] => {
  const byRule = grouped(gathered, ({ rule }) => rule.id)
  const ordinals = new Map<string, number>()
  return [...byRule.values()].flatMap(own => {
    const { rule } = own[0] as Gathered
    const { collection, options } = rule
    const known = new Map(own.map(each => [each.kept, each]))
    const kept = own.map(each => each.kept)
    const told = trying(rule, () => [...collection.judge(kept, optionValues(options))], tell) ?? []
    return told.flatMap(({ of, message }): readonly Placed[] => {
      const found = known.get(of)
      if (!found) return []
      const print = printOf(found)
      const key = `${of.path} ${print}`
      const ordinal = ordinals.get(key) ?? 0
      ordinals.set(key, ordinal + 1)
      const fingerprint = ordinal === 0 ? print : `${print}-${ordinal}`
      return [{ path: of.path, finding: { ...found.place, message, fingerprint } }]
    })
  })
}

/** Findings in the order of their places. Two passages of one place may come in another order than the file has them. */
export const inOrder = (findings: readonly Diagnostic[]): readonly Diagnostic[] =>
  [...findings].sort((a, b) => a.start.offset - b.start.offset || a.end.offset - b.end.offset)
