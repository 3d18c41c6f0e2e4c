import type { Propose } from '../language/sentences.ts'
import { sentences } from '../language/sentences.ts'
import type { Reading } from '../readers/reader.ts'
import { wordingFor } from '../rule/wording.ts'
import type { Conversation, Message } from '../text/conversation.ts'
import { isRefusal } from '../text/edit.ts'
import type { Position } from '../text/lines.ts'
import { isProblem } from '../text/problem.ts'
import { fingerprintKey } from './fingerprint.ts'
import { judge } from './judge.ts'
import { placed, placesIn } from './placed.ts'
import { settle, type Winner } from './precedence.ts'
import type { Diagnostic, FileReport, ReportedProblem, ReportedRewrite } from './report.ts'
import { replacement } from './rewrite.ts'
import { makeRuleset, type RuleBook, type Ruleset } from './ruleset.ts'
import { viewConversation } from './view.ts'

/** One message of the company with what was found in it. */
export interface Checked {
  readonly message: Message
  readonly winners: readonly Winner[]
  readonly otherLanguages: number
}

/** Checks conversations and files with one set of rules. */
export interface Checker {
  readonly conversation: (conversation: Conversation) => Promise<readonly Checked[]>
  readonly file: (
    reading: Reading,
    file: { readonly path: string; readonly text: string },
  ) => Promise<{ readonly report: FileReport; readonly problems: readonly ReportedProblem[] }>
}

/** Where a rule's page can be read. */
export type PageUrl = (rule: { readonly id: string; readonly group: string }) => string

const isCompany = ({ role }: Message): boolean => role === 'agent' || role === 'bot'

/** A sentence was asked for whose end only the parser of English knows. */
class ParserWanted extends Error {}

const rewritesOf = ({ finding }: Winner): readonly ReportedRewrite[] =>
  finding.offers.map(({ text, safe }) => {
    // A slot is for a person to fill, so there is nothing to write into the file yet.
    if (/\{[^{}]+\}/.test(text)) return { text, safe: false, edits: [] }
    const { range, words } = replacement(finding.passage.text, finding.range, text)
    const edit = finding.passage.passage.located.replace(range, words)
    if (isRefusal(edit)) return { text, safe, edits: [], refused: edit.refused }
    return { text, safe, edits: [edit], change: { passage: finding.passage.passage, range, words } }
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
    start: at(source.start),
    end: at(source.end),
    messagePath: message.path,
    ...(conversation.id === undefined ? {} : { conversation: conversation.id }),
    ...(message.id === undefined ? {} : { id: message.id }),
    role: message.role,
    rewrites: rewritesOf(winner),
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
  const checked = (spoken: Conversation): readonly Checked[] =>
    viewConversation(spoken, ruleset, (text, placeholders) => sentences(text, placeholders, ask))
      .filter(({ message }) => isCompany(message))
      .map(view => ({
        message: view.message,
        winners: settle(judge(view, ruleset), ruleset.precedence),
        otherLanguages: view.passages.filter(({ language }) => language === 'other').length,
      }))
  const conversation = async (spoken: Conversation): Promise<readonly Checked[]> => {
    try {
      return checked(spoken)
    } catch (error) {
      if (!(error instanceof ParserWanted)) throw error
    }
    propose = await loadParser()
    return checked(spoken)
  }
  const file: Checker['file'] = async (reading, { path, text }) => {
    const at = placesIn(text)
    const problems: ReportedProblem[] = []
    const findings: Diagnostic[] = []
    const ordinals = new Map<string, number>()
    let messages = 0
    let otherLanguages = 0
    for (const spoken of reading.conversations) {
      if (isProblem(spoken)) {
        problems.push(placed(path, spoken, at))
        continue
      }
      for (const checked of await conversation(spoken)) {
        if (checked.message.passages.length > 0) messages++
        otherLanguages += checked.otherLanguages
        const key = checked.message.id ?? checked.message.path.join('/')
        for (const winner of checked.winners) {
          const print = fingerprintKey(winner.finding, key)
          const ordinal = ordinals.get(print) ?? 0
          ordinals.set(print, ordinal + 1)
          findings.push({
            ...describe(winner, checked.message, spoken, at, url),
            fingerprint: ordinal === 0 ? print : `${print}-${ordinal}`,
          })
        }
      }
    }
    // Two passages of one place (a message and its front matter) may come in another order than the file has them.
    findings.sort((a, b) => a.start.offset - b.start.offset || a.end.offset - b.end.offset)
    return {
      report: { path, format: reading.format, messages, otherLanguages, findings, source: text },
      problems,
    }
  }
  return { conversation, file }
}
