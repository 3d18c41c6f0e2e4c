import type { ReportedProblem } from '../engine/report.ts'
import type { Paint } from '../reporters/paint.ts'
import { visibleLine, visiblePage } from '../reporters/visible.ts'
import type { Failure } from './failure.ts'

const indented = (hint: string): string =>
  hint === '' ? '' : visiblePage(hint).replace(/^/gm, '  ').concat('\n')

/** How a mistake is told on standard error. */
export const complaint = ({ message, hint }: Failure, paint: Paint): string =>
  `${paint.red('✖')} ${visibleLine(message)}\n${indented(hint)}`

/** How a file that could not be checked is told, with a place that an editor can open. */
export const trouble = ({ path, line, column, message, hint }: ReportedProblem, paint: Paint): string => {
  const place = [visibleLine(path), line, column].filter(part => part !== undefined).join(':')
  return `${paint.red('✖')} ${paint.cyan(place)}: ${visibleLine(message)}\n${indented(hint)}`
}
