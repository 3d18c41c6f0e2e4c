import { join } from 'node:path'
import type { Selection } from '../../compose.ts'
import type { Rule } from '../../rule/rule.ts'
import { trouble } from '../complaint.ts'
import { type ConfigFlags, configure } from '../configured.ts'
import { exit } from '../exit.ts'
import { Failure } from '../failure.ts'
import { readLexicons, readSourceOf } from '../lexicons.ts'
import { ruleNamed } from '../rule-named.ts'
import { type SurveyFlags, survey } from '../survey.ts'
import type { Terminal } from '../terminal.ts'
import { failedExample, hitLine, rateLine, verdict } from '../tried-page.ts'
import type { World } from '../world.ts'

/** What is tried: a rule with its examples, and how to check with it alone. */
interface Trial {
  readonly name: string
  readonly rule: Rule
  readonly selection: Selection
}

export type TryFlags = SurveyFlags & ConfigFlags

const usual = { profile: 'recommended' }

const trialOf = async (
  name: string,
  flags: TryFlags,
  world: World,
  terminal: Terminal,
): Promise<Trial | undefined> => {
  const { err, errPaint } = terminal
  if (/\.ya?ml$/.test(name)) {
    const { lexicons, problems } = await readLexicons([name], world)
    for (const problem of problems) await err.write(trouble(problem, errPaint))
    const rule = lexicons[0]?.rule
    return rule && { name, rule, selection: { ...usual, only: [rule.id], house: [rule] } }
  }
  const configured = name.includes('/') ? await configure(flags, world, terminal) : undefined
  const { plugins = [] } = configured?.usual.rules ?? {}
  const { id, group, words } = ruleNamed(name, await world.tools.rules({ ...usual, house: [], plugins }))
  if (words) return { name: id, rule: words, selection: { ...usual, only: [id], house: [], plugins } }
  const path = join(world.packageRoot, 'rules', group, `${id}.yaml`)
  const source = await readSourceOf(path, world)
  if ('message' in source) {
    throw new Failure(
      `the examples of ${id} stand in its code`,
      'Rules that are words have a file to try; npm test tries the others.',
    )
  }
  const rule = await world.tools.written(id, source.text)
  return { name: id, rule, selection: { ...usual, only: [id], house: [] } }
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
  const trial = await trialOf(name, flags, world, terminal)
  if (!trial) return exit.unsure
  const tried = await world.tools.tryExamples(trial.rule, trial.selection)
  for (const each of tried.failed) await out.write(failedExample(trial.name, each, terminal))
  await out.write(verdict(trial.name, tried, terminal))
  const failed = tried.failed.length > 0 ? exit.found : exit.clean
  if (paths.length === 0) return failed
  const configured = await configure(flags, world, terminal)
  if (!configured) return exit.unsure
  const { rate, sample } = await survey(paths, trial.selection, flags, configured, world, terminal)
  await out.write(rateLine(rate, sample.length))
  for (const hit of sample) await out.write(hitLine(hit, terminal))
  return rate.problems > 0 ? exit.unsure : failed
}
