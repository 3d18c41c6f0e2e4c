import { resolve } from 'node:path'
import { type SettledFrom, settledFor } from '../../engine/settings/choices.ts'
import type { From } from '../../engine/settings/effective.ts'
import type { Configured } from '../configured.ts'
import { exit } from '../exit.ts'
import { Failure } from '../failure.ts'
import type { NamedFile } from '../kept.ts'
import { pageOfSettings, type SettingsFact, type ToldRule } from '../settings-page.ts'
import type { Terminal } from '../terminal.ts'
import type { LeveledRule, World } from '../world.ts'

type Settled = ReadonlyMap<string, SettledFrom>

const levelOf = (rule: Pick<LeveledRule, 'id' | 'severity'>, settled: Settled): From<string> => {
  const { is, levelFrom = 'default' } = settled.get(rule.id) ?? {}
  return { value: is === undefined || is === 'on' ? rule.severity : is, from: levelFrom }
}

const optionsOf = ({ id, options }: LeveledRule, settled: Settled): ToldRule['options'] => {
  const { options: set = {}, valuesFrom = {} } = settled.get(id) ?? {}
  return Object.fromEntries(
    Object.entries(options).map(([name, option]) => {
      const value = Object.hasOwn(set, name) ? set[name] : option.default
      return [name, { value, from: valuesFrom[name] ?? 'default' }]
    }),
  )
}

/** A rule with its options, and the entries that were set by themselves. */
const toldRule = (rule: LeveledRule, settled: Settled): readonly (readonly [string, ToldRule])[] => {
  const own = [rule.id, { severity: levelOf(rule, settled), options: optionsOf(rule, settled) }] as const
  const entries = rule.entries.flatMap(entry => {
    const key = `${rule.id}/${entry.id}`
    const { is, levelFrom = 'default' } = settled.get(key) ?? {}
    if (is === undefined) return []
    const value = is === 'on' ? (entry.severity ?? rule.severity) : is
    return [[key, { severity: { value, from: levelFrom }, options: {} }] as const]
  })
  return [own, ...entries]
}

const toldFile = ({ name, from }: NamedFile): From<string> => ({
  value: name,
  from: from ? `${from.path}:${from.line}` : '--baseline',
})

/** Prints what holds for a file, each value with where it comes from. */
export const printConfig = async (
  path: string,
  format: string,
  configured: Configured,
  { tools, cwd }: World,
  { out }: Terminal,
): Promise<number> => {
  if (format !== 'pretty' && format !== 'json') {
    throw new Failure(
      `settings can't be printed as ${format}`,
      '--format json prints them for programs, none as YAML.',
    )
  }
  const at = resolve(cwd, path)
  const held = await configured.told(at)
  const plan = configured.planFor(at)
  const rules = (await tools.rules(plan.rules)).toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const settled = settledFor(
    held,
    await tools.profiles(),
    rules.map(({ id }) => id),
  )
  const fact: SettingsFact = {
    file: path,
    ...(configured.settings === undefined ? {} : { settings: configured.settings }),
    ...(configured.leftOut(at) === undefined ? {} : { ignored: configured.leftOut(at) as string }),
    failOn: held.failOn,
    show: held.show,
    extends: held.profiles,
    ...(held.format ? { format: held.format } : {}),
    ...(held.fields ? { fields: held.fields } : {}),
    roles: held.roles.map(({ speaker, value, from }) => ({ role: value, value: speaker, from })),
    placeholders: held.placeholders.map(({ value, from }) => ({ value, from })),
    lexicons: held.lexicons.map(({ value, from }) => ({ value, from })),
    plugins: configured.unplugged.length > 0 ? [] : held.plugins,
    suppressions: configured.kept.suppressions.map(toldFile),
    ...(configured.kept.baseline ? { baseline: toldFile(configured.kept.baseline) } : {}),
    rules: Object.fromEntries(rules.flatMap(rule => toldRule(rule, settled))),
  }
  await out.write(format === 'json' ? `${JSON.stringify(fact, null, 2)}\n` : pageOfSettings(fact))
  return exit.clean
}
