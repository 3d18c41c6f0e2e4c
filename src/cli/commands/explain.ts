import { join } from 'node:path'
import { decode } from '../../node/decode.ts'
import { reasonOf } from '../../node/filesystem.ts'
import { visiblePage } from '../../reporters/visible.ts'
import { trouble } from '../complaint.ts'
import { exit } from '../exit.ts'
import { Failure } from '../failure.ts'
import { housePage } from '../house-page.ts'
import { readLexicons } from '../lexicons.ts'
import { ruleNamed } from '../rule-named.ts'
import { profileNamed } from '../settings.ts'
import type { Terminal } from '../terminal.ts'
import type { LeveledRule, World } from '../world.ts'

export interface ExplainFlags {
  readonly profile: string
  readonly lexicon: readonly string[]
}

const pageOf = async ({ id, group }: LeveledRule, world: World): Promise<string> => {
  const path = join(world.packageRoot, 'rules', group, `${id}.md`)
  const bytes = await world.fs.readFile(path).catch((error: unknown) => {
    throw new Failure(
      `the page of ${id} cannot be opened: ${reasonOf(error)}`,
      `It belongs at ${path}; install tactful again.`,
    )
  })
  const page = decode(bytes)
  if (typeof page !== 'string') throw new Failure(`${path}: ${page.problem}`, page.hint)
  return page.endsWith('\n') ? page : `${page}\n`
}

const under = (profile: string, { level, severity }: LeveledRule): string =>
  level === severity && profile === 'recommended' ? '' : `\nIn the profile ${profile}: ${level}.\n`

/** Prints the page of a rule, or of the user's own words. */
export const explain = async (
  name: string | undefined,
  flags: ExplainFlags,
  world: World,
  { out, err, errPaint }: Terminal,
): Promise<number> => {
  const profile = profileNamed(flags.profile, await world.tools.profiles())
  const { lexicons, problems } = await readLexicons(flags.lexicon, world)
  for (const problem of problems) await err.write(trouble(problem, errPaint))
  if (problems.length > 0) return exit.unsure
  if (name === undefined) {
    throw new Failure(
      'missing required argument: a rule, or --at FILE:LINE:COLUMN',
      'For instance tactful explain no-problem; tactful --help shows what can be said.',
    )
  }
  const own = lexicons.find(({ rule }) => rule.id === name.split('/')[0])
  if (own) {
    await out.write(visiblePage(housePage(own.path, own.rule)))
    return exit.clean
  }
  const rule = ruleNamed(name, await world.tools.rules(profile))
  const page = rule.words ? housePage(`the profile ${profile}`, rule.words) : await pageOf(rule, world)
  await out.write(visiblePage(page + under(profile, rule)))
  return exit.clean
}
