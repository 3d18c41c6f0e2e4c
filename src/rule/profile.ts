import { severities, type Severity } from '../text/severity.ts'
import type { Fault } from './yaml-faults.ts'
import { readYaml } from './yaml-reader.ts'
import type { Rule } from './rule.ts'

/** What a profile says of a rule or of one entry of it (`no-problem`, `no-problem/no-worries`). */
export type Setting = Severity | 'off'

/** A named set of choices: which rules speak, and how loud. Later profiles win over those they extend. */
export interface Profile {
  readonly name: string
  readonly about: string
  readonly extends: readonly string[]
  readonly settings: ReadonlyMap<string, Setting>
}

const choices = [...severities, 'off'] as const

export const readProfile = (name: string, source: string): { readonly profile: Profile; readonly faults: readonly Fault[] } => {
  const yaml = readYaml(source)
  const fields = yaml.map(yaml.root, 'a profile', ['about', 'extends', 'rules'])
  const settings = new Map<string, Setting>()
  for (const item of yaml.list(fields?.get('rules'))) {
    const pair = yaml.map(item, 'a setting', ['rule', 'is'])
    const rule = pair && yaml.text(pair.get('rule'), 'rule')
    const is = pair && yaml.oneOf(pair.get('is'), 'is', choices)
    if (rule !== undefined && is !== undefined) settings.set(rule, is)
  }
  const about = (fields && yaml.text(fields.get('about'), 'about')) ?? ''
  const extending = yaml.list(fields?.get('extends')).flatMap(item => yaml.text(item, 'extends') ?? [])
  return { profile: { name, about, extends: extending, settings }, faults: yaml.faults }
}

/** The settings of a profile with those that it extends below them. Throws a RangeError for a name that is none. */
export const settingsOf = (name: string, profiles: readonly Profile[]): ReadonlyMap<string, Setting> => {
  const profile = profiles.find(each => each.name === name)
  if (!profile) throw new RangeError(`there is no profile “${name}”`)
  const below = profile.extends.flatMap(base => [...settingsOf(base, profiles)])
  return new Map([...below, ...profile.settings])
}

/** The rules as the settings want them: switched off, or at another severity; so for single entries. */
export const applySettings = (rules: readonly Rule[], settings: ReadonlyMap<string, Setting>): readonly Rule[] =>
  rules.flatMap(rule => {
    const own = settings.get(rule.id)
    const entries = rule.entries.flatMap(entry => {
      const set = settings.get(`${rule.id}/${entry.id}`)
      if (set === 'off') return []
      if (set !== undefined) return [{ ...entry, severity: set }]
      if (own === undefined || own === 'off') return [entry]
      // A severity for the whole rule is meant for all of it, also for what hits harder or softer by itself.
      const { severity: _, harder: __, softer: ___, ...plain } = entry
      return [{ ...plain, severity: own }]
    })
    const kept = entries.some(entry => settings.has(`${rule.id}/${entry.id}`))
    if (own === 'off') {
      const switchedOn = entries.filter(entry => settings.has(`${rule.id}/${entry.id}`))
      return kept ? [{ ...rule, entries: switchedOn }] : []
    }
    return [{ ...rule, entries, ...(own === undefined ? {} : { severity: own }) }]
  })
