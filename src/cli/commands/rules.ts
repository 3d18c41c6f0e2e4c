import { exit } from '../exit.ts'
import { profileNamed } from '../settings.ts'
import { table } from '../table.ts'
import type { Terminal } from '../terminal.ts'
import type { LeveledRule, ListedRule, World } from '../world.ts'

export interface ListFlags {
  readonly format: 'pretty' | 'json'
}

export interface RulesFlags extends ListFlags {
  readonly profile: string
}

const fact = ({ id, group, title, severity, level, languages, cite, fix }: LeveledRule): LeveledRule => ({
  id,
  group,
  title,
  severity,
  level,
  languages,
  cite: cite.map(({ source, where }) => ({ source, where })),
  fix,
})

const books = ({ cite }: ListedRule): string => [...new Set(cite.map(({ source }) => source))].join(', ')

const listing = (profile: string): string => (profile === 'recommended' ? '' : ` in the profile ${profile}`)

/** Lists every rule, by group, as loud as the profile wants it. */
export const rules = async (
  { format, profile: wanted }: RulesFlags,
  world: World,
  { out, paint }: Terminal,
): Promise<number> => {
  const profile = profileNamed(wanted, await world.tools.profiles())
  const all = await world.tools.rules(profile)
  const key = ({ group, id }: ListedRule): string => `${group}/${id}`
  const sorted = all.toSorted((a, b) => (key(a) < key(b) ? -1 : 1))
  if (format === 'json') {
    await out.write(`${JSON.stringify(sorted.map(fact), null, 2)}\n`)
    return exit.clean
  }
  const rows = sorted.map(rule => [rule.id, rule.group, rule.level, books(rule), rule.fix])
  await out.write(table(['rule', 'group', 'severity', 'book', 'fix'], rows, paint))
  await out.write(
    `\n${rows.length} rules${listing(profile)}. Why and what instead: ${paint.bold('tactful explain RULE')}\n`,
  )
  return exit.clean
}
