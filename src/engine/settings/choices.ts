import { type Settled, settle } from '../../rule/layers.ts'
import { type Choices, linesOf, type Profile } from '../../rule/settings.ts'
import { at, type Effective } from './effective.ts'
import type { Mark, RuleSetting } from './settings.ts'

const choicesIn = (rules: readonly RuleSetting[]): Choices =>
  rules.map(({ key, is, options }) => [
    key,
    {
      ...(is ? { is: is.value } : {}),
      options: Object.fromEntries(options.map(({ name, value }) => [name, value])),
    },
  ])

/** The rule that placeholders are for, and its option. */
const declares = { rule: 'unknown-variable', option: 'declared' }

/** What the settings say of rules, layer by layer, for the engine. `ids` are the rules that there are. */
export const choicesOf = (
  { choices, placeholders }: Effective,
  ids: readonly string[],
): readonly Choices[] => {
  const layers = choices.map(({ rules }) => choicesIn(rules))
  if (placeholders.length === 0 || !ids.includes(declares.rule)) return layers
  const explicit = settle(layers).get(declares.rule)?.options?.[declares.option]
  const declared = [...(Array.isArray(explicit) ? explicit : []), ...placeholders.map(({ value }) => value)]
  return [...layers, [[declares.rule, { options: { [declares.option]: [...new Set(declared)] } }]]]
}

/** A rule or entry under profiles and settings; the origin of its level and of its options. */
export interface SettledFrom extends Settled {
  readonly levelFrom?: string
  readonly valuesFrom: Readonly<Record<string, string>>
}

/** What profiles and settings make of each rule and entry that they name, with origins. */
export const settledFor = (
  given: Effective,
  profiles: readonly Profile[],
  ids: readonly string[],
): ReadonlyMap<string, SettledFrom> => {
  const line = linesOf(
    given.profiles.map(({ value }) => value),
    profiles,
  )
  const own = choicesOf(given, ids)
  const settled = settle([...line.map(({ choices }) => choices), ...own])
  const fromOf = (layer: number, find: (rule: RuleSetting) => Mark | undefined, key: string): string => {
    const profile = line[layer]
    if (profile) return `profile ${profile.name}`
    const part = given.choices[layer - line.length]
    const setting = part?.rules.find(rule => rule.key === key)
    const mark = setting && (find(setting) ?? setting)
    return part && mark ? at(part.path, mark) : 'placeholders'
  }
  return new Map(
    [...settled].map(([key, one]) => {
      const valuesFrom = Object.entries(one.optionsFrom).map(([name, layer]) => [
        name,
        fromOf(layer, rule => rule.options.find(option => option.name === name), key),
      ])
      return [
        key,
        {
          ...one,
          ...(one.isFrom === undefined ? {} : { levelFrom: fromOf(one.isFrom, rule => rule.is, key) }),
          valuesFrom: Object.fromEntries(valuesFrom),
        },
      ]
    }),
  )
}
