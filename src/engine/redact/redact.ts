import type { Role } from '../../text/conversation.ts'
import type {
  Diagnostic,
  FileReport,
  ReportedProblem,
  ReportedRewrite,
  SaidMessage,
  SuppressedFinding,
} from '../report.ts'
import { type Known, knownBy, knownIn } from './known.ts'
import { masked, maskedAround, maskedSource } from './mask.ts'

/** Takes what tells of people out of the reports of one run. */
export interface Redactor {
  /** `keepSaid`: with the messages, which cost time to mask. */
  readonly report: (report: FileReport, keepSaid?: boolean) => FileReport
  /** `report` is that of the same file, where there is one. */
  readonly problem: (problem: ReportedProblem, report?: FileReport) => ReportedProblem
  /** What masks other texts that quote a file. */
  readonly textsOf: (report: FileReport | undefined) => {
    readonly text: (text: string) => string
    readonly source: (source: string) => string
  }
}

const mails: readonly string[] = ['eml', 'mbox']

type Mask = (text: string) => string

const rewriteOf =
  (mask: Mask) =>
  ({ text, safe, edits, refused }: ReportedRewrite): ReportedRewrite => {
    const shown = mask(text)
    // Masks never go into a file: what would put them there is offered as words only.
    const kept = shown === text && edits.every(edit => mask(edit.text) === edit.text)
    const lost = !kept && edits.length > 0 ? 'its words are masked here' : refused
    return { text: shown, safe, edits: kept ? edits : [], ...(lost === undefined ? {} : { refused: lost }) }
  }

const findingOf = (found: Diagnostic, mask: Mask, id: Mask): Diagnostic => {
  // What holds the text itself stays behind.
  const { within: _, ...rest } = found
  return {
    ...rest,
    message: mask(found.message),
    text: mask(found.text),
    messagePath: found.messagePath.map(step => mask(id(step))),
    ...(found.conversation === undefined ? {} : { conversation: id(found.conversation) }),
    ...(found.id === undefined ? {} : { id: id(found.id) }),
    rewrites: found.rewrites.map(rewriteOf(mask)),
  }
}

const quoted = /[“"]([^”"]*)[”"]/g
/** A key of a format, `role` or `text`, is no name. */
const isKey = (words: string): boolean => /^[a-z_]+$/.test(words)

/** The words that a problem quotes, and what it proposes to list. */
const quotedIn = ({ message, hint }: ReportedProblem): readonly string[] => [
  ...Array.from(message.matchAll(quoted), ([, words = '']) => words),
  ...Array.from(hint.matchAll(/\{agent: \[([^\]]*)\]/g), ([, words = '']) => words.replace(/^"|"$/g, '')),
]

const replaced = (text: string, words: readonly string[]): string =>
  words.reduce((left, each) => left.replaceAll(each, each.replace(/[^\s]/g, '*')), text)

const noNames: Known = knownBy([])

/** What an id says of somebody: an address, a telephone number. A number of a ticket is needed to find it. */
const tells = (id: string): boolean => /[@＠]|^\s*(?:\+|00|\()[\d\s().-]{6,}$/.test(id)

/** Makes a redactor. Who is who is numbered as they come, and keeps the number in the whole run. */
export const redactor = (): Redactor => {
  const numbers = new Map<string, string>()
  const counts = new Map<string, number>()
  const numbered = (kind: string, name: string): string => {
    const key = `${kind} ${name}`
    const known = numbers.get(key)
    if (known !== undefined) return known
    const count = (counts.get(kind) ?? 0) + 1
    counts.set(kind, count)
    numbers.set(key, `${kind} ${count}`)
    return `${kind} ${count}`
  }
  const id: Mask = written => (tells(written) ? numbered('id', written) : written)
  const author = (name: string, role: Role): string =>
    role === 'agent' || role === 'customer' ? numbered(role, name) : name
  const knownOf = (report: FileReport): Known => knownIn(report, mails.includes(report.format))
  let last: { readonly report: FileReport; readonly known: Known } | undefined
  const remembered = (report: FileReport): Known => {
    const { source, path } = report
    // What has no text is a stretch of a stream: there, what one lets know is not what the next does.
    const isLast = last?.report === report || (source !== '' && last?.report.source === source)
    if (last && isLast && last.report.path === path) return last.known
    last = { report, known: knownOf(report) }
    return last.known
  }
  const saidOf = (message: SaidMessage, mask: Mask): SaidMessage => ({
    ...message,
    path: message.path.map(step => mask(id(step))),
    ...(message.id === undefined ? {} : { id: id(message.id) }),
    ...(message.conversation === undefined ? {} : { conversation: id(message.conversation) }),
    ...(message.author === undefined ? {} : { author: author(message.author, message.role) }),
    passages: message.passages.map(({ kind, text }) => ({ kind, text: mask(text) })),
  })
  const report = (given: FileReport, keepSaid = true): FileReport => {
    // Lines that were quoted while they passed nobody has looked through.
    const { said: heard, people: present, quoted: _, ...rest } = given
    const said = keepSaid ? heard : undefined
    const people = keepSaid ? present : undefined
    const { findings, suppressed, source, format } = rest
    const isSilent = findings.length === 0 && !suppressed && !said
    const known = isSilent ? noNames : remembered(given)
    const mask: Mask = text => masked(text, known)
    const finding = (found: Diagnostic) => findingOf(found, mask, id)
    const silent = ({ finding: found, reason, ...rest }: SuppressedFinding): SuppressedFinding => ({
      ...rest,
      ...(reason === undefined ? {} : { reason: mask(reason) }),
      finding: finding(found),
    })
    return {
      ...rest,
      findings: findings.map(finding),
      ...(suppressed ? { suppressed: suppressed.map(silent) } : {}),
      source: maskedAround(source, known, mails.includes(format), [
        ...findings,
        ...(suppressed ?? []).map(one => one.finding),
      ]),
      ...(said ? { said: said.map(message => saidOf(message, mask)) } : {}),
      ...(people ? { people: people.map(({ name, role }) => ({ name: author(name, role), role })) } : {}),
    }
  }
  const problem: Redactor['problem'] = (given, of) => {
    const known = of ? remembered(of) : noNames
    const words = quotedIn(given).filter(each => each !== '' && !isKey(each))
    const mask: Mask = text => masked(replaced(text, words), known)
    return { ...given, message: mask(given.message), hint: mask(given.hint) }
  }
  const textsOf: Redactor['textsOf'] = of => {
    const known = of ? remembered(of) : noNames
    const isMail = of !== undefined && mails.includes(of.format)
    return { text: text => masked(text, known), source: source => maskedSource(source, known, isMail) }
  }
  return { report, problem, textsOf }
}
