import type { FailedExample, Tried } from '../engine/examples.ts'
import { excerpt } from '../reporters/excerpt.ts'
import { visibleLine } from '../reporters/visible.ts'
import type { Hit, Rate } from './survey.ts'
import type { Terminal } from './terminal.ts'

/** An example that does not hold, and what came instead. */
export const failedExample = (
  name: string,
  { entry, kind, text, after, expected, got }: FailedExample,
  { paint }: Terminal,
): string =>
  [
    `${paint.red('✖')} ${visibleLine(name)}, ${visibleLine(entry)}: a ${kind} example`,
    ...(after === undefined ? [] : [`    after: ${visibleLine(after)}`]),
    `    ${visibleLine(text)}`,
    `    expected ${visibleLine(expected)}, got ${visibleLine(got)}`,
    '',
  ].join('\n')

const plural = (count: number, one: string, many: string): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`

/** What came of the examples as a whole. */
export const verdict = (name: string, { examples, bare, failed }: Tried, { paint }: Terminal): string => {
  const without = bare === 0 ? '' : paint.dim(` (${plural(bare, 'entry shows', 'entries show')} none)`)
  if (failed.length > 0)
    return `${failed.length} of ${plural(examples, 'example', 'examples')} failed${without}\n`
  return `${paint.green('✔')} ${visibleLine(name)}: ${plural(examples, 'example holds', 'examples hold')}${without}\n`
}

/** A hit in its line. */
export const hitLine = ({ path, line, found }: Hit, { paint, width }: Terminal): string => {
  const place = `${visibleLine(path)}:${found.start.line}:${found.start.column}`
  const { before, marked, after } = excerpt({ line, start: found.start, end: found.end }, width - 6)
  const entry = found.entry === undefined ? '' : `  ${paint.dim(visibleLine(found.entry))}`
  return `  ${paint.cyan(place)}${entry}\n    ${before}«${paint.bold(marked)}»${after}\n`
}

/** How often the words hit. */
export const rateLine = ({ files, messages, hits }: Rate, shown: number): string => {
  const per = messages === 0 ? 0 : (100 * hits) / messages
  const where = `${plural(hits, 'hit', 'hits')} in ${plural(messages, 'message', 'messages')}, ${plural(files, 'file', 'files')}`
  return `\n${per.toFixed(per < 10 ? 1 : 0)} hits per 100 messages (${where})${shown > 0 ? `; ${shown} of them:` : ''}\n`
}
