import type { Diagnostic, FileReport, Summary } from '../../../src/engine/report.ts'
import type { Paint } from '../../../src/reporters/paint.ts'
import type { ReportSettings } from '../../../src/reporters/reporter.ts'
import { lineStarts, positionAt } from '../../../src/text/lines.ts'

const tag =
  (name: string) =>
  (text: string): string =>
    `<${name}>${text}</${name}>`
const plain = (text: string): string => text

const paintWith = (make: (name: string) => (text: string) => string): Paint => ({
  bold: make('bold'),
  dim: make('dim'),
  red: make('red'),
  yellow: make('yellow'),
  blue: make('blue'),
  green: make('green'),
  cyan: make('cyan'),
  underline: make('underline'),
})

/** Colours that can be read in a snapshot. */
export const tags = paintWith(tag)

export const settings: ReportSettings = {
  version: '1.2.3',
  date: '2026-11-22',
  paint: paintWith(() => plain),
  width: 80,
  show: 'warning',
  quiet: false,
}

/** A finding on the words between « and »; both marks are taken out of the source. */
export const finding = (marked: string, more: Partial<Diagnostic> = {}): readonly [string, Diagnostic] => {
  const source = marked.replace(/[«»]/g, '')
  const start = marked.indexOf('«')
  const end = marked.indexOf('»') - 1
  const starts = lineStarts(source)
  const found: Diagnostic = {
    rule: 'no-problem',
    severity: 'warning',
    message: '“No problem” hints at a problem.',
    why: 'The customer hears trouble where there was none.',
    text: source.slice(start, end),
    start: positionAt(starts, start),
    end: positionAt(starts, end),
    messagePath: [],
    role: 'agent',
    rewrites: [],
    related: [],
    cite: [],
    url: 'https://example.org/no-problem',
    fingerprint: 'f',
    ...more,
  }
  return [source, found]
}

export const report = (source: string, findings: readonly Diagnostic[]): FileReport => ({
  path: 'macros/a.md',
  format: 'markdown',
  messages: 1,
  otherLanguages: 0,
  findings,
  source,
})

export const summary = (more: Partial<Summary> = {}): Summary => ({
  files: 1,
  messages: 1,
  findings: 0,
  error: 0,
  warning: 0,
  info: 0,
  suppressed: 0,
  known: 0,
  stale: 0,
  skipped: 0,
  otherLanguages: 0,
  problems: [],
  ...more,
})
