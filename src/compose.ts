import manifest from '../package.json' with { type: 'json' }
import { book } from '../rules/index.ts'
import { type Checker, makeChecker } from './engine/check.ts'
import { type Collecting, collecting } from './engine/collection.ts'
import type { PageUrl } from './engine/describe.ts'
import type { Meter } from './engine/meter.ts'
import type { RuleBook } from './engine/ruleset.ts'
import { type JudgeTalk, talkJudge } from './engine/stream.ts'
import { ruleOfSuppressions } from './engine/suppressions/silence.ts'
import type { Tracer } from './engine/trace.ts'
import { distinct, houseGroup } from './rule/house-words.ts'
import { settle } from './rule/layers.ts'
import type { PluginFault, PluginFile } from './rule/plugin.ts'
import type { Rule } from './rule/rule.ts'
import {
  applySettings,
  type Choices,
  linesOf,
  type Profile,
  type Settings,
  settingsOf,
} from './rule/settings.ts'
import type { Fault } from './rule/yaml-faults.ts'
import type { Severity } from './text/severity.ts'

/** Which rules a run works with. */
export interface Selection {
  /** One profile, or several of which the later win. */
  readonly profile: string | readonly string[]
  /** What the user's settings say over the profile, the most general first. */
  readonly choices?: readonly Choices[]
  /** Ids of the rules that were asked for by name; they speak whatever the profile says. Empty for all. */
  readonly only: readonly string[]
  /** Words that the user brought along. */
  readonly house: readonly Rule[]
  /** Rules of plugins. */
  readonly plugins?: readonly Rule[]
  /** False where every text is to be read closely, whatever a first look tells. */
  readonly fastPath?: boolean
}

const root = `https://unpkg.com/${manifest.name}@${manifest.version}`

const page: PageUrl = ({ group, id, plugin }) => {
  if (plugin) return plugin.homepage ?? `${root}/README.md#plugins`
  return group === houseGroup ? `${root}/README.md#your-own-words` : `${root}/rules/${group}/${id}.md`
}

/** Every rule that ships. */
export const rules: readonly Rule[] = book.rules

/** Every book and page that rules cite. */
export const works: readonly { readonly id: string; readonly author: string; readonly title: string }[] =
  book.works

/** Every profile that ships. */
export const profiles: readonly Profile[] = book.profiles

/** The profile of a run that names none. */
export const usualProfile = 'recommended'

const switchedOn = (settings: Settings, ids: readonly string[]): Settings =>
  new Map(
    [...settings].map(([key, choice]) => [
      key,
      ids.includes(key) && choice.is === 'off' ? { ...choice, is: 'on' } : choice,
    ]),
  )

/** The rules of a selection, as loud as its profile wants them. The user's own words come before those of a profile. */
export const rulesOf = ({ profile, choices = [], only, house, plugins = [] }: Selection): readonly Rule[] => {
  const line = linesOf([profile].flat(), profiles)
  const settings = switchedOn(settle([...line.map(each => each.choices), ...choices]), only)
  const own = distinct([...house, ...line.flatMap(each => each.house)])
  const chosen = [...rules, ...plugins, ...own].filter(({ id }) => only.length === 0 || only.includes(id))
  return applySettings(chosen, settings)
}

/** A rule with what a profile makes of it; the words of a profile have no page, so they come along. */
export interface Leveled extends Rule {
  readonly level: Severity | 'off'
  readonly words?: Rule
}

/** Every rule, and the words that profile and user bring along, as loud as a selection wants them. */
export const leveled = (selection: Omit<Selection, 'only'>): readonly Leveled[] => {
  const under = rulesOf({ ...selection, only: [] })
  const all = rulesOf({ profile: selection.profile, house: selection.house, only: [] })
  const words = [...(selection.plugins ?? []), ...all.filter(({ group }) => group === houseGroup)]
  const level = (id: string): Severity | 'off' => under.find(rule => rule.id === id)?.severity ?? 'off'
  return [
    ...rules.map(rule => ({ ...rule, level: level(rule.id) })),
    ...words.map(rule => ({ ...rule, level: level(rule.id), words: rule })),
  ]
}

const loadParser = async () => (await import('./language/english.ts')).proposeEnds

/** All that a suppression may name, whether it is on or not. */
const namesIn = ({ profile, house, plugins = [] }: Selection): ReadonlySet<string> => {
  const words = linesOf([profile].flat(), profiles).flatMap(each => each.house)
  return new Set(
    [...rules, ...plugins, ...house, ...words].flatMap(({ id, entries }) => [
      id,
      ...entries.map(entry => `${id}/${entry.id}`),
    ]),
  )
}

/** A selection as the engine wants it: a house speaks before all others of the words that it lists. */
const bookOf = (selection: Selection): RuleBook => ({
  ...book,
  rules: rulesOf(selection),
  precedence: [houseGroup, ...book.precedence],
  known: () => namesIn(selection),
  partial: selection.only.length > 0,
  fastPath: selection.fastPath !== false,
})

