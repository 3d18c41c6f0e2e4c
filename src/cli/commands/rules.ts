import { exit } from '../exit.ts'
import { table } from '../table.ts'
import type { Terminal } from '../terminal.ts'
import type { ListedRule, World } from '../world.ts'

export interface ListFlags {
  readonly format: 'pretty' | 'json'
}

const fact = ({ id, group, title, severity, languages, cite, fix }: ListedRule): ListedRule => ({
  id,
  group,
  title,
  severity,
  languages,
  cite: cite.map(({ source, where }) => ({ source, where })),
  fix,
})

const books = ({ cite }: ListedRule): string => [...new Set(cite.map(({ source }) => source))].join(', ')

/** Lists every rule, by group. */
export const rules = async (
  { format }: ListFlags,
  world: World,
  { out, paint }: Terminal,
): Promise<number> => {
  const all = await world.tools.rules()
  const key = ({ group, id }: ListedRule): string => `${group}/${id}`
  const sorted = all.toSorted((a, b) => (key(a) < key(b) ? -1 : 1))
  if (format === 'json') {
    await out.write(`${JSON.stringify(sorted.map(fact), null, 2)}\n`)
    return exit.clean
  }
  const rows = sorted.map(rule => [rule.id, rule.group, rule.severity, books(rule), rule.fix])
  await out.write(table(['rule', 'group', 'severity', 'book', 'fix'], rows, paint))
  await out.write(`\n${rows.length} rules. Why and what instead: ${paint.bold('tactful explain RULE')}\n`)
  return exit.clean
}
