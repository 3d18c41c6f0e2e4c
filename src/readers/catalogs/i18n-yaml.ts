import type { Shape } from '../trees/shape.ts'
import { languageOfPath, tellsCatalog } from './language.ts'
import { hasWords, holdsStrings, leavesOf, namesLanguages } from './leaves.ts'
import { pluralForms } from './pipes.ts'
import { stringTalks } from './strings.ts'

const isHtmlKey = (key: string): boolean => /(?:^|[._])html$/.test(key)

/** What Rails keeps for its formats of dates and numbers: `abbr_day_names`, `order`. */
const isFormat = (path: readonly string[]): boolean =>
  /(?:^|\.)(?:date|time|number)\.(?:formats?|order|abbr_\w+|human\.decimal_units|human\.storage_units)(?:\.|$)/.test(
    path.join('.'),
  )

/**
 * Strings in YAML: of Rails (https://guides.rubyonrails.org/i18n.html), the language at the top, or of Symfony
 * (https://symfony.com/doc/current/translation.html), the language in the name of the file.
 */
export const i18nYaml: Shape = ({ path, trees }, { sure }) => {
  const told = sure || tellsCatalog(path)
  const maps = trees.filter(tree => tree.kind === 'map')
  if (maps.length !== trees.length) return undefined
  const own = maps.filter(
    tree => namesLanguages(tree) && tree.entries.every(({ value }) => value.kind === 'map'),
  )
  if (!told && own.length !== maps.length) return undefined
  const leaves = trees.flatMap(tree => [...leavesOf(tree)])
  if (leaves.length === 0) return undefined
  if (!sure && !trees.every(tree => holdsStrings(tree, leaves))) return undefined
  const lang = languageOfPath(path)
  const strings = leaves.filter(leaf => hasWords(leaf.value.text) && !isFormat(leaf.path))
  // Rails has a key for each plural form.
  const piped = own.length < maps.length
  return stringTalks(
    strings.map(leaf => {
      const located = leaf.value.located()
      const html = leaf.path.some(isHtmlKey)
      return {
        path: leaf.path,
        lang: leaf.lang ?? lang,
        located,
        html,
        ...(piped && { readings: pluralForms(located) }),
      }
    }),
  )
}
