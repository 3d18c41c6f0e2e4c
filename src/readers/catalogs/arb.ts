import type { Shape } from '../trees/shape.ts'
import { at, wordOf } from '../trees/tree.ts'
import { languageOfPath, languageTag } from './language.ts'
import { stringTalks } from './strings.ts'

/** Strings of Flutter (https://github.com/google/app-resource-bundle/wiki/ApplicationResourceBundleSpecification). */
export const arb: Shape = ({ path, tree }, { sure }) => {
  const locale = wordOf(at(tree, '@@locale'))
  const named = sure || path.toLowerCase().endsWith('.arb')
  if (tree.kind !== 'map' || (locale === undefined && !named)) return undefined
  const lang =
    locale === undefined ? languageOfPath(path) : (languageTag(locale) ?? locale.replaceAll('_', '-'))
  return stringTalks(
    tree.entries.flatMap(({ key, value }) =>
      value.kind === 'text' && !key.startsWith('@')
        ? [{ path: [key], lang, located: value.located(), icu: true, strict: sure }]
        : [],
    ),
  )
}
