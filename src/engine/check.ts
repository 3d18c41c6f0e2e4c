import type { Propose } from '../language/sentences.ts'
import { sentences } from '../language/sentences.ts'
import type { Reading } from '../readers/reader.ts'
import type { MessageView } from '../rule/view.ts'
import { isCompany } from '../text/company.ts'
import type { Conversation, Message } from '../text/conversation.ts'
import { nothing } from '../text/nothing.ts'
import type { PassingText } from '../text/passing.ts'
import { isProblem } from '../text/problem.ts'
import { collecting, type Gathered, gather, inOrder } from './collection.ts'
import { describe, type PageUrl } from './describe.ts'
import { fingerprintKey } from './fingerprint.ts'
import { judge, type Suspicion } from './judge.ts'
import type { Meter } from './meter.ts'
import { placed, textToCheck } from './placed.ts'
import { settle, type Winner } from './precedence.ts'
import type { SplitSentences } from './reading.ts'
import type { Diagnostic, FileReport, ReportedProblem } from './report.ts'
import { faultProblem, ParserWanted, type RuleFault, type TellFault } from './rule-fault.ts'
import { makeRuleset, type RuleBook, type Ruleset } from './ruleset.ts'
import { listener as hearing } from './said.ts'
import { makeSieve } from './sieve.ts'
import type { Sieve, Sifted } from './sifted.ts'
import {
  complainWith,
  listener,
  ruleOfSuppressions,
  type Silencer,
  silenced,
  silencedSoFar,
} from './suppressions/silence.ts'
import { speakers } from './suppressions/speakers.ts'
import { otherVersions, type Version, withoutRepeats } from './versions.ts'
import { type MessageRead, viewConversation } from './view.ts'

/** One message of the company with what was found in it. */
export interface Checked {
  readonly message: Message
  readonly winners: readonly Winner[]
  readonly otherLanguages: number
  readonly view: MessageView
  /** What rules of plugins did wrong. */
  readonly faults: readonly RuleFault[]
}

/** What is told of a message while its conversation is at hand. */
export type Heard = Omit<Checked, 'view'>

/** Checks conversations and files with one set of rules. */
export interface Checker {
  readonly conversation: (conversation: Conversation) => Promise<readonly Checked[]>
  /** The same, told message by message. A promise only where it must be waited for: a stream has very many conversations. */
  readonly talk: (conversation: Conversation, hear: (heard: Heard) => void) => Promise<void> | undefined
  readonly file: (reading: Reading, file: FileToCheck) => Promise<CheckedFile>
}

export interface FileToCheck {
  readonly path: string
  /** One that passes holds no comments for Tactful. */
  readonly text: string | PassingText
  /** Its neighbours are checked with it. */
  readonly among?: boolean
  /** The day, `2026-11-22`; without it no suppression expires. */
  readonly today?: string
  /** Somebody wants `FileReport.said`. */
  readonly keepSaid?: boolean
  /** Nobody mends the file: findings keep no passages, which hold much. */
  readonly unmended?: boolean
  /** Asked before each conversation: a promise where it is time to let others have a turn; true ends the file there. */
  readonly pause?: () => Promise<boolean> | undefined
}

/** What came of a file. */
export interface CheckedFile {
  readonly report: FileReport
  readonly problems: readonly ReportedProblem[]
  /** What rules over whole folders keep of a file that is one of many; undefined where no such rule is on. */
  readonly gathered?: readonly Gathered[]
  /** What its comments silence of what comes of `gathered`. */
  readonly silencer?: Silencer
  /** It was not checked to its end. */
  readonly cut?: true
}

