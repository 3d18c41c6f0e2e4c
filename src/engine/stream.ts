import type { Conversation, Message } from '../text/conversation.ts'
import type { Position } from '../text/lines.ts'
import type { Checker } from './check.ts'
import { inOrder } from './collection.ts'
import { describe, type PageUrl } from './describe.ts'
import { fingerprintKey } from './fingerprint.ts'
import type { Diagnostic, FileReport } from './report.ts'
import { faultProblem, type RuleFault } from './rule-fault.ts'
import { listener } from './said.ts'

/** What came of one message of the company. */
export interface ToldMessage {
  readonly findings: readonly Diagnostic[]
  /** Passages left unchecked because they are neither English nor Chinese. */
  readonly otherLanguages: number
  /** Whether it says anything. */
  readonly speaks: boolean
  /** What rules of plugins did wrong, each told once in a stream. */
  readonly faults: readonly ReturnType<typeof faultProblem>[]
}

/** Numbers findings that are the same but for their place. */
export type Ordinals = Map<string, number>

/** What came of the messages that were asked for. */
export interface ToldTalk {
  readonly told: ReadonlyMap<Message, ToldMessage>
  /** Where it was asked for: what all of them say, and who speaks. */
  readonly heard?: Pick<FileReport, 'said' | 'people'>
}

/** Judges a conversation whose file nobody holds; `tells` are the messages that are asked for. */
export type JudgeTalk = (
  spoken: Conversation,
  tells: ReadonlyMap<Message, (offset: number) => Position>,
  ordinals: Ordinals,
  keepSaid?: boolean,
) => Promise<ToldTalk>

/** Prints are numbered within their conversation; one with more of them than this begins anew, for memory has an end. */
const mostOrdinals = 10_000

const numbered = (print: string, ordinals: Ordinals): string => {
  const ordinal = ordinals.get(print) ?? 0
  if (ordinals.size >= mostOrdinals) ordinals.clear()
  ordinals.set(print, ordinal + 1)
  return ordinal === 0 ? print : `${print}-${ordinal}`
}

/** Makes the judge of a stream. */
export const talkJudge = ({ conversation }: Pick<Checker, 'conversation'>, url: PageUrl): JudgeTalk => {
  const failed = new Set<string>()
  const firstTime = ({ rule }: RuleFault): boolean => !failed.has(rule.id) && !!failed.add(rule.id)
  return async (spoken, tells, ordinals, keepSaid) => {
    const told = new Map<Message, ToldMessage>()
    const heard = keepSaid ? listener() : undefined
    heard?.meet(spoken)
    for (const checked of await conversation(spoken)) {
      const { message, winners, otherLanguages, faults } = checked
      const at = tells.get(message)
      if (!at) continue
      heard?.hear(message, spoken)
      const key = message.id ?? message.path.join('/')
      const findings =
        winners.length === 0
          ? none
          : inOrder(
              winners.map(winner => {
                const print = numbered(fingerprintKey(winner.finding, key), ordinals)
                return describe(winner, { message, conversation: spoken, at }, url, print)
              }),
            )
      told.set(message, {
        findings,
        otherLanguages,
        speaks: message.passages.length > 0,
        faults: faults.length === 0 ? none : faults.filter(firstTime).map(faultProblem),
      })
    }
    return heard ? { told, heard: { said: heard.said, people: heard.people() } } : { told }
  }
}

const none: readonly never[] = []
