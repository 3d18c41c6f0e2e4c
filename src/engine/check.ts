import type { Propose } from '../language/sentences.ts'
import { sentences } from '../language/sentences.ts'
import type { Reading } from '../readers/reader.ts'
import type { Rule } from '../rule/rule.ts'
import type { MessageView } from '../rule/view.ts'
import { wordingFor } from '../rule/wording.ts'
import type { Conversation, Message } from '../text/conversation.ts'
import { isRefusal } from '../text/edit.ts'
import type { Position } from '../text/lines.ts'
import { isProblem } from '../text/problem.ts'
import { collecting, type Gathered, gather, inOrder } from './collection.ts'
import { fingerprintKey } from './fingerprint.ts'
import { judge } from './judge.ts'
import { placed, placesIn } from './placed.ts'
import { settle, type Winner } from './precedence.ts'
import type { Diagnostic, FileReport, ReportedProblem, ReportedRewrite } from './report.ts'
import { replacement } from './rewrite.ts'
import { faultProblem, ParserWanted, type RuleFault, type TellFault } from './rule-fault.ts'
import { makeRuleset, type RuleBook, type Ruleset } from './ruleset.ts'
import { listener as hearing } from './said.ts'
import {
  complainWith,
  listener,
  ruleOfSuppressions,
  type Silencer,
  silenced,
  silencedSoFar,
} from './suppressions/silence.ts'
import { speakers } from './suppressions/speakers.ts'
import { otherVersions, withoutRepeats } from './versions.ts'
import { viewConversation } from './view.ts'

/** One message of the company with what was found in it. */
export interface Checked {
  readonly message: Message
  readonly winners: readonly Winner[]
  readonly otherLanguages: number
  readonly view: MessageView
  /** What rules of plugins did wrong. */
  readonly faults: readonly RuleFault[]
}

/** Checks conversations and files with one set of rules. */
export interface Checker {
  readonly conversation: (conversation: Conversation) => Promise<readonly Checked[]>
  readonly file: (reading: Reading, file: FileToCheck) => Promise<CheckedFile>
}

export interface FileToCheck {
  readonly path: string
  readonly text: string
  /** Its neighbours are checked with it. */
  readonly among?: boolean
  /** The day, `2026-11-22`; without it no suppression expires. */
  readonly today?: string
  /** Somebody wants `FileReport.said`. */
  readonly keepSaid?: boolean
}

/** What came of a file. */
export interface CheckedFile {
  readonly report: FileReport
  readonly problems: readonly ReportedProblem[]
  /** What rules over whole folders keep of a file that is one of many; undefined where no such rule is on. */
  readonly gathered?: readonly Gathered[]
  /** What its comments silence of what comes of `gathered`. */
  readonly silencer?: Silencer
}

/** Where a rule's page can be read. */
export type PageUrl = (rule: Pick<Rule, 'id' | 'group' | 'plugin'>) => string

const isCompany = ({ role }: Message): boolean => role === 'agent' || role === 'bot'

const rewritesOf = ({ finding }: Winner, message: Message): readonly ReportedRewrite[] =>
  finding.offers.map(({ text, safe }) => {
    // A slot is for a person to fill, so there is nothing to write into the file yet.
    if (/\{[^{}]+\}/.test(text)) return { text, safe: false, edits: [] }
    const { range, words } = replacement(finding.passage.text, finding.range, text)
    const edit = finding.passage.passage.located.replace(range, words)
    if (isRefusal(edit)) return { text, safe, edits: [], refused: edit.refused }
    const { passage } = finding.passage
    const twin = message.twin?.find(({ located }) => located.text === passage.located.text)
    const twinEdit = twin?.located.replace(range, words)
    const change = { passage, range, words }
    if (!twin || !twinEdit || isRefusal(twinEdit)) return { text, safe, edits: [edit], change }
    return { text, safe, edits: [edit, twinEdit], change: { ...change, twin } }
  })

const describe = (
  winner: Winner,
  message: Message,
  conversation: Conversation,
  at: (offset: number) => Position,
  url: PageUrl,
): Omit<Diagnostic, 'fingerprint'> => {
  const { rule, entry, passage, range, severity, message: said } = winner.finding
  const source = passage.passage.located.source(range)
  return {
    rule: rule.id,
    ...(entry ? { entry: entry.id } : {}),
    severity,
    message: said,
    why: wordingFor(rule, passage).why,
    text: passage.text.slice(range.start, range.end),
    within: { passage: passage.passage, range },
    start: at(source.start),
    end: at(source.end),
    messagePath: message.path,
    ...(conversation.id === undefined ? {} : { conversation: conversation.id }),
    ...(message.id === undefined ? {} : { id: message.id }),
    role: message.role,
    rewrites: rewritesOf(winner, message),
    related: winner.related,
    cite: rule.cite.map(({ source: book, where }) => ({ source: book, where })),
    url: url(rule),
  }
}

