import { join } from 'node:path'
import { decode, isUndecodable } from '../../node/decode.ts'
import { reasonOf } from '../../node/filesystem.ts'
import { visiblePage } from '../../reporters/visible.ts'
import { type ConfigFlags, configure } from '../configured.ts'
import { exit } from '../exit.ts'
import { Failure } from '../failure.ts'
import { housePage } from '../house-page.ts'
import { ruleNamed } from '../rule-named.ts'
import type { Terminal } from '../terminal.ts'
import type { LeveledRule, World } from '../world.ts'

export type ExplainFlags = ConfigFlags

const pageOf = async ({ id, group }: LeveledRule, world: World): Promise<string> => {
  const path = join(world.packageRoot, 'rules', group, `${id}.md`)
  const bytes = await world.fs.readFile(path).catch((error: unknown) => {
    throw new Failure(
      `the page of ${id} cannot be opened: ${reasonOf(error)}`,
      `It belongs at ${path}; install tactful again.`,
    )
  })
  const page = decode(bytes, path)
  if (isUndecodable(page)) throw new Failure(`${path}: ${page.problem}`, page.hint)
  return page.text.endsWith('\n') ? page.text : `${page.text}\n`
}

const under = (
  settings: string | undefined,
  profile: string | readonly string[],
  { level, severity }: LeveledRule,
): string => {
  const plain = settings === undefined && profile === 'recommended'
  if (level === severity && plain) return ''
  return `\n${settings === undefined ? `In the profile ${profile}` : `Under ${settings}`}: ${level}.\n`
}

/** Prints the page of a rule, or of the user's own words. */
export const explain = async (
  name: string | undefined,
  flags: ExplainFlags,
  world: World,
  terminal: Terminal,
): Promise<number> => {
  const { out } = terminal
  const configured = await configure(flags, world, terminal)
  if (!configured) return exit.unsure
  const { settings, lexicons, usual } = configured
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
  const rule = ruleNamed(name, await world.tools.rules(usual.rules))
  const { profile } = usual.rules
  const page = rule.words?.plugin
    ? await world.tools.pluginPage(rule.words)
    : rule.words
      ? housePage(`the profile ${[profile].flat().join(', ')}`, rule.words)
      : await pageOf(rule, world)
  await out.write(visiblePage(page + under(settings, profile, rule)))
  return exit.clean
}
