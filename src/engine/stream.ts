import type { Conversation, Message } from '../text/conversation.ts'
import type { Position } from '../text/lines.ts'
import { nothing } from '../text/nothing.ts'
import type { Checker, Heard } from './check.ts'
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
  /** What rules of plugins did wrong, each told once in a stream. */
  readonly faults: readonly ReturnType<typeof faultProblem>[]
}

/** Numbers findings that are the same but for their place. */
export type Ordinals = Map<string, number>

/** What came of the messages that were asked for. */
export interface ToldTalk {
  /** Most have nothing to tell, and are left out. */
  readonly told: ReadonlyMap<Message, ToldMessage>
  /** Where it was asked for: what all of them say, and who speaks. */
  readonly heard?: Pick<FileReport, 'said' | 'people'>
}

/** Where the offsets of a message are; undefined for one that nobody asks for. */
export type PlacesOf = (message: Message) => ((offset: number) => Position) | undefined

/** Judges a conversation whose file nobody holds; a promise only where something must be waited for. */
export type JudgeTalk = (
  spoken: Conversation,
  placesOf: PlacesOf,
  ordinals: Ordinals,
  keepSaid?: boolean,
) => ToldTalk | Promise<ToldTalk>

/** Prints are numbered within their conversation; one with more of them than this begins anew, for memory has an end. */
const mostOrdinals = 10_000

const numbered = (print: string, ordinals: Ordinals): string => {
  const ordinal = ordinals.get(print) ?? 0
  if (ordinals.size >= mostOrdinals) ordinals.clear()
  ordinals.set(print, ordinal + 1)
  return ordinal === 0 ? print : `${print}-${ordinal}`
}

const silence: ToldTalk = { told: new Map() }

/** Makes the judge of a stream. */
export const talkJudge = ({ talk }: Pick<Checker, 'talk'>, url: PageUrl): JudgeTalk => {
  const failed = new Set<string>()
  const firstTime = ({ rule }: RuleFault): boolean => !failed.has(rule.id) && !!failed.add(rule.id)
  return (spoken, placesOf, ordinals, keepSaid) => {
    let told: Map<Message, ToldMessage> | undefined
    const heard = keepSaid ? listener() : undefined
    heard?.meet(spoken)
    const hear = ({ message, winners, otherLanguages, faults }: Heard): void => {
      const isSilent = winners.length + otherLanguages + faults.length === 0
      if (isSilent && !heard) return
      const at = placesOf(message)
      if (!at) return
      heard?.hear(message, spoken)
      if (isSilent) return
      const key = message.id ?? message.path.join('/')
      // What V8 compiles a map to gives lists of another kind than before: code that takes them is then made anew.
      const findings: Diagnostic[] = []
      for (const winner of winners) {
        const print = numbered(fingerprintKey(winner.finding, key), ordinals)
        findings.push(describe(winner, { message, conversation: spoken, at }, url, print))
      }
      told ??= new Map()
      told.set(message, {
        findings: findings.length > 1 ? inOrder(findings) : findings,
        otherLanguages,
        faults: faults.length === 0 ? nothing : faults.filter(firstTime).map(faultProblem),
      })
    }
    const all = (): ToldTalk => {
      if (!heard) return told ? { told } : silence
      return { told: told ?? silence.told, heard: { said: heard.said, people: heard.people() } }
    }
    const waiting = talk(spoken, hear)
    return waiting ? waiting.then(all) : all()
  }
}
