import { join } from 'node:path'
import type { ReportedProblem } from '../engine/report.ts'
import type { Told } from '../engine/settings/settings.ts'
import { loadCode, namesFolder, openPlugin, pluginFolder } from '../node/plugins.ts'
import type { Rule } from '../rule/rule.ts'
import type { FileLayer } from './settings-layers.ts'
import { shownPath } from './shown.ts'
import type { World } from './world.ts'

/** The plugins of the settings, loaded. */
export interface Plugins {
  readonly rules: readonly Rule[]
  readonly problems: readonly ReportedProblem[]
  /** Absolute folders of the plugins. */
  readonly folders: readonly string[]
}

const absent = (name: string): readonly [message: string, hint: string] =>
  namesFolder(name)
    ? [`the plugin “${name}” is not there`, 'folders are taken from the folder of this settings file']
    : [`the plugin “${name}” is not installed`, `npm install -D ${name}; the path of a folder begins with ./`]

const loadOne = async (folder: string, { fs, cwd, tools }: World) => {
  const opened = await openPlugin(fs, folder)
  const read = opened.files
    ? await tools.plugin(opened.files, path => loadCode(folder, path))
    : { rules: [], faults: opened.unopened, name: undefined }
  const problems = read.faults.map(fault => ({ ...fault, path: shownPath(join(folder, fault.path), cwd) }))
  return { name: read.name, rules: read.rules, problems }
}

/**
 * Loads the plugins that the settings file of the run names. A file that is only extended can't have code run: what it
 * names must be named by the first file too.
 */
export const loadPlugins = async (layers: readonly FileLayer[], world: World): Promise<Plugins> => {
  const rules: Rule[] = []
  const problems: ReportedProblem[] = []
  const names = new Map<string, string>()
  const folders = new Set<string>()
  const main = layers.at(-1)
  const tell = (layer: FileLayer, { line, column }: Told<string>, message: string, hint: string): void => {
    problems.push({ path: layer.path, line, column, message, hint })
  }
  for (const layer of layers.toReversed()) {
    for (const told of layer.file.plugins) {
      const folder = await pluginFolder(world.fs, layer.folder, told.value)
      if (layer !== main) {
        if (folder !== undefined && folders.has(folder)) continue
        const hint = `a file that is extended can’t load code: name it in ${main?.path} too, under “plugins”`
        tell(layer, told, `the plugin “${told.value}” is named only here`, hint)
      } else if (folder === undefined) tell(layer, told, ...absent(told.value))
      else if (!folders.has(folder)) {
        folders.add(folder)
        const loaded = await loadOne(folder, world)
        problems.push(...loaded.problems)
        const other = loaded.name === undefined ? undefined : names.get(loaded.name)
        if (other !== undefined) {
          const hint = 'their rules could not be told apart; take one of them out'
          tell(
            layer,
            told,
            `the plugins “${other}” and “${told.value}” both call themselves ${loaded.name}`,
            hint,
          )
        } else rules.push(...loaded.rules)
        if (loaded.name !== undefined) names.set(loaded.name, told.value)
      }
    }
  }
  return { rules, problems, folders: [...folders] }
}
