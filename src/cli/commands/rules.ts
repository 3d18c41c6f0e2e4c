import { isNewer, readVersion, type Version } from '../../text/version.ts'
import { type ConfigFlags, configure } from '../configured.ts'
import { exit } from '../exit.ts'
import { table } from '../table.ts'
import type { Terminal } from '../terminal.ts'
import type { LeveledRule, ListedRule, World } from '../world.ts'

export interface ListFlags {
  readonly format: 'pretty' | 'json'
}

export type RulesFlags = ListFlags &
  Omit<ConfigFlags, 'lexicon' | 'as' | 'failOn' | 'show'> & {
    /** Only rules that came after this release. */
    readonly since?: Version
  }

const fact = ({ id, group, title, severity, level, languages, since, cite, fix }: LeveledRule) => ({
  id,
  group,
  title,
  severity,
  level,
  languages,
  ...(since === undefined ? {} : { since }),
  cite: cite.map(({ source, where }) => ({ source, where })),
  fix,
})

const books = ({ cite }: ListedRule): string => [...new Set(cite.map(({ source }) => source))].join(', ')

const listing = (settings: string | undefined, profile: string | readonly string[]): string => {
  if (settings !== undefined) return ` under ${settings}`
  return profile === 'recommended' ? '' : ` in the profile ${profile}`
}

const cameAfter = (version: Version, { since = '' }: ListedRule): boolean => {
  const came = readVersion(since)
  return came !== undefined && isNewer(came, version)
}

/** Lists every rule, by group, as loud as profile and settings want it. */
export const rules = async (flags: RulesFlags, world: World, terminal: Terminal): Promise<number> => {
  const { out, paint } = terminal
  const configured = await configure(flags, world, terminal)
  if (!configured) return exit.unsure
  const { settings, usual } = configured
  const all = await world.tools.rules(usual.rules)
  const key = ({ group, id }: ListedRule): string => `${group}/${id}`
  const { since } = flags
  const listed = since === undefined ? all : all.filter(rule => cameAfter(since, rule))
  const sorted = listed.toSorted((a, b) => (key(a) < key(b) ? -1 : 1))
  if (flags.format === 'json') {
    await out.write(`${JSON.stringify(sorted.map(fact), null, 2)}\n`)
    return exit.clean
  }
  if (since !== undefined && sorted.length === 0) {
    await out.write(`No rule came after ${since.join('.')}.\n`)
    return exit.clean
  }
  const rows = sorted.map(rule => [rule.id, rule.group, rule.level, books(rule), rule.fix])
  await out.write(table(['rule', 'group', 'severity', 'book', 'fix'], rows, paint))
  await out.write(
    `\n${rows.length} ${rows.length === 1 ? 'rule' : 'rules'}${listing(settings, usual.rules.profile)}. Why and what instead: ${paint.bold('tactful explain RULE')}\n`,
  )
  return exit.clean
}
