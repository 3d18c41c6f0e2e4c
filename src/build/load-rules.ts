import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { RuleBook } from '../engine/ruleset.ts'
import { readBibliography, type Work } from '../rule/bibliography.ts'
import type { DefinedRule } from '../rule/define.ts'
import { readHouse } from '../rule/house.ts'
import { termsOf } from '../rule/house-phrase.ts'
import { fixOf, type Lexicon, readLexicon } from '../rule/lexicon.ts'
import { readProfile } from '../rule/profile.ts'
import { readWords } from '../rule/read-words.ts'
import { newcomers, readReleases, withQuiet } from '../rule/releases.ts'
import type { Rule, Wording } from '../rule/rule.ts'
import { lineOf, type Profile } from '../rule/settings.ts'
import type { SharedWords } from '../rule/words.ts'
import { type Fault, readYaml } from '../rule/yaml-reader.ts'
import { readVersion, type Version } from '../text/version.ts'
import { traditional } from './chinese.ts'

export interface RulesFolder extends RuleBook {
  readonly works: readonly Work[]
  readonly profiles: readonly Profile[]
  /** Path of the code beside each lexicon that has some, relative to the folder: `refusal/bare-no.ts`. */
  readonly code: ReadonlyMap<string, string>
}

const insist = (path: string, faults: readonly Fault[]): void => {
  if (faults.length === 0) return
  const lines = faults.map(
    ({ line, column, message, hint }) => `${path}:${line}:${column}: ${message} (${hint})`,
  )
  throw new SyntaxError(lines.join('\n'))
}

const readRuleLexicon = (path: string, source: string): Lexicon => {
  const { lexicon, faults } = readLexicon(source)
  insist(`rules/${path}.yaml`, faults)
  if (!lexicon) throw new SyntaxError(`rules/${path}.yaml: no lexicon`)
  if (!path.endsWith(`/${lexicon.id}`)) {
    throw new SyntaxError(`rules/${path}.yaml: its id is “${lexicon.id}”; name the file after it`)
  }
  return lexicon
}

const wordingInTraditional = ({ title, why, message }: Wording): Wording => ({
  title: traditional(title),
  why: traditional(why),
  message: traditional(message),
})

/** What is said of Chinese, and offered for it, in both scripts. */
const inBothScripts = (rule: Rule): Rule => ({
  ...rule,
  ...(rule.zh ? { traditional: wordingInTraditional(rule.zh) } : {}),
  entries: rule.entries.map(entry =>
    entry.lang === 'zh'
      ? {
          ...entry,
          ...(entry.message === undefined ? {} : { traditionalMessage: traditional(entry.message) }),
          rewrite: entry.rewrite.map(each => ({ ...each, traditional: traditional(each.text) })),
        }
      : entry,
  ),
})

/** Reads `profiles/*.yaml`, each with the words that it names. */
const loadProfiles = async (
  folder: string,
  words: SharedWords,
  rules: readonly Rule[],
): Promise<readonly Profile[]> => {
  const files = (await readdir(folder)).filter(file => /^[a-z-]+\.yaml$/.test(file)).sort()
  const terms = termsOf(
    words,
    rules.map(({ id }) => id),
  )
  const profiles = await Promise.all(
    files.map(async (file): Promise<Profile> => {
      const { profile, faults } = readProfile(
        file.slice(0, -'.yaml'.length),
        await readFile(join(folder, file), 'utf8'),
      )
      insist(`rules/profiles/${file}`, faults)
      if (profile.words === undefined) return profile
      const house = readHouse(await readFile(join(folder, profile.words), 'utf8'), terms)
      insist(`rules/profiles/${profile.words}`, house.faults)
      return { ...profile, house: house.rule ? [inBothScripts(house.rule)] : [] }
    }),
  )
  for (const { name } of profiles) lineOf(name, profiles)
  return profiles
}

/** The release that these rules are to be part of. */
const ownVersion = async (): Promise<Version> => {
  const manifest: unknown = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8'))
  const named = typeof manifest === 'object' && manifest !== null && 'version' in manifest
  const version = named ? readVersion(String(manifest.version)) : undefined
  if (!version) throw new SyntaxError('package.json has no version such as 0.1.0')
  return version
}

/** Reads the folder of rules: every `<group>/<id>.yaml` with the `<id>.ts` beside it. Throws with all faults of a file. */
export const loadRules = async (folder: string): Promise<RulesFolder> => {
  const read = (path: string): Promise<string> => readFile(join(folder, path), 'utf8')
  const bibliography = readBibliography(await read('bibliography.yaml'))
  insist('rules/bibliography.yaml', bibliography.faults)
  const { words, faults } = readWords(await read('words.yaml'))
  insist('rules/words.yaml', faults)
  const order = readYaml(await read('precedence.yaml'))
  const precedence = order.list(order.root).flatMap(node => order.text(node, 'a rule or group') ?? [])
  insist('rules/precedence.yaml', order.faults)

  const rules: Rule[] = []
  const code = new Map<string, string>()
  const groups = (await readdir(folder, { withFileTypes: true })).filter(
    each => each.isDirectory() && each.name !== 'profiles',
  )
  for (const { name: group } of groups.sort((a, b) => a.name.localeCompare(b.name))) {
    const files = (await readdir(join(folder, group))).filter(each => /\.(?:yaml|ts)$/.test(each))
    for (const id of [...new Set(files.map(file => file.replace(/\.\w+$/, '')))].sort()) {
      const path = `${group}/${id}`
      const beside: object | undefined = files.includes(`${id}.ts`)
        ? ((await import(pathToFileURL(join(folder, `${path}.ts`)).href)) as { default: object }).default
        : undefined
      if (beside) code.set(id, `${path}.ts`)
      const lexicon = files.includes(`${id}.yaml`)
        ? readRuleLexicon(path, await read(`${path}.yaml`))
        : undefined
      if (lexicon) rules.push({ ...lexicon, group, fix: fixOf(lexicon.entries), options: {}, ...beside })
      else rules.push({ ...(beside as DefinedRule), group })
    }
  }
  for (const { id, group, cite } of rules) {
    for (const { source } of cite) {
      if (bibliography.works.some(work => work.id === source)) continue
      throw new SyntaxError(
        `rules/${group}/${id}: cites “${source}”, which rules/bibliography.yaml does not hold`,
      )
    }
  }
  const ids = rules.map(({ id }) => id)
  const { releases, faults: misdated } = readReleases(await read('releases.yaml'), ids)
  insist('rules/releases.yaml', misdated)
  const dated = rules.map((rule): Rule => {
    const since = releases.get(rule.id)
    return inBothScripts(since === undefined ? rule : { ...rule, since })
  })
  const written = await loadProfiles(join(folder, 'profiles'), words, rules)
  const profiles = withQuiet(written, newcomers(releases, await ownVersion()))
  return { rules: dated, words, precedence, works: bibliography.works, profiles, code }
}
