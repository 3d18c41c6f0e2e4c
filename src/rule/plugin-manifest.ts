import { need } from './lexicon-fields.ts'
import { idPattern } from './lexicon-keys.ts'
import type { PluginFault, PluginManifest } from './plugin.ts'
import { inRange } from './version-range.ts'
import { readYaml } from './yaml-reader.ts'

/** The file that makes a folder a plugin. */
const manifestName = 'plugin.yaml'

const keys = ['name', 'tactful', 'about', 'homepage', 'code']

/** Reads `plugin.yaml`. `taken` are names of our own, which no plugin can have; `version` is ours. */
export const readManifest = (
  source: string,
  taken: readonly string[],
  version: string,
): { readonly manifest?: PluginManifest; readonly faults: readonly PluginFault[] } => {
  const yaml = readYaml(source, { comments: true })
  const told = () => yaml.faults.map(fault => ({ path: manifestName, ...fault }))
  if (yaml.faults.length > 0) return { faults: told() }
  const fields = yaml.map(yaml.root, 'plugin.yaml', keys)
  if (!fields) return { faults: told() }
  const optional = (key: 'about' | 'homepage' | 'code') => {
    const value = fields.has(key) ? yaml.text(fields.get(key), key) : undefined
    return value === undefined ? {} : { [key]: value }
  }
  const name = need(yaml, yaml.root, fields, 'name', 'plugin.yaml') ?? ''
  const tactful = need(yaml, yaml.root, fields, 'tactful', 'plugin.yaml') ?? ''
  const manifest: PluginManifest = {
    name,
    tactful,
    ...optional('about'),
    ...optional('homepage'),
    ...optional('code'),
  }
  const at = (key: string) => fields.get(key)
  if (name !== '' && !idPattern.test(name)) {
    const hint = 'names are small letters, digits and hyphens: acme; its rules are then acme/late-reply'
    yaml.fault(at('name'), `“${name}” is no name for a plugin`, hint)
  } else if (taken.includes(name)) {
    yaml.fault(at('name'), `“${name}” is a rule or group of Tactful`, 'choose another name for the plugin')
  }
  if (tactful !== '') {
    const fits = inRange(version, tactful)
    if (fits === undefined) {
      yaml.fault(at('tactful'), `“${tactful}” is no range of versions`, `write one as npm does: ^${version}`)
    } else if (!fits) {
      const hint = 'install a version of the plugin for this one, or a version of tactful that it works with'
      yaml.fault(at('tactful'), `${name} works with tactful ${tactful}, and this is ${version}`, hint)
    }
  }
  const { code } = manifest
  if (code !== undefined && (/^[/\\]|^[a-z]+:|\.\.(?:[/\\]|$)/i.test(code) || !/\.[cm]?js$/.test(code))) {
    const hint = 'name a .js file inside the folder of the plugin: code: plugin.js; compile TypeScript first'
    yaml.fault(at('code'), `“${code}” can’t be the code of a plugin`, hint)
  }
  return yaml.faults.length > 0 ? { faults: told() } : { manifest, faults: [] }
}
