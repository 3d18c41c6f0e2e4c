import type { Terms } from './house-phrase.ts'
import { fixOf } from './lexicon.ts'
import type { PluginFault, PluginFile, PluginManifest } from './plugin.ts'
import { readCode } from './plugin-code.ts'
import { readPluginLexicon } from './plugin-lexicon.ts'
import type { Rule } from './rule.ts'

/** The files of a plugin, read; `module` is what its code exports. */
export interface PluginParts {
  readonly manifest: PluginManifest
  readonly lexicons: readonly PluginFile[]
  readonly module?: Readonly<Record<string, unknown>>
}

type Found = Omit<Rule, 'group'> & { readonly from: string }

/** Rules that have one id, told in the second. */
const clashes = (found: readonly Found[]): readonly PluginFault[] =>
  found.flatMap(({ id, from }, index) => {
    const first = found.findIndex(each => each.id === id)
    if (first === index) return []
    const other = found[first]?.from ?? ''
    const where = other === from ? 'twice' : `also in ${other}`
    return [{ path: from, message: `the rule “${id}” is ${where}`, hint: 'give each rule its own id' }]
  })

/** The rules of a plugin under its name, or all that is wrong with its files. */
export const pluginRules = (
  { manifest, lexicons, module }: PluginParts,
  terms: Terms,
): { readonly rules: readonly Rule[]; readonly faults: readonly PluginFault[] } => {
  const { name, about, homepage, code: path = '' } = manifest
  const read = lexicons.map(file => ({ path: file.path, ...readPluginLexicon(file, terms) }))
  const ids = read.flatMap(({ lexicon }) => lexicon?.id ?? [])
  const unread = read.some(({ lexicon }) => !lexicon)
  const coded = module ? readCode(module, ids) : { faults: [] }
  const faults: PluginFault[] = read.flatMap(each => each.faults)
  // A judgement of a lexicon with faults is no fault of its own.
  if (!unread) faults.push(...coded.faults.map(fault => ({ path, ...fault })))
  const { rules = [], judgements = {} } = coded.code ?? {}
  const found: readonly Found[] = [
    ...read.flatMap(({ lexicon, path: from }) =>
      lexicon
        ? [{ ...lexicon, fix: fixOf(lexicon.entries), options: {}, ...judgements[lexicon.id], from }]
        : [],
    ),
    ...rules.map(rule => ({ ...rule, from: path })),
  ]
  faults.push(...clashes(found))
  if (faults.length === 0 && found.length === 0) {
    const hint = 'write lexicons below rules/, or name its code: code: plugin.js'
    faults.push({ path: 'plugin.yaml', message: `the plugin ${name} has no rules`, hint })
  }
  const plugin = {
    name,
    ...(about === undefined ? {} : { about }),
    ...(homepage === undefined ? {} : { homepage }),
  }
  return {
    rules: found.map(({ from: _, ...rule }) => ({ ...rule, id: `${name}/${rule.id}`, group: name, plugin })),
    faults,
  }
}
