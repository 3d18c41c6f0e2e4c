import type { Severity } from '../text/severity.ts'
import type { Check, Said } from './check.ts'
import { settle } from './layers.ts'
import type { Option, Options } from './options.ts'
import type { Entry, Rule } from './rule.ts'

/** How loud a rule or entry speaks; `on` is as loud as it is by itself. */
export type Level = Severity | 'on' | 'off'

/** What a profile says of a rule or of one entry of it. */
export interface Choice {
  readonly is?: Level
  /** Values for options of the rule. */
  readonly options?: Readonly<Record<string, unknown>>
}

/** What one profile or file says, by rule or entry: `no-problem`, `no-problem/no-worries`. */
export type Choices = readonly (readonly [string, Choice])[]

/** A named set of choices: which rules speak, and how loud. */
export interface Profile {
  readonly name: string
  readonly about: string
  readonly extends: readonly string[]
  readonly choices: Choices
  /** The file of its own words, if it has some. */
  readonly words?: string
  /** Those words, read. */
  readonly house: readonly Rule[]
}

export type Settings = ReadonlyMap<string, Choice>

const named = (name: string, profiles: readonly Profile[]): Profile => {
  const profile = profiles.find(each => each.name === name)
  if (!profile) throw new RangeError(`there is no profile “${name}”`)
  return profile
}

/**
 * A profile with all that it extends, the most general first; each wins over those before it. Throws a RangeError
 * for a name that is none, and for profiles that extend each other in a circle.
 */
export const lineOf = (
  name: string,
  profiles: readonly Profile[],
  below?: readonly string[],
): readonly Profile[] => {
  if (below?.includes(name)) throw new RangeError(`the profile “${name}” extends itself`)
  const profile = named(name, profiles)
  const above = profile.extends.flatMap(base => lineOf(base, profiles, [...(below ?? []), name]))
  return [...new Set([...above, profile])]
}

/** Several profiles with all that they extend, each once. Throws as `lineOf` does. */
export const linesOf = (names: readonly string[], profiles: readonly Profile[]): readonly Profile[] => [
  ...new Set(names.flatMap(name => lineOf(name, profiles))),
]

/** The choices of a profile and of those that it extends, the later over the earlier. */
export const settingsOf = (name: string, profiles: readonly Profile[]): Settings =>
  new Map(
    [...settle(lineOf(name, profiles).map(({ choices }) => choices))].map(([key, { is, options = {} }]) => [
      key,
      is === undefined ? { options } : { is, options },
    ]),
  )

const withValues = (options: Options, values: Readonly<Record<string, unknown>>): Options =>
  Object.fromEntries(
    Object.entries(options).map(([name, option]): [string, Option<unknown>] => {
      if (!Object.hasOwn(values, name)) return [name, option]
      const read = option.read(values[name])
      if ('expected' in read) throw new RangeError(`${name} must be ${read.expected}`)
      return [name, { ...option, default: read.value }]
    }),
  )

const at = ({ harder: _, softer: __, ...entry }: Entry, severity: Severity): Entry => ({ ...entry, severity })

const severityIn = (level: Level | undefined): Severity | undefined =>
  level === 'on' || level === 'off' ? undefined : level

/** A judgement in code under a profile: what it says is as loud as the profile wants, and only of what is on. */
const settled = (check: Check, rule: Rule, settings: Settings): Check =>
  function* (message, evidence) {
    const own = settings.get(rule.id)?.is
    const loud = ({ severity, entry }: Said): Severity => {
      const entrys = entry && settings.get(`${rule.id}/${entry.id}`)?.is
      if (entrys !== undefined) return severityIn(entrys) ?? severity
      return severityIn(own) ?? severity
    }
    for (const said of check(message, evidence)) {
      if (own === 'off' && !said.entry) continue
      yield { ...said, severity: loud(said) }
    }
  }

const entriesUnder = (rule: Rule, settings: Settings): readonly Entry[] => {
  const own = settings.get(rule.id)?.is
  return rule.entries.flatMap(entry => {
    const set = settings.get(`${rule.id}/${entry.id}`)?.is ?? own
    if (set === 'off') return []
    const severity = severityIn(set)
    // A severity is meant for all hits, also for those that are harder or softer by themselves.
    return [severity === undefined ? entry : at(entry, severity)]
  })
}

/** The rules as the settings want them: switched off, or at another severity; so for single entries. */
export const applySettings = (rules: readonly Rule[], settings: Settings): readonly Rule[] =>
  rules.flatMap(rule => {
    const own = settings.get(rule.id)
    const entries = entriesUnder(rule, settings)
    const touched = own ?? rule.entries.some(entry => settings.has(`${rule.id}/${entry.id}`))
    if (!touched) return [rule]
    if (entries.length === 0 && (own?.is === 'off' || rule.entries.length > 0)) return []
    const severity = severityIn(own?.is)
    return [
      {
        ...rule,
        entries,
        ...(severity === undefined ? {} : { severity }),
        options: withValues(rule.options, own?.options ?? {}),
        ...(rule.check ? { check: settled(rule.check, rule, settings) } : {}),
      },
    ]
  })

/** Rules, entries and options that profiles name and that are not there, as `profile: name`. */
export const unknownIn = (profiles: readonly Profile[], rules: readonly Rule[]): readonly string[] =>
  profiles.flatMap(({ name, choices }) =>
    choices.flatMap(([key, { options }]) => {
      const [id, entry] = key.split('/')
      const rule = rules.find(each => each.id === id)
      const known = rule && (entry === undefined || rule.entries.some(each => each.id === entry))
      if (!known) return [`${name}: ${key}`]
      return Object.keys(options ?? {}).flatMap(option =>
        Object.hasOwn(rule.options, option) ? [] : [`${name}: ${key} (its option “${option}”)`],
      )
    }),
  )
