import type { Diagnostic, ReportedRewrite } from '../engine/report.ts'
import type { Severity } from '../text/severity.ts'
import { closing, type Shown } from './closing.ts'
import { wrap } from './columns.ts'
import { commandless } from './commandless.ts'
import { excerpt } from './excerpt.ts'
import type { Paint } from './paint.ts'
import { type Quotable, quotable } from './quotable.ts'
import type { MakeReporter, ReportSettings } from './reporter.ts'
import { visibleLine } from './visible.ts'

const colours = { error: 'red', warning: 'yellow', info: 'blue' } as const satisfies Record<
  Severity,
  keyof Paint
>

/** `path:line:column` in one piece: editors and terminals open it. */
const heading = (path: string, found: Diagnostic, paint: Paint): string => {
  const place = paint.cyan(`${visibleLine(path)}:${found.start.line}:${found.start.column}`)
  const rule = visibleLine(found.entry ? `${found.rule}/${found.entry}` : found.rule)
  return `  ${place}  ${paint[colours[found.severity]](found.severity)}  ${paint.dim(rule)}`
}

const quotation = (
  found: Diagnostic,
  text: Quotable,
  { paint, width }: ReportSettings,
): readonly string[] => {
  const number = String(found.start.line)
  if (!text.isAtHand(found)) return [`    ${paint.dim(`${number} │`)} ${paint.bold(visibleLine(found.text))}`]
  const gutter = ' '.repeat(number.length)
  const { start, end } = found
  const line = text.lineFrom(start.offset - (start.column - 1))
  const shown = excerpt({ line, start, end }, Math.max(20, width - number.length - 8))
  const colour = paint[colours[found.severity]]
  const marks = colour('^'.repeat(shown.marks))
  const lines = shown.lines > 1 ? ` ${paint.dim(`…(${shown.lines} lines)`)}` : ''
  return [
    `    ${paint.dim(`${number} │`)} ${shown.before}${paint.bold(shown.marked)}${shown.after}`.trimEnd(),
    `    ${paint.dim(`${gutter} │`)} ${' '.repeat(shown.indent)}${marks}${lines}`,
  ]
}

const rewrite = ({ text, safe, refused }: ReportedRewrite, paint: Paint): string => {
  const words = text === '' ? 'leave it out' : visibleLine(text)
  const note = refused ? ` (by hand: ${visibleLine(refused)})` : safe ? ' (safe)' : ''
  return `    ${paint.green(`→ ${words}`)}${paint.dim(note)}`
}

/** In which macro, who says it, and which other rules claimed the words. */
const origin = (found: Diagnostic): string => {
  const where = found.messagePath.map(visibleLine).join(' › ')
  const talk = found.messagePath.length === 0 ? found.conversation : undefined
  const said = [
    talk && `in conversation ${visibleLine(talk)}`,
    where && `in ${where}`,
    found.role === 'agent' ? '' : `said by the ${found.role}`,
  ].filter(Boolean)
  const also = found.related.length > 0 ? `also ${found.related.map(visibleLine).join(', ')}` : ''
  return [said.join(', '), also].filter(Boolean).join('; ')
}

const block = (text: string, width: number): readonly string[] =>
  wrap(text, width - 4).map(line => `    ${line}`)

/** All that is told of one finding. */
export const paragraph = (
  path: string,
  text: Quotable,
  found: Diagnostic,
  settings: ReportSettings,
): string => {
  const { paint, width } = settings
  return [
    heading(path, found, paint),
    ...block(visibleLine(found.message), width).map(line => paint.bold(line)),
    '',
    ...quotation(found, text, settings),
    '',
    ...block(visibleLine(found.why), width),
    ...found.rewrites.map(one => rewrite(one, paint)),
    ...block(origin(found), width).map(line => paint.dim(line)),
  ].join('\n')
}

/** For people: every finding with its line, the reason, a better wording, and at the end what to do next. */
export const pretty: MakeReporter = settings => {
  const severities = { error: 0, warning: 0, info: 0 }
  const rules = new Map<string, number>()
  const shown: Shown = { severity: severities, rules }
  return {
    open: () => '',
    file: report => {
      const { path, findings } = report
      if (findings.length === 0) return ''
      for (const { severity, rule } of findings) {
        severities[severity]++
        rules.set(rule, (rules.get(rule) ?? 0) + 1)
      }
      const text = quotable(report)
      const paragraphs = findings.map(found => paragraph(path, text, found, settings))
      return commandless(`${settings.paint.underline(visibleLine(path))}\n\n${paragraphs.join('\n\n')}\n\n`)
    },
    close: summary => (settings.quiet ? '' : commandless(closing(summary, shown, settings))),
  }
}
