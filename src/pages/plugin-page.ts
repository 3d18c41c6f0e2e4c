import type { Rule } from '../rule/rule.ts'
import { escaped, item } from './markdown.ts'
import { pageLines, section } from './rule-page.ts'

/** The page of a rule that a plugin brings. */
export const pluginPage = (rule: Rule): string => {
  const { id, cite, plugin } = rule
  const sources = cite.map(({ source, where }) => item(`${escaped(source)}: ${escaped(where)}.`))
  const home = plugin?.homepage === undefined ? '' : ` (${plugin.homepage})`
  const about = plugin?.about === undefined ? '.' : `: ${escaped(plugin.about)}`
  const use = `\`tactful --rule ${id}\` checks this rule alone. It comes with the plugin ${plugin?.name}${home}${about}`
  return [...pageLines(rule, sources), ...section('Use', [use]), ''].join('\n')
}
