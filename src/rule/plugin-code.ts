import { severities } from '../text/severity.ts'
import type { Judgement } from './check.ts'
import type { DefinedRule } from './define.ts'
import { idPattern } from './lexicon-keys.ts'
import type { Plugin } from './plugin.ts'

/** What is wrong with a module, in words that follow its path. */
interface Told {
  readonly message: string
  readonly hint: string
}

type Fields = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isText = (value: unknown): boolean => typeof value === 'string' && value.trim() !== ''
const isFunction = (value: unknown): boolean => typeof value === 'function'

const asDefined = 'make it with defineRule or defineCollectionRule of tactful/plugin'

const areOptions = (value: unknown): boolean =>
  isObject(value) && Object.values(value).every(option => isObject(option) && isFunction(option.read))

/** Each key of a rule with what it must be. */
const shape: readonly (readonly [key: string, must: string, fits: (value: unknown) => boolean])[] = [
  ['title', 'be text', isText],
  ['why', 'be text', isText],
  ['message', 'be text', isText],
  ['severity', `be ${severities.join(', ')}`, value => severities.some(each => each === value)],
  ['languages', 'be a list', Array.isArray],
  ['cite', 'be a list', Array.isArray],
  ['notes', 'be a list', Array.isArray],
  ['entries', 'be a list', Array.isArray],
  ['options', 'hold options such as integer({ … })', areOptions],
  ['when', 'be a function', value => value === undefined || isFunction(value)],
]

const works = ({ check, collection }: Fields): boolean =>
  isFunction(check) || (isObject(collection) && isFunction(collection.note) && isFunction(collection.judge))

const ruleFaults = (rule: unknown, index: number): readonly Told[] => {
  const which = `its rule number ${index + 1}`
  if (!isObject(rule)) return [{ message: `${which} is no rule`, hint: asDefined }]
  const { id } = rule
  if (typeof id !== 'string' || !idPattern.test(id)) {
    const hint =
      'ids are small letters, digits and hyphens: late-reply; the name of the plugin is put before it'
    return [{ message: `${which} has no id that can be one`, hint }]
  }
  const wrong = shape.find(([key, , fits]) => !fits(rule[key]))
  if (wrong) return [{ message: `the “${wrong[0]}” of its rule “${id}” must ${wrong[1]}`, hint: asDefined }]
  if (works(rule)) return []
  return [{ message: `its rule “${id}” has no “check” that is a function`, hint: asDefined }]
}

const judgementFaults = (id: string, one: unknown, lexicons: readonly string[]): readonly Told[] => {
  if (!lexicons.includes(id)) {
    const hint =
      lexicons.length > 0
        ? `there are ${lexicons.join(', ')}`
        : 'put its lexicon below rules/, or define a rule'
    return [{ message: `it judges “${id}”, and there is no such lexicon`, hint }]
  }
  const fits = isObject(one) && isFunction(one.check) && areOptions(one.options)
  const hint = 'make it with judge of tactful/plugin: judge({ options: {}, *check(message, { hits }) { … } })'
  return fits ? [] : [{ message: `its judgement of “${id}” has no “check” that is a function`, hint }]
}

const end = 'end it with: export default definePlugin({ rules: [ … ] })'

/** What a module of a plugin brings along, or all that is wrong with it. */
export const readCode = (
  module: Fields,
  lexicons: readonly string[],
): { readonly code?: Required<Plugin>; readonly faults: readonly Told[] } => {
  const plugin = module.default
  if (plugin === undefined) return { faults: [{ message: 'has no default export', hint: end }] }
  if (!isObject(plugin)) return { faults: [{ message: 'its default export is no plugin', hint: end }] }
  const { rules = [], judgements = {}, ...rest } = plugin
  const [stray] = Object.keys(rest)
  if (stray !== undefined) {
    const hint = 'it has “rules” and “judgements”; its name stands in plugin.yaml, its lexicons below rules/'
    return { faults: [{ message: `its plugin has no key “${stray}”`, hint }] }
  }
  if (!Array.isArray(rules)) return { faults: [{ message: 'its “rules” must be a list', hint: end }] }
  if (!isObject(judgements)) {
    const hint = 'write them by the id of the lexicon: judgements: { "late-reply": judge({ … }) }'
    return { faults: [{ message: 'its “judgements” must be an object', hint }] }
  }
  const faults = [
    ...rules.flatMap(ruleFaults),
    ...Object.entries(judgements).flatMap(([id, one]) => judgementFaults(id, one, lexicons)),
  ]
  if (faults.length > 0) return { faults }
  return {
    code: {
      rules: rules as readonly DefinedRule[],
      judgements: judgements as Readonly<Record<string, Judgement>>,
    },
    faults: [],
  }
}
