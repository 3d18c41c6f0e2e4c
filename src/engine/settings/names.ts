import type { Options } from '../../rule/options.ts'
import type { Fault } from '../../rule/yaml-faults.ts'
import { nearest } from '../../text/nearest.ts'
import { ruleOfKey } from '../rule-of-key.ts'
import type { Mark, RuleSetting, SettingsFile, Told } from './settings.ts'

/** A rule as settings may name it. */
export interface NamedRule {
  readonly id: string
  readonly entries: readonly { readonly id: string }[]
  readonly options: Options
}

/** All that settings may name. */
export interface Known {
  readonly rules: readonly NamedRule[]
  readonly profiles: readonly string[]
  readonly formats: readonly string[]
  /** Words could not be read, so that there may be more rules than these. */
  readonly partial?: boolean
  /** Plugins are switched off or could not be read, so that there may be rules of any plugin. */
  readonly pluginless?: boolean
}

const few = 12

/** The near name, all of them where they are few, or where to look. */
const hintFor = (name: string, names: readonly string[], else_: string): string => {
  const near = nearest(name, names)
  if (near !== undefined) return `did you mean “${near}”?`
  return names.length > 0 && names.length <= few ? `there are ${names.join(', ')}` : else_
}

const fault = ({ line, column }: Mark, message: string, hint: string): Fault => ({
  line,
  column,
  message,
  hint,
})

const optionFaults = (setting: RuleSetting, { id, options }: NamedRule): readonly Fault[] =>
  setting.options.flatMap(told => {
    const option = Object.hasOwn(options, told.name) ? options[told.name] : undefined
    const names = Object.keys(options)
    if (!option) {
      const message = `“${id}” has no option “${told.name}”`
      const none = 'it has no options; write its severity alone'
      return [fault(told, message, hintFor(told.name, ['severity', ...names], none))]
    }
    // Its own fault was told where it was read.
    if (told.value === undefined) return []
    const read = option.read(told.value)
    return 'expected' in read
      ? [fault(told, `“${told.name}” of “${id}” must be ${read.expected}`, option.about)]
      : []
  })

const ruleFaults = (setting: RuleSetting, { rules, partial, pluginless }: Known): readonly Fault[] => {
  const { key } = setting
  const rule = ruleOfKey(key, rules)
  const first = key.includes('/') ? key.slice(0, key.indexOf('/')) : key
  const id = rule?.id ?? (rules.some(each => each.id.startsWith(`${first}/`)) ? key : first)
  const entry = id === key ? undefined : key.slice(id.length + 1)
  if (!rule && (partial || (pluginless && key.includes('/')))) return []
  if (!rule) {
    const ids = rules.map(each => each.id)
    const meant =
      entry !== undefined && ids.includes(entry) ? `write “${entry}” without its group` : undefined
    return [
      fault(setting, `there is no rule “${id}”`, meant ?? hintFor(id, ids, 'tactful rules lists them all')),
    ]
  }
  if (entry === undefined) return optionFaults(setting, rule)
  // Two lexicons may share an id.
  const entries = rules.filter(each => each.id === id).flatMap(each => each.entries.map(one => one.id))
  if (!entries.includes(entry)) {
    const none = `it has no entries; write “${id}” alone`
    const hint = hintFor(entry, entries, entries.length === 0 ? none : `tactful explain ${id} shows them`)
    return [fault(setting, `“${id}” has no entry “${entry}”`, hint)]
  }
  return setting.options.map(told =>
    fault(told, `“${setting.key}” has no option “${told.name}”`, `options stand at the rule: “${id}”`),
  )
}

const noFormat = (format: Told<string>, formats: readonly string[]): readonly Fault[] =>
  formats.includes(format.value)
    ? []
    : [
        fault(
          format,
          `there is no format “${format.value}”`,
          hintFor(format.value, formats, 'tactful formats lists them all'),
        ),
      ]

const noProfile = (name: Told<string>, profiles: readonly string[]): readonly Fault[] =>
  profiles.includes(name.value)
    ? []
    : [
        fault(
          name,
          `there is no profile “${name.value}”`,
          hintFor(
            name.value,
            profiles,
            `there are ${profiles.join(', ')}; files and packages stand at the top`,
          ),
        ),
      ]

/** Rules, entries, options, profiles and formats that the settings name and that are not there. */
export const nameFaults = (file: SettingsFile, known: Known): readonly Fault[] => [
  ...[file, ...file.overrides].flatMap(part => part.rules.flatMap(setting => ruleFaults(setting, known))),
  ...file.overrides.flatMap(({ extends: names }) => names.flatMap(name => noProfile(name, known.profiles))),
  ...file.overrides.flatMap(({ format }) => (format ? noFormat(format, known.formats) : [])),
]
