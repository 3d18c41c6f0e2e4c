import { resolve, sep } from 'node:path'
import type { ReportedProblem } from '../engine/report.ts'
import type { Said } from '../engine/settings/effective.ts'
import { nameFaults } from '../engine/settings/names.ts'
import type { ConfigFlags, Configured } from './configured.ts'
import { isKept, keptFiles } from './kept.ts'
import { type Lexicon, readLexicons } from './lexicons.ts'
import { leavingOut, plans, type Read } from './plans.ts'
import { loadPlugins } from './plugins.ts'
import { type FileLayer, openSettings } from './settings-layers.ts'
import { shownPath } from './shown.ts'
import type { LeveledRule, World } from './world.ts'

/** What was said on the command line itself. */
export const flagsSaid = ({ profile, lexicon = [], as, failOn, show, given }: ConfigFlags): Said => ({
  lexicons: lexicon,
  ...(given.has('profile') && profile !== undefined ? { profile } : {}),
  ...(as === undefined ? {} : { format: as }),
  ...(given.has('failOn') && failOn !== undefined ? { failOn } : {}),
  ...(given.has('show') && show !== undefined ? { show } : {}),
})

/** The lexicons that settings name, each read once, by absolute path. */
const lexiconsOf = async (
  layers: readonly FileLayer[],
  world: World,
): Promise<{ byPath: ReadonlyMap<string, Lexicon>; problems: readonly ReportedProblem[] }> => {
  const byPath = new Map<string, Lexicon>()
  const problems: ReportedProblem[] = []
  const told = layers.flatMap(layer =>
    [layer.file, ...layer.file.overrides].flatMap(({ lexicons }) => lexicons.map(each => ({ layer, each }))),
  )
  const seen = new Set<string>()
  for (const { layer, each } of told) {
    const at = resolve(layer.folder, each.value)
    if (seen.has(at)) continue
    seen.add(at)
    const path = shownPath(at, world.cwd)
    const { lexicons, problems: found } = await readLexicons([at], world)
    for (const { rule } of lexicons) byPath.set(at, { path, rule })
    for (const problem of found) {
      // What keeps it from being opened is the fault of the line that names it.
      const unopened = problem.line === undefined
      const { line, column } = each
      const message = `the lexicon “${each.value}” ${problem.message}`
      const hint = 'lexicons are taken from the folder of this settings file'
      problems.push(unopened ? { path: layer.path, line, column, message, hint } : { ...problem, path })
    }
  }
  return { byPath, problems }
}

const inPlace = (problems: readonly ReportedProblem[]): readonly ReportedProblem[] => {
  const paths = [...new Set(problems.map(({ path }) => path))]
  return paths.flatMap(path =>
    problems
      .filter(problem => problem.path === path)
      .toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0)),
  )
}

/** Reads settings with all that they name, and brings the flags over them; or all that is wrong. */
export const settled = async (
  path: string,
  flags: ConfigFlags,
  brought: readonly Lexicon[],
  world: World,
): Promise<{ readonly configured?: Configured; readonly problems: readonly ReportedProblem[] }> => {
  const { tools, cwd } = world
  const profiles = await tools.profiles()
  const profileNames = profiles.map(({ name }) => name)
  const { layers, paths, problems: unread } = await openSettings(path, profileNames, world)
  const { byPath, problems: badWords } = await lexiconsOf(layers, world)
  const flagged = new Map(brought.map(lexicon => [resolve(cwd, lexicon.path), lexicon]))
  const lexicons = [...new Map([...byPath, ...flagged]).values()]
  const house = lexicons.map(({ rule }) => rule)
  const off = flags.plugins === false
  const plugins = await loadPlugins(off ? [] : layers, world)
  const selected = { profile: profileNames, house, plugins: plugins.rules }
  const rules: readonly LeveledRule[] = await tools.rules(selected)
  const formats = (await tools.formats()).map(({ id }) => id)
  const known = {
    rules,
    profiles: profileNames,
    formats,
    partial: badWords.length > 0,
    pluginless: off || plugins.problems.length > 0,
  }
  const badNames = layers.flatMap(({ path: shown, file }) =>
    nameFaults(file, known).map(fault => ({ path: shown, ...fault })),
  )
  const problems = inPlace([...unread, ...badNames, ...badWords, ...plugins.problems])
  if (problems.length > 0) return { problems }

  const read: Read = {
    folder: resolve(path, '..'),
    layers,
    profiles,
    ids: rules.map(({ id }) => id),
    lexicons: byPath,
    brought: flagged,
    plugins: plugins.rules,
    said: flagsSaid(flags),
  }
  const { planFor, told } = plans(read)
  const ownPaths = new Set([...paths, ...byPath.keys()])
  const isOfPlugin = (at: string): boolean => plugins.folders.some(folder => at.startsWith(folder + sep))
  const unplugged = off
    ? [...new Set(layers.flatMap(({ file }) => file.plugins.map(({ value }) => value)))]
    : []
  const kept = keptFiles(read.folder, layers, flags, cwd)
  const isOneOfKept = isKept(kept)
  const { failOn, show } = told()
  const configured: Configured = {
    settings: shownPath(path, cwd),
    usual: planFor(),
    planFor,
    leftOut: leavingOut(read),
    isOwn: at => ownPaths.has(at) || isOfPlugin(at) || isOneOfKept(at),
    kept,
    unplugged,
    sources: [...new Set([...paths, ...byPath.keys(), ...flagged.keys(), ...plugins.folders])],
    lexicons,
    failOn: failOn.value,
    show: show.value,
    told: async at => told(at),
  }
  return { configured, problems: [] }
}