/** The engine for a selection; the slow parser of English is loaded when a text calls for it. */
export const checkerOf = (selection: Selection, meter?: Meter): Checker =>
  makeChecker(bookOf(selection), loadParser, page, meter)

/** The same for a stream of conversations. */
export const talkJudgeOf = (selection: Selection): JudgeTalk => talkJudge(checkerOf(selection), page)

/** The rules of a selection that judge all files together. */
export const collectionsOf = (selection: Selection): readonly Collecting[] => collecting(rulesOf(selection))

/** The rule that speaks of suppressions, if it is on, and its page. */
export const housekeepingOf = (selection: Selection) => {
  const rule = rulesOf(selection).find(({ id }) => id === ruleOfSuppressions)
  return { rule, url: rule ? page(rule) : '' }
}

/** The same for one place of a file: what the engine considers there. */
export const tracerOf = async (selection: Selection): Promise<Tracer> => {
  const { makeTracer } = await import('./engine/trace.ts')
  return makeTracer(bookOf(selection), await loadParser())
}

/** Reads the words that a user brings along; all faults of the file, or a rule. The parser of YAML is loaded for it. */
export const readWords = async (
  source: string,
): Promise<{ readonly rule?: Rule; readonly faults: readonly Fault[] }> => {
  const [{ readHouse }, { termsOf }] = await Promise.all([
    import('./rule/house.ts'),
    import('./rule/house-phrase.ts'),
  ])
  const taken = rules.map(({ id }) => id)
  return readHouse(source, termsOf(book.words, taken))
}

/** The rules of Tactful and others beside them. */
export const bookWith = (others: readonly Rule[]): RuleBook => ({ ...book, rules: [...rules, ...others] })

/** What the usual profile says. */
export const usualSettings: Settings = settingsOf(usualProfile, profiles)

/** Reads a lexicon as that of a plugin. */
export const readRule = async (
  source: string,
): Promise<{ readonly rule?: Rule; readonly faults: readonly PluginFault[] }> => {
  const [{ readLexicon }, { pluginRules }, { termsOf }] = await Promise.all([
    import('./rule/lexicon.ts'),
    import('./rule/plugin-rules.ts'),
    import('./rule/house-phrase.ts'),
  ])
  const path = `${readLexicon(source).lexicon?.id ?? 'lexicon'}.yaml`
  const parts = { manifest: { name: 'own', tactful: '*' }, lexicons: [{ path, text: source }] }
  const { rules: read, faults } = pluginRules(parts, termsOf(book.words, []))
  const [rule] = read
  return faults.length === 0 && rule ? { rule, faults } : { faults }
}

/** A plugin, read: its rules, or all that is wrong with its files. */
export interface ReadPlugin {
  readonly name?: string
  readonly rules: readonly Rule[]
  readonly faults: readonly PluginFault[]
}

/** Loads the code of a plugin: what its module exports, or why there is none. */
export type LoadCode = (path: string) => Promise<{
  readonly module?: Readonly<Record<string, unknown>> | undefined
  readonly unopened?: PluginFault | undefined
}>

/** Reads a plugin out of its files. Its code is loaded only where `plugin.yaml` names some and fits this version. */
export const readPlugin = async (
  files: { readonly manifest: string; readonly lexicons: readonly PluginFile[] },
  load: LoadCode,
): Promise<ReadPlugin> => {
  const [{ readManifest }, { pluginRules }, { termsOf }] = await Promise.all([
    import('./rule/plugin-manifest.ts'),
    import('./rule/plugin-rules.ts'),
    import('./rule/house-phrase.ts'),
  ])
  const taken = [houseGroup, ...rules.flatMap(({ id, group }) => [id, group])]
  const read = readManifest(files.manifest, taken, manifest.version)
  if (!read.manifest) return { rules: [], faults: read.faults }
  const { name, code } = read.manifest
  const { module, unopened } = code === undefined ? {} : await load(code)
  const parts = { manifest: read.manifest, lexicons: files.lexicons, ...(module ? { module } : {}) }
  const found = pluginRules(parts, termsOf(book.words, []))
  const all = unopened
    ? [...found.faults.filter(({ path }) => path !== 'plugin.yaml'), unopened]
    : found.faults
  return all.length > 0 ? { name, rules: [], faults: all } : { name, rules: found.rules, faults: [] }
}

/** A rule that ships with the examples that its file shows: the shipped rule goes without them. */
export const writtenRule = async (id: string, source: string): Promise<Rule> => {
  const { readLexicon } = await import('./rule/lexicon.ts')
  const shipped = rules.find(rule => rule.id === id)
  const { lexicon, faults } = readLexicon(source)
  if (shipped && lexicon) return { ...shipped, entries: lexicon.entries }
  throw new Error(`the file of ${id} can't be read: ${faults[0]?.message ?? 'there is no such rule'}`)
}
