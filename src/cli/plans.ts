import { relative, resolve, sep } from 'node:path'
import { choicesOf } from '../engine/settings/choices.ts'
import { type Effective, effective, type Said } from '../engine/settings/effective.ts'
import { gitPatterns } from '../engine/settings/patterns.ts'
import type { Override } from '../engine/settings/settings.ts'
import { roleFinder } from '../engine/settings/speakers.ts'
import type { LeftOut } from '../node/files.ts'
import { patternMatcher } from '../node/gitignore.ts'
import type { Rule } from '../rule/rule.ts'
import type { Profile } from '../rule/settings.ts'
import type { Plan } from './configured.ts'
import type { Lexicon } from './lexicons.ts'
import type { FileLayer } from './settings-layers.ts'

/** Settings with all that they name, read. */
export interface Read {
  /** Where patterns are taken from. */
  readonly folder: string
  readonly layers: readonly FileLayer[]
  readonly profiles: readonly Profile[]
  /** The ids of all rules that there are. */
  readonly ids: readonly string[]
  /** Lexicons of the settings, by absolute path. */
  readonly lexicons: ReadonlyMap<string, Lexicon>
  /** Lexicons of flags, likewise. */
  readonly brought: ReadonlyMap<string, Lexicon>
  /** Rules of plugins. */
  readonly plugins: readonly Rule[]
  readonly said: Said
}

type Matcher = (path: string) => string | undefined

const matcherOf = (patterns: readonly { readonly value: string; readonly mark: string }[]): Matcher =>
  patternMatcher(
    patterns.flatMap(({ value, mark }) => gitPatterns(value).map(pattern => ({ pattern, mark }))),
  )

/** A path as patterns see it; undefined for one outside the folder of the settings. */
const insideOf = (folder: string, at: string): string | undefined => {
  const path = relative(folder, at)
  if (path === '' || path.split(sep)[0] === '..' || resolve(path) === path) return undefined
  const end = /[\\/]$/.test(at) ? '/' : ''
  return path.split(sep).join('/') + end
}

/** What the settings leave out, told by pattern and place. */
export const leavingOut = ({ folder, layers }: Read): LeftOut => {
  const patterns = layers.flatMap(({ path, file }) =>
    file.ignore.map(({ value, line }) => ({ value, mark: `“${value}” (${path}:${line})` })),
  )
  if (patterns.length === 0) return () => undefined
  const match = matcherOf(patterns)
  return at => {
    const inside = insideOf(folder, at)
    return inside === undefined ? undefined : match(inside)
  }
}

/** Whether other rules speak, or speak otherwise, where an override holds. */
const changesRules = ({ extends: names, rules, lexicons, placeholders }: Override): boolean =>
  names.length + rules.length + lexicons.length + placeholders.length > 0

/** The files of an override: with “!”, files that are left out of it, also below a folder that is in. */
const filesOf = ({ files }: Override): ((inside: string) => boolean) => {
  const marked = (wanted: boolean) =>
    files
      .filter(({ value }) => value.startsWith('!') !== wanted)
      .map(({ value }) => ({ value: value.replace(/^!/, ''), mark: value }))
  const taken = matcherOf(marked(true))
  const excepted = matcherOf(marked(false))
  return inside => taken(inside) !== undefined && excepted(inside) === undefined
}

/** The overrides under which a file falls, as functions of its absolute path. */
const overridesFor = ({ folder, layers }: Read) => {
  const all = layers.flatMap(({ file }) => file.overrides)
  const matchers = all.map(filesOf)
  return (at: string | undefined): readonly number[] => {
    const inside = at === undefined || all.length === 0 ? undefined : insideOf(folder, at)
    if (inside === undefined) return []
    return all.flatMap((_, index) => (matchers[index]?.(inside) ? [index] : []))
  }
}

/** What holds for a file, and its plan; files under the same overrides share a plan, and rules if these are the same. */
export const plans = (read: Read) => {
  const { layers, profiles, ids, lexicons, brought, plugins, said } = read
  const all = layers.flatMap(({ file }) => file.overrides)
  const chosenFor = overridesFor(read)
  const holding = (chosen: readonly number[]): Effective => {
    const held = new Set(chosen.map(index => all[index]))
    return effective(layers, (_, override) => held.has(override), said, profiles)
  }
  const rulesIn = (held: Effective): Plan['rules'] => {
    const words = new Map<string, Lexicon>()
    for (const { value, layer } of held.lexicons) {
      const from = layers.find(each => each === layer)
      const at = from && resolve(from.folder, value)
      const lexicon = at && lexicons.get(at)
      if (lexicon) words.set(at, lexicon)
    }
    for (const [at, lexicon] of brought) words.set(at, lexicon)
    return {
      profile: held.profiles.map(({ value }) => value),
      choices: choicesOf(held, ids),
      house: [...words.values()].map(({ rule }) => rule),
      plugins,
    }
  }
  const rules = new Map<string, Plan['rules']>()
  const made = new Map<string, Plan>()
  const planOf = (chosen: readonly number[]): Plan => {
    const { format, fields, roles, ...held } = holding(chosen)
    const key = chosen.filter(index => changesRules(all[index] as Override)).join()
    const own = rules.get(key) ?? rulesIn({ ...held, roles })
    rules.set(key, own)
    return {
      key: chosen.join(),
      rules: own,
      reading: {
        ...(format ? { as: format.value } : {}),
        ...(fields ? { fields: fields.value } : {}),
        ...(roles.length > 0 ? { roleOf: roleFinder(roles) } : {}),
      },
    }
  }
  const planFor = (at?: string): Plan => {
    const chosen = chosenFor(at)
    const plan = made.get(chosen.join()) ?? planOf(chosen)
    made.set(chosen.join(), plan)
    return plan
  }
  return { planFor, told: (at?: string): Effective => holding(chosenFor(at)) }
}
