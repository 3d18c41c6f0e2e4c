import type { Diagnostic, SuppressedFinding } from '../../engine/report.ts'
import type { ReportSettings } from '../../reporters/reporter.ts'
import { atLeast } from '../../text/severity.ts'
import { type Examination, type Examined, examine, type Text } from '../examine.ts'
import type { Terminal } from '../terminal.ts'
import type { World } from '../world.ts'
import { type Desk, deskFor } from './desk.ts'
import { type Keeping, keepingOf } from './keeping.ts'
import { keyboardOf } from './keyboard.ts'
import { openPrompts, type Prompts } from './prompts.ts'
import { type Round, round } from './round.ts'
import { isSettled } from './settled.ts'
import { beginning, type Moment, openIn } from './state.ts'

/** A file of the run, with how it is checked. */
export interface Waiting {
  readonly given: Text
  readonly examination: Examination
}

export interface Attended {
  /** What is left, file by file. */
  readonly left: readonly Examined[]
  readonly interrupted: boolean
}

/** The findings of each file that are still to be asked about, of those that are shown at all. */
const openFindings = (
  desks: readonly Desk[],
  moment: Moment,
  { show }: ReportSettings,
): Promise<readonly (readonly Diagnostic[])[]> =>
  Promise.all(
    moment.files.map(async (file, index) => {
      const { report } = (await desks[index]?.examined(file.text)) ?? {}
      const shown = report?.findings.filter(({ severity }) => atLeast(severity, show)) ?? []
      return openIn(shown, file, moment)
    }),
  )

/** What to ask next; undefined when all is through. */
const next = async (
  desks: readonly Desk[],
  before: Moment,
  done: number,
  settings: ReportSettings,
): Promise<Round | undefined> => {
  const open = await openFindings(desks, before, settings)
  const at = open.findIndex(findings => findings.length > 0)
  const [finding] = open[at] ?? []
  const desk = desks[at]
  const report = (await desk?.examined(before.files[at]?.text ?? ''))?.report
  return finding && desk && report
    ? { finding, desk, report, moment: { ...before, at }, done, open }
    : undefined
}

const summaryOf = ({ changed, ignored, skipped }: Moment, written: readonly string[]): string => {
  const files = written.length === 0 ? 'No file was written.' : `Written: ${written.join(', ')}.`
  return `${changed} changed, ${ignored} ignored, ${skipped} skipped. ${files}\n\n`
}

/** A file as the run reports on it: without what was ignored elsewhere than in the file, with what went wrong. */
const leftOf = async (
  { given, examination }: Waiting,
  index: number,
  moment: Moment,
  keeping: Keeping,
): Promise<Examined> => {
  const examined = await examine({ ...given, text: keeping.onDisk(index) }, examination)
  const problems = [...examined.problems, ...keeping.problems(index)]
  const { report } = examined
  if (!report) return { problems }
  const { settled = [] } = moment.files[index] ?? {}
  const suppressed = report.findings.flatMap((finding): readonly SuppressedFinding[] => {
    const reason = isSettled(finding, settled)?.reason
    return reason === undefined ? [] : [{ finding, by: 'file', reason }]
  })
  if (suppressed.length === 0) return { ...examined, problems, report }
  const findings = report.findings.filter(found => !suppressed.some(({ finding }) => finding === found))
  const all = [...(report.suppressed ?? []), ...suppressed]
  return { ...examined, problems, report: { ...report, findings, suppressed: all } }
}

/**
 * Goes through the findings of files with somebody at the terminal, and writes each file when it is through. `sideFile`
 * is where suppressions go for which a file has no room.
 */
export const attend = async (
  files: readonly Waiting[],
  sideFile: string,
  settings: ReportSettings,
  world: World,
  { out, paint }: Terminal,
): Promise<Attended> => {
  const keyboard = keyboardOf(world)
  const desks = files.map(({ given, examination }) => deskFor(given, examination))
  const keeping = keepingOf(desks, sideFile, world)
  const past: Moment[] = []
  let moment = beginning(files.map(({ given }) => given.text))
  let prompts: Prompts | undefined
  let end: 'quit' | 'interrupt' | undefined
  try {
    while (!end) {
      const asked = await next(desks, moment, past.length, settings)
      if (asked?.moment.at !== moment.at) await keeping.keep(moment)
      if (!asked) break
      moment = asked.moment
      prompts ??= openPrompts(keyboard, world.stdout, paint, world.signal)
      const outcome = await round(asked, { prompts, say: text => out.write(text), settings })
      if (outcome.is === 'done') {
        past.push(moment)
        moment = outcome.moment
      } else if (outcome.is === 'undo') moment = past.pop() ?? moment
      else end = outcome.is
    }
    await keeping.keep(moment)
  } finally {
    prompts?.close()
  }
  if (prompts) await out.write(summaryOf(moment, keeping.written()))
  if (end === 'interrupt') {
    return { left: files.map((_, index) => ({ problems: keeping.problems(index) })), interrupted: true }
  }
  const left: Examined[] = []
  for (const [index, file] of files.entries()) left.push(await leftOf(file, index, moment, keeping))
  return { left, interrupted: false }
}