/** Makes a checker; `loadParser` is asked for once, when a sentence mark needs it. */
export const makeChecker = (
  book: RuleBook,
  loadParser: () => Promise<Propose>,
  url: PageUrl,
  meter?: Meter,
): Checker => {
  const ruleset: Ruleset = makeRuleset(meter ? { ...book, rules: book.rules.map(meter.rule) } : book)
  let propose: Propose | undefined
  const ask: Propose = text => {
    if (!propose) throw new ParserWanted()
    return propose(text)
  }
  const split: SplitSentences = (text, placeholders) => sentences(text, placeholders, ask)
  const sift = ruleset.flat && makeSieve(ruleset, ruleset.flat)
  const sieve: Sieve | undefined =
    sift && meter ? (spoken, lasting) => meter.during('matching', () => sift(spoken, lasting)) : sift
  const winnersIn = (view: MessageRead, tell: TellFault, known?: Suspicion) => {
    if (!meter) return settle(judge(view, ruleset, undefined, tell, known), ruleset.precedence)
    // A view is read when somebody asks: here, so that it is not the first rule that seems to take so long.
    meter.during('matching', () => view.passages.map(({ found }) => found))
    return meter.during('judging', () =>
      settle(judge(view, ruleset, meter.observer(), tell, known), ruleset.precedence),
    )
  }
  /** One reading of a conversation: its messages, and what is found in each. */
  const read = (spoken: Conversation, sifted = sieve?.(spoken, true)) => {
    const views = viewConversation(spoken, ruleset, split, sifted?.isLoud ? sifted : undefined)
    const winners = (index: number, tell: TellFault): readonly Winner[] => {
      const view = views[index] as MessageRead
      if (!sifted) return winnersIn(view, tell)
      if (!sifted.isLoudAt(index)) return nothing
      const maySpeak = (rule: number): boolean => sifted.maySpeak(index, rule)
      return winnersIn(view, tell, { hasHits: sifted.hasHits(index), maySpeak })
    }
    const inOthers = ({ passages }: MessageView): number =>
      passages.filter(({ language }) => language === 'other').length
    const otherLanguages = (index: number): number =>
      sifted ? sifted.inOtherLanguages(index) : inOthers(views[index] as MessageView)
    return { views, winners, otherLanguages }
  }
  const checked = (spoken: Conversation, sifted: Sifted | undefined): readonly Checked[] => {
    const main = read(spoken, sifted)
    const versions: (ReturnType<typeof read> & Pick<Version, 'differs'>)[] = []
    for (const { conversation, differs } of otherVersions(spoken)) {
      versions.push({ ...read(conversation), differs })
    }
    const all: Checked[] = []
    for (let index = 0; index < main.views.length; index++) {
      const view = main.views[index] as MessageRead
      const { message } = view
      if (!isCompany(message.role)) continue
      const faults: RuleFault[] = []
      const tell: TellFault = fault => void faults.push(fault)
      const own = main.winners(index, tell)
      const others = versions.length === 0 ? versions : versions.filter(({ differs }) => differs(index))
      const winners =
        others.length === 0 ? own : withoutRepeats([own, ...others.map(each => each.winners(index, tell))])
      all.push({ message, faults, winners, otherLanguages: main.otherLanguages(index), view })
    }
    return all
  }
  /** Undefined where it needs the parser, which is not there yet. */
  const tried = (spoken: Conversation, sifted: Sifted | undefined): readonly Checked[] | undefined => {
    try {
      return checked(spoken, sifted)
    } catch (error) {
      if (error instanceof ParserWanted) return undefined
      throw error
    }
  }
  const withParser = async (spoken: Conversation): Promise<readonly Checked[]> => {
    propose = await loadParser()
    // While it was loading, other files had their turns.
    return checked(spoken, sieve?.(spoken, true))
  }
  const conversation: Checker['conversation'] = async spoken =>
    tried(spoken, sieve?.(spoken, true)) ?? withParser(spoken)
  const quietly = ({ messages }: Conversation, sifted: Sifted, hear: (heard: Heard) => void): void => {
    for (const [index, message] of messages.entries()) {
      if (!isCompany(message.role)) continue
      hear({ message, winners: nothing, faults: nothing, otherLanguages: sifted.inOtherLanguages(index) })
    }
  }
  const talk: Checker['talk'] = (spoken, hear) => {
    const sifted = sieve?.(spoken)
    if (sifted && !sifted.isLoud) {
      quietly(spoken, sifted, hear)
      return undefined
    }
    const all = tried(spoken, sifted)
    if (!all) return withParser(spoken).then(each => each.forEach(hear))
    all.forEach(hear)
    return undefined
  }
  const together = collecting(ruleset.rules)
  const { known, languagesOf } = speakers(ruleset, book)
  const housekeeping = book.rules.find(({ id }) => id === ruleOfSuppressions)
  const file: Checker['file'] = async (
    reading,
    { path, text, among = false, today = '', keepSaid, unmended, pause },
  ) => {
    const { at, quote, whole, shown } = textToCheck(text)
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
    const comments = listener(whole, reading.comments)
    let cut = false
    for (const spoken of reading.conversations) {
      const turn = pause?.()
      cut = turn !== undefined && (await turn)
      if (cut) break
      if (isProblem(spoken)) {
        problems.push(placed(path, spoken, at))
        continue
      }
      if (comments) {
        for (const message of spoken.messages) if (!isCompany(message.role)) comments.hear(message)
      }
      heard?.meet(spoken)
      const sifted = sieve?.(spoken)
      // Where nobody wants more of a conversation than its findings, one without any is done with.
      if (sifted && !sifted.isLoud && !comments && !heard && !gathered) {
        messages += sifted.messages
        otherLanguages += sifted.otherLanguages
        continue
      }
      // Nothing is waited for in between: what the sieve tells holds until its next look.
      for (const checked of tried(spoken, sifted) ?? (await withParser(spoken))) {
        const { passages } = checked.message
        if (passages.length > 0) messages++
        const foreign = passages.length > 0 && checked.otherLanguages === passages.length
        const spotOf = heard?.hear(checked.message, spoken, foreign)
        otherLanguages += checked.otherLanguages
        comments?.hear(
          checked.message,
          checked.view.passages.map(({ language }) => language),
        )
        const tell: TellFault = fault => failing(fault, checked.message)
        checked.faults.forEach(tell)
        if (gathered) {
          const kept = gather(together, checked.view, spoken, { path, at, url, spotOf }, tell)
          for (const { place } of kept) quote(place.start)
          gathered.push(...kept)
        }
        const whereabouts = { message: checked.message, conversation: spoken, at, unmended }
        const key = checked.message.id ?? checked.message.path.join('/')
        for (const winner of checked.winners) {
          const print = fingerprintKey(winner.finding, key)
          const ordinal = ordinals.get(print) ?? 0
          ordinals.set(print, ordinal + 1)
          const fingerprint = ordinal === 0 ? print : `${print}-${ordinal}`
          const found = describe(winner, whereabouts, url, fingerprint, spotOf?.(winner.finding))
          quote(found.start)
          findings.push(found)
        }
      }
    }
    const report: FileReport = {
      path,
      format: reading.format,
      messages,
      otherLanguages,
      findings: inOrder(findings),
      ...shown(),
      ...(heard ? { said: heard.said, people: heard.people() } : {}),
    }
    const silencer = comments?.silencer(
      { known: known(), languagesOf: name => languagesOf(name, gathered !== undefined), today },
      // Of a file that was left halfway nobody can say what in it is of no use.
      complainWith(cut ? undefined : housekeeping, whole, at, housekeeping ? url(housekeeping) : ''),
    )
    const end = cut ? { problems, cut } : { problems }
    if (!silencer) return { report, ...end, ...(gathered ? { gathered } : {}) }
    if (!gathered) return { report: { ...report, ...silenced(report, silencer) }, ...end }
    const { found, left } = silencedSoFar(report, silencer)
    return { report: { ...report, ...found }, ...end, gathered, silencer: left }
  }
  return { conversation, talk, file }
}