/** Makes a checker; `loadParser` is asked for once, when a sentence mark needs it. */
export const makeChecker = (book: RuleBook, loadParser: () => Promise<Propose>, url: PageUrl): Checker => {
  const ruleset: Ruleset = makeRuleset(book)
  let propose: Propose | undefined
  const ask: Propose = text => {
    if (!propose) throw new ParserWanted()
    return propose(text)
  }
  const view = (spoken: Conversation) =>
    viewConversation(spoken, ruleset, (text, placeholders) => sentences(text, placeholders, ask))
  const winnersIn = (view: MessageView, tell: TellFault): readonly Winner[] =>
    settle(judge(view, ruleset, undefined, tell), ruleset.precedence)
  const checked = (spoken: Conversation): readonly Checked[] => {
    const versions = otherVersions(spoken).map(({ conversation, differs }) => ({
      views: view(conversation),
      differs,
    }))
    return view(spoken).flatMap((main, index): readonly Checked[] => {
      if (!isCompany(main.message)) return []
      const others = versions.flatMap(({ views, differs }) => (differs(index) ? (views[index] ?? []) : []))
      const faults: RuleFault[] = []
      const tell: TellFault = fault => void faults.push(fault)
      return [
        {
          message: main.message,
          faults,
          winners: withoutRepeats([main, ...others].map(view => winnersIn(view, tell))),
          otherLanguages: main.passages.filter(({ language }) => language === 'other').length,
          view: main,
        },
      ]
    })
  }
  const conversation = async (spoken: Conversation): Promise<readonly Checked[]> => {
    try {
      return checked(spoken)
    } catch (error) {
      if (!(error instanceof ParserWanted)) throw error
    }
    propose = await loadParser()
    return checked(spoken)
  }
  const together = collecting(ruleset.rules)
  const { known, languagesOf } = speakers(ruleset, book)
  const housekeeping = book.rules.find(({ id }) => id === ruleOfSuppressions)
  const file: Checker['file'] = async (reading, { path, text, among = false, today = '', keepSaid }) => {
    const at = placesIn(text)
    const gathered: Gathered[] | undefined = among && together.length > 0 ? [] : undefined
    // What is gathered may ask for sentences, and has nobody to wait for the parser.
    if (gathered) propose ??= await loadParser()
    const problems: ReportedProblem[] = []
    const failed = new Set<string>()
    /** Told once in a file of each rule: it may fail in every message. */
    const failing = (fault: RuleFault, { passages: [first] }: Message): void => {
      if (failed.has(fault.rule.id)) return
      failed.add(fault.rule.id)
      const place = first && at(first.located.source({ start: 0, end: first.located.text.length }).start)
      const where = place && { line: place.line, column: place.column }
      problems.push({ path, ...where, ...faultProblem(fault) })
    }
    const findings: Diagnostic[] = []
    const ordinals = new Map<string, number>()
    const heard = keepSaid ? hearing() : undefined
    let messages = 0
    let otherLanguages = 0
    const comments = listener(text, reading.comments)
    for (const spoken of reading.conversations) {
      if (isProblem(spoken)) {
        problems.push(placed(path, spoken, at))
        continue
      }
      if (comments) for (const message of spoken.messages) if (!isCompany(message)) comments.hear(message)
      for (const checked of await conversation(spoken)) {
        if (checked.message.passages.length > 0) messages++
        const spotOf = heard?.hear(checked.message, spoken)
        otherLanguages += checked.otherLanguages
        comments?.hear(
          checked.message,
          checked.view.passages.map(({ language }) => language),
        )
        const tell: TellFault = fault => failing(fault, checked.message)
        checked.faults.forEach(tell)
        gathered?.push(...gather(together, checked.view, spoken, { path, at, url, spotOf }, tell))
        const key = checked.message.id ?? checked.message.path.join('/')
        for (const winner of checked.winners) {
          const print = fingerprintKey(winner.finding, key)
          const ordinal = ordinals.get(print) ?? 0
          ordinals.set(print, ordinal + 1)
          const spot = spotOf?.(winner.finding)
          findings.push({
            ...describe(winner, checked.message, spoken, at, url),
            ...(spot ? { spot } : {}),
            fingerprint: ordinal === 0 ? print : `${print}-${ordinal}`,
          })
        }
      }
    }
    const report: FileReport = {
      path,
      format: reading.format,
      messages,
      otherLanguages,
      findings: inOrder(findings),
      source: text,
      ...(heard ? { said: heard.said } : {}),
    }
    const silencer = comments?.silencer(
      { known: known(), languagesOf: name => languagesOf(name, gathered !== undefined), today },
      complainWith(housekeeping, text, at, housekeeping ? url(housekeeping) : ''),
    )
    if (!silencer) return { report, problems, ...(gathered ? { gathered } : {}) }
    if (!gathered) return { report: { ...report, ...silenced(report, silencer) }, problems }
    const { found, left } = silencedSoFar(report, silencer)
    return { report: { ...report, ...found }, problems, gathered, silencer: left }
  }
  return { conversation, file }
}
