import type { Diagnostic } from '../../engine/report.ts'
import type { ReportSettings } from '../../reporters/reporter.ts'
import { atLeast } from '../../text/severity.ts'
import { type Examination, type Examined, examine, type Text } from '../examine.ts'
import type { Terminal } from '../terminal.ts'
import type { World } from '../world.ts'
import { choicesFor } from './choices.ts'
import { doIt, type Outcome } from './deeds.ts'
import { type Desk, deskFor } from './desk.ts'
import { keepingOf } from './keeping.ts'
import { keyboardOf } from './keyboard.ts'
import { page } from './page.ts'
import { interrupt, openPrompts, type Prompts } from './prompts.ts'
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

/** The findings of each file that are still to be asked about, those that are shown at all. */
const openFindings = async (
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

const answered = async (
  desk: Desk,
  finding: Diagnostic,
  moment: Moment,
  open: readonly (readonly Diagnostic[])[],
  undoable: boolean,
  prompts: Prompts,
  say: (text: string) => Promise<void>,
  settings: ReportSettings,
): Promise<Outcome> => {
  const counts = {
    inFile: open[moment.at]?.length ?? 0,
    ofRule: open.flat().filter(({ rule }) => rule === finding.rule).length,
  }
  for (;;) {
    const deed = await prompts.choose(choicesFor(finding, undoable))
    if (deed === interrupt) return { is: 'interrupt' }
    const outcome = await doIt(deed, { finding, desk, moment, open: counts }, prompts, settings)
    if (outcome.is !== 'again') return outcome
    await say(outcome.said)
  }
}

const many = (n: number, what: string): string => `${n} ${what}`

const summaryOf = ({ changed, ignored, skipped }: Moment, written: readonly string[]): string => {
  const counts = [many(changed, 'changed'), many(ignored, 'ignored'), many(skipped, 'skipped')].join(', ')
  const files = written.length === 0 ? 'No file was written.' : `Written: ${written.join(', ')}.`
  return `${counts}. ${files}\n`
}

/** Goes through the findings of files with somebody at the terminal, and writes each file when it is through. */
export const attend = async (
  files: readonly Waiting[],
  settings: ReportSettings,
  world: World,
  terminal: Terminal,
): Promise<Attended> => {
  const { out, paint } = terminal
  const keyboard = keyboardOf(world)
  const desks = files.map(({ given, examination }) => deskFor(given, examination))
  const keeping = keepingOf(
    files.map(({ given }) => given),
    world,
  )
  const past: Moment[] = []
  let moment = beginning(files.map(({ given }) => given.text))
  let prompts: Prompts | undefined
  let end: 'through' | 'quit' | 'interrupt' | undefined
  while (!end) {
    const open = await openFindings(desks, moment, settings)
    const at = open.findIndex(findings => findings.length > 0)
    if (at !== moment.at) await keeping.keep(moment)
    moment = { ...moment, at: at === -1 ? files.length : at }
    const [finding] = open[at] ?? []
    const desk = desks[at]
    const report = finding && (await desk?.examined(moment.files[at]?.text ?? ''))?.report
    if (!finding || !desk || !report) {
      end = 'through'
      break
    }
    prompts ??= openPrompts(keyboard, world.stdout, paint)
    const progress = { now: past.length + 1, all: past.length + open.flat().length }
    await out.write(page(report, finding, progress, settings))
    const outcome = await answered(
      desk,
      finding,
      moment,
      open,
      past.length > 0,
      prompts,
      text => out.write(text),
      settings,
    )
    if (outcome.is === 'done') {
      past.push(moment)
      moment = outcome.moment
      await out.write(outcome.said)
    } else if (outcome.is === 'undo') moment = past.pop() ?? moment
    else if (outcome.is !== 'again') end = outcome.is
  }
  await keeping.keep(moment)
  prompts?.close()
  if (past.length > 0 || end === 'quit' || end === 'interrupt')
    await out.write(summaryOf(moment, keeping.written()))
  if (end === 'interrupt') {
    return { left: files.map((_, index) => ({ problems: keeping.problems(index) })), interrupted: true }
  }
  const left: Examined[] = []
  for (const [index, { given, examination }] of files.entries()) {
    const text = keeping.onDisk(index)
    const examined = await examine({ ...given, text }, examination)
    const { settled = [] } = moment.files[index] ?? {}
    const problems = [...examined.problems, ...keeping.problems(index)]
    if (!examined.report) {
      left.push({ problems })
      continue
    }
    const { report } = examined
    const findings = report.findings.filter(found => !isSettled(found, settled)?.ignored)
    left.push({ ...examined, problems, report: { ...report, findings } })
  }
  return { left, interrupted: false }
}
