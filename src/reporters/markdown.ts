import type { Diagnostic, FileReport, ReportedProblem, Summary } from '../engine/report.ts'
import { severities } from '../text/severity.ts'
import { commandless } from './commandless.ts'
import { markdownCode, markdownText } from './markdown-text.ts'
import { ruleOf, totalsText } from './named.ts'
import { isWebAddress } from './paths.ts'
import type { MakeReporter } from './reporter.ts'

/** Letters of each part; together fewer than the 65,536 that a comment on GitHub may hold. */
const room = { files: 12_000, problems: 12_000, details: 36_000 }

/** Letters of a text that is quoted. */
const mostLetters = 300

const cut = (text: string): string =>
  text.length > mostLetters ? `${text.slice(0, mostLetters).replace(/\p{Cs}$/u, '')}…` : text

const words = (text: string): string => markdownText(cut(text))
const code = (text: string): string => markdownCode(cut(text))

const ruleLink = (found: Diagnostic): string =>
  isWebAddress(found.url) ? `[${words(ruleOf(found))}](<${found.url}>)` : words(ruleOf(found))

const detail = (found: Diagnostic): string => {
  const { line, column } = found.start
  return [
    `- **${line}:${column}** ${found.severity} ${ruleLink(found)}: ${words(found.message)}`,
    `  - words: ${code(found.text)}`,
    ...found.rewrites.map(({ text, safe }) =>
      text === '' ? '  - better: leave it out' : `  - better: ${code(text)}${safe ? ' (safe)' : ''}`,
    ),
    '',
  ].join('\n')
}

const row = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |\n`

const rowOf = ({ path, findings }: FileReport): string => {
  const numbers = severities.map(severity => findings.filter(found => found.severity === severity).length)
  return row([words(path), ...numbers])
}

/** As many texts from the front as there is room for. */
const fitting = (texts: readonly string[], letters: number): readonly string[] => {
  let left = letters
  const past = texts.findIndex(({ length }) => {
    left -= length
    return left < 0
  })
  return past === -1 ? texts : texts.slice(0, past)
}

const more = (left: number, what: string): string => (left > 0 ? `\n…and ${left} more ${what}.\n` : '')

const tableOf = (rows: readonly string[], many: number): string => {
  if (many === 0) return ''
  const head = row(['file', 'errors', 'warnings', 'info']) + row(['---', '---:', '---:', '---:'])
  const kept = fitting(rows, room.files)
  return `${head}${kept.join('')}${more(many - kept.length, 'files')}\n`
}

const problemsOf = (problems: readonly ReportedProblem[]): string => {
  if (problems.length === 0) return ''
  const items = problems.slice(0, room.problems / 10).map(({ path, line, message, hint }) => {
    const place = line === undefined ? '' : ` line ${line}`
    return `- ${words(path)}${place}: ${words(message.replace(/\.$/, ''))}. ${words(hint)}\n`
  })
  const kept = fitting(items, room.problems)
  return `### Could not be checked\n\n${kept.join('')}${more(problems.length - kept.length, 'problems')}\n`
}

const sign = ({ error, warning, info, files, problems, incomplete }: Summary): string => {
  if (error > 0) return '✖'
  return incomplete || warning + info + problems.length > 0 || files === 0 ? '⚠' : '✔'
}

/** For a job summary or a comment: a table of files, then each finding; as long as a comment may be, and no longer. */
export const markdown: MakeReporter = () => {
  const rows: string[] = []
  const details: string[] = []
  let files = 0
  let findings = 0
  let told = 0
  let left = room.details
  const keep = (text: string): boolean => {
    left -= text.length
    if (left >= 0) details.push(text)
    return left >= 0
  }
  return {
    open: () => '',
    file: report => {
      if (report.findings.length === 0) return ''
      files++
      findings += report.findings.length
      if (rows.length < room.files / 10) rows.push(rowOf(report))
      if (left < 0 || !keep(`### ${words(report.path)}\n\n`)) return ''
      for (const found of report.findings) {
        if (!keep(detail(found))) return ''
        told++
      }
      keep('\n')
      return ''
    },
    close: summary => {
      const head = `## ${sign(summary)} Tactful: ${totalsText(summary, findings)}\n\n`
      const rest = more(findings - told, 'findings')
      return commandless(
        [head, tableOf(rows, files), problemsOf(summary.problems), ...details, rest].join(''),
      )
    },
  }
}
