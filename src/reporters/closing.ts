import type { Summary } from '../engine/report.ts'
import { type Severity, severities } from '../text/severity.ts'
import { wrap } from './columns.ts'
import { leftOut } from './named.ts'
import type { ReportSettings } from './reporter.ts'
import { visibleLine } from './visible.ts'

/** What a reporter has let through so far: findings by severity and by rule. */
export interface Shown {
  readonly severity: Readonly<Record<Severity, number>>
  readonly rules: ReadonlyMap<string, number>
}

const count = (n: number, one: string, more: string): string => `${n} ${n === 1 ? one : more}`

const nouns = {
  error: ['error', 'errors'],
  warning: ['warning', 'warnings'],
  info: ['info', 'info'],
} as const

const counts = (numbers: Readonly<Record<Severity, number>>): readonly string[] =>
  severities.filter(one => numbers[one] > 0).map(one => count(numbers[one], nouns[one][0], nouns[one][1]))

const joined = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`

const hiddenOf = (summary: Summary, { severity }: Shown): Readonly<Record<Severity, number>> => ({
  error: summary.error - severity.error,
  warning: summary.warning - severity.warning,
  info: summary.info - severity.info,
})

/** `3 files of other formats skipped, macros/own.yaml among them: tactful formats.` */
const skippedText = ({ skipped, missed = [] }: Summary, command: string): string => {
  if (skipped === 0) return ''
  const named = missed.slice(0, 3).map(visibleLine)
  const names = missed.length > 3 ? `${named.join(', ')} …` : joined(named)
  const among = names === '' ? '' : skipped === missed.length ? `: ${names}` : `, ${names} among them`
  return `${count(skipped, 'file', 'files')} of other formats skipped${among}${among === '' ? ':' : ';'} ${command} formats.`
}

const asides = (summary: Summary, shown: Shown, command: string): readonly string[] => {
  const hidden = hiddenOf(summary, shown)
  const mildest = severities.findLast(one => hidden[one] > 0)
  const { suppressed, known, stale, otherLanguages, problems } = summary
  return [
    mildest ? `${joined(counts(hidden))} hidden: --show ${mildest}.` : '',
    suppressed > 0 ? `${suppressed} suppressed.` : '',
    known > 0 ? `${known} known from the baseline.` : '',
    stale > 0
      ? `${count(stale, 'finding of the baseline is', 'findings of the baseline are')} gone: ${command} baseline prunes ${stale === 1 ? 'it' : 'them'}.`
      : '',
    skippedText(summary, command),
    otherLanguages > 0
      ? `${count(otherLanguages, 'passage', 'passages')} neither English nor Chinese, not checked.`
      : '',
    problems.length > 0
      ? `${count(problems.length, 'thing', 'things')} could not be checked, see above.`
      : '',
  ].filter(Boolean)
}

const verdict = (summary: Summary, shown: Shown, { paint, show }: ReportSettings): string => {
  const found = counts(shown.severity)
  const where = `${count(summary.files, 'file', 'files')}, ${count(summary.messages, 'message', 'messages')}`
  if (summary.incomplete) {
    const so = found.length > 0 ? found.join(', ') : 'no problems'
    return paint.yellow(`⚠ Interrupted: ${leftOut(summary)}. So far ${so} in ${where}.`)
  }
  if (found.length > 0) {
    const { error, warning, info } = shown.severity
    const words = `${count(error + warning + info, 'problem', 'problems')} (${found.join(', ')}) in ${where}.`
    if (error > 0) return paint.red(`✖ ${words}`)
    return warning > 0 ? paint.yellow(`⚠ ${words}`) : paint.blue(`ℹ ${words}`)
  }
  if (summary.files === 0) return paint.yellow('⚠ Nothing was checked.')
  if (summary.messages === 0) return paint.yellow(`⚠ ${where}: nothing the company says was found in it.`)
  if (summary.problems.length > 0) return paint.yellow(`⚠ No problems in what could be read: ${where}.`)
  if (summary.error + summary.warning > 0) return paint.yellow(`⚠ Nothing as grave as ${show} in ${where}.`)
  // Each message has a passage that nobody could check.
  if (summary.otherLanguages >= summary.messages)
    return paint.yellow(`⚠ No problems in what is English or Chinese: ${where}.`)
  return paint.green(`✔ No problems in ${where}.`)
}

/** The rule that was met most often; the first one met among equals. */
const commonest = ({ rules }: Shown): string | undefined => {
  const most = Math.max(...rules.values())
  return [...rules].find(([, times]) => times === most)?.[0]
}

/** The last lines of a run: what was found in how much, what was not shown or not read, what to run next. */
export const closing = (summary: Summary, shown: Shown, settings: ReportSettings): string => {
  const { command = 'tactful' } = settings
  const aside = wrap(asides(summary, shown, command).join(' '), settings.width - 2).map(line => `  ${line}`)
  const rule = commonest(shown)
  const next = rule
    ? [`  Why and what instead: ${settings.paint.bold(`${command} explain ${visibleLine(rule)}`)}`]
    : []
  return `${[verdict(summary, shown, settings), ...aside, ...next].join('\n')}\n`
}
