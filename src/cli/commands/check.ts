import type { FileReport, ReportedProblem } from '../../engine/report.ts'
import { visibleLine } from '../../reporters/visible.ts'
import { atLeast, type Severity } from '../../text/severity.ts'
import { trouble, troubles } from '../complaint.ts'
import { type Examination, type Examined, examine } from '../examine.ts'
import { exit } from '../exit.ts'
import { type Input, inputs } from '../inputs.ts'
import { readLexicons } from '../lexicons.ts'
import {
  type CheckFlags,
  formatNamed,
  patternsOf,
  profileNamed,
  reporterNamed,
  rulesNamed,
} from '../settings.ts'
import { exitCode, tally } from '../tally.ts'
import type { Terminal } from '../terminal.ts'
import type { World } from '../world.ts'

type Checkable = Exclude<Input, { is: 'note' }>

const outcome = (input: Checkable, examination: Examination): Promise<Examined> | Examined => {
  if (input.is === 'text') return examine(input, examination)
  return { problems: input.is === 'problem' ? [input.problem] : [] }
}

const shown = (report: FileReport, show: Severity): FileReport => ({
  ...report,
  findings: report.findings.filter(({ severity }) => atLeast(severity, show)),
})

const nothingRead = (patterns: readonly string[], skipped: number): ReportedProblem => ({
  path: patterns.join(' '),
  message: `nothing to check there: ${skipped} of ${skipped} files are of no format that tactful knows`,
  hint: 'tactful formats lists them; --as FORMAT reads a file that is named as one of them.',
})

/** Checks files and reports on them as it goes; the exit code says what came of it. */
export const check = async (
  paths: readonly string[],
  flags: CheckFlags,
  world: World,
  { out, err, paint, errPaint, width }: Terminal,
): Promise<number> => {
  const { tools, env, version } = world
  const { quiet = false, show, stdinFilename } = flags
  const patterns = patternsOf(paths, stdinFilename)
  const reporter = (await reporterNamed(flags.format))({ version, paint, width, show, quiet })
  const formats = await tools.formats()
  const as = formatNamed(flags.as, formats)
  const profile = profileNamed(flags.profile, await tools.profiles())
  const { lexicons, problems: broken } = await readLexicons(flags.lexicon, world)
  for (const problem of broken) await err.write(trouble(problem, errPaint))
  if (broken.length > 0) return exit.unsure
  const house = lexicons.map(({ rule }) => rule)
  const only = rulesNamed(flags.rule, [...(await tools.rules(profile)), ...house])
  const checkReading = await tools.checker({ profile, only, house })
  const readSource: Examination['readSource'] = (source, options) => tools.readSource(source, options)
  const examination = { readSource, checkReading, env, formats, as }
  const counted = tally()
  const count = async (examined: Examined): Promise<void> => {
    counted.add(examined)
    if (examined.problems.length > 0) await err.write(troubles(examined.problems, errPaint))
    if (examined.report) await out.write(reporter.file(shown(examined.report, show)))
  }

  await out.write(reporter.open())
  for await (const input of inputs({ patterns, as, stdinFilename, formats }, world)) {
    if (input.is !== 'note') await count(await outcome(input, examination))
    else if (!quiet) await err.write(`${errPaint.dim(visibleLine(input.note))}\n`)
  }
  const { files, problems, skipped } = counted.summary()
  if (files + problems.length === 0 && skipped > 0)
    await count({ problems: [nothingRead(patterns, skipped)] })
  await out.write(reporter.close(counted.summary()))
  return exitCode(counted.summary(), flags.failOn)
}
