import type { ReportedProblem } from '../engine/report.ts'
import { commandless } from '../reporters/commandless.ts'
import type { Paint } from '../reporters/paint.ts'
import { visibleLine, visiblePage } from '../reporters/visible.ts'
import type { Failure } from './failure.ts'

const indented = (hint: string): string =>
  hint === '' ? '' : visiblePage(hint).replace(/^/gm, '  ').concat('\n')

/** How a mistake is told on standard error. */
export const complaint = ({ message, hint }: Failure, paint: Paint): string =>
  commandless(`${paint.red('✖')} ${visibleLine(message)}\n${indented(hint)}`)

/** How a file, or a part of it, that could not be checked is told, with a place that an editor can open. */
export const trouble = ({ path, line, column, message, hint }: ReportedProblem, paint: Paint): string => {
  const place = [visibleLine(path), line, column].filter(part => part !== undefined).join(':')
  return commandless(`${paint.red('✖')} ${paint.cyan(place)}: ${visibleLine(message)}\n${indented(hint)}`)
}

/** Of the same trouble over and over in one file, as many are told one by one. */
const toldOneByOne = 3

/** The troubles of one file; a file that is wrong from top to bottom doesn't fill the screen. */
export const troubles = (problems: readonly ReportedProblem[], paint: Paint): string => {
  const told = new Map<string, number>()
  let lines = ''
  for (const problem of problems) {
    const times = (told.get(problem.message) ?? 0) + 1
    told.set(problem.message, times)
    if (times <= toldOneByOne) lines += trouble(problem, paint)
  }
  for (const [message, times] of told) {
    const more = times - toldOneByOne
    const path = visibleLine(problems[0]?.path ?? '')
    if (more > 0)
      lines += `${paint.red('✖')} ${paint.cyan(path)}: ${more} more like it: ${visibleLine(message)}\n`
  }
  return lines
}
