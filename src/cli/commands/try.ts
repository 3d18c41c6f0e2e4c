import { join } from 'node:path'
import type { Selection } from '../../compose.ts'
import type { FailedExample, Tried } from '../../engine/examples.ts'
import type { Diagnostic } from '../../engine/report.ts'
import { excerpt } from '../../reporters/excerpt.ts'
import { visibleLine } from '../../reporters/visible.ts'
import type { Rule } from '../../rule/rule.ts'
import { trouble, troubles } from '../complaint.ts'
import { examine } from '../examine.ts'
import { exit } from '../exit.ts'
import { Failure } from '../failure.ts'
import { inputs } from '../inputs.ts'
import { readLexicons, readSourceOf } from '../lexicons.ts'
import { ruleNamed } from '../rule-named.ts'
import { type Sample, sampleOf } from '../sample.ts'
import { formatNamed } from '../settings.ts'
import type { Terminal } from '../terminal.ts'
import type { World } from '../world.ts'

export interface TryFlags {
  readonly sample: number
  readonly seed: number
  readonly as?: string
}

/** What is tried: a rule with its examples, and how to check with it alone. */
interface Trial {
  readonly name: string
  readonly rule: Rule
  readonly selection: Selection
}

/** A hit on the user's texts, and the line that it stands in. */
interface Hit {
  readonly path: string
  readonly source: string
  readonly found: Diagnostic
}

const usual = { profile: 'recommended' }

const trialOf = async (
  name: string,
  world: World,
  { err, errPaint }: Terminal,
): Promise<Trial | undefined> => {
  if (/\.ya?ml$/.test(name)) {
    const { lexicons, problems } = await readLexicons([name], world)
    for (const problem of problems) await err.write(trouble(problem, errPaint))
    const rule = lexicons[0]?.rule
    return rule && { name, rule, selection: { ...usual, only: [rule.id], house: [rule] } }
  }
  const { id, group } = ruleNamed(name, await world.tools.rules(usual.profile))
  const path = join(world.packageRoot, 'rules', group, `${id}.yaml`)
  const source = await readSourceOf(path, world)
  if (typeof source !== 'string') {
    throw new Failure(
      `the examples of ${id} stand in its code`,
      'Rules that are words have a file to try; npm test tries the others.',
    )
  }
  const rule = await world.tools.written(id, source)
  return { name: id, rule, selection: { ...usual, only: [id], house: [] } }
}

const failure = (
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

const verdict = (name: string, { examples, bare, failed }: Tried, { paint }: Terminal): string => {
  const without = bare === 0 ? '' : paint.dim(` (${plural(bare, 'entry shows', 'entries show')} none)`)
  if (failed.length > 0)
    return `${failed.length} of ${plural(examples, 'example', 'examples')} failed${without}\n`
  return `${paint.green('✔')} ${visibleLine(name)}: ${plural(examples, 'example holds', 'examples hold')}${without}\n`
}

const hitLine = ({ path, source, found }: Hit, { paint, width }: Terminal): string => {
  const place = `${visibleLine(path)}:${found.start.line}:${found.start.column}`
  const { before, marked, after } = excerpt({ source, start: found.start, end: found.end }, width - 6)
  const entry = found.entry === undefined ? '' : `  ${paint.dim(visibleLine(found.entry))}`
  return `  ${paint.cyan(place)}${entry}\n    ${before}«${paint.bold(marked)}»${after}\n`
}

interface Rate {
  files: number
  messages: number
  hits: number
  problems: number
}

const survey = async (
  paths: readonly string[],
  { selection }: Trial,
  flags: TryFlags,
  world: World,
  { err, errPaint }: Terminal,
) => {
  const formats = await world.tools.formats()
  const as = formatNamed(flags.as, formats)
  const checkReading = await world.tools.checker(selection)
  const readSource = world.tools.readSource.bind(world.tools)
  const sample: Sample<Hit> = sampleOf(flags.sample, flags.seed)
  const rate: Rate = { files: 0, messages: 0, hits: 0, problems: 0 }
  for await (const input of inputs({ patterns: paths, as, stdinFilename: undefined, formats }, world)) {
    if (input.is === 'note' || input.is === 'skipped') continue
    const { report, problems } =
      input.is === 'text'
        ? await examine(input, { readSource, checkReading, env: world.env, formats, as })
        : { report: undefined, problems: [input.problem] }
    rate.problems += problems.length
    if (problems.length > 0) await err.write(troubles(problems, errPaint))
    if (!report) continue
    rate.files++
    rate.messages += report.messages
    rate.hits += report.findings.length
    for (const found of report.findings) sample.add({ path: report.path, source: report.source, found })
  }
  return { rate, sample: sample.kept() }
}

const rateLine = ({ files, messages, hits }: Rate, shown: number): string => {
  const per = messages === 0 ? 0 : (100 * hits) / messages
  const where = `${plural(hits, 'hit', 'hits')} in ${plural(messages, 'message', 'messages')}, ${plural(files, 'file', 'files')}`
  return `\n${per.toFixed(per < 10 ? 1 : 0)} hits per 100 messages (${where})${shown > 0 ? `; ${shown} of them:` : ''}\n`
}

/** Tries words before they are switched on: their own examples, then how often they hit, and where. */
export const tryRule = async (
  name: string,
  paths: readonly string[],
  flags: TryFlags,
  world: World,
  terminal: Terminal,
): Promise<number> => {
  const { out } = terminal
  const trial = await trialOf(name, world, terminal)
  if (!trial) return exit.unsure
  const tried = await world.tools.tryExamples(trial.rule, trial.selection)
  for (const each of tried.failed) await out.write(failure(trial.name, each, terminal))
  await out.write(verdict(trial.name, tried, terminal))
  const failed = tried.failed.length > 0 ? exit.found : exit.clean
  if (paths.length === 0) return failed
  const { rate, sample } = await survey(paths, trial, flags, world, terminal)
  await out.write(rateLine(rate, sample.length))
  for (const hit of sample) await out.write(hitLine(hit, terminal))
  return rate.problems > 0 ? exit.unsure : failed
}
