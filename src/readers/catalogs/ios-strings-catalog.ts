import type { Shape } from '../trees/shape.ts'
import { at, type Entry, type Text, type Tree, wordOf } from '../trees/tree.ts'
import { languageTag } from './language.ts'
import { hasWords } from './leaves.ts'
import { type CatalogString, stringTalks } from './strings.ts'

/** Each text of a localization with what leads to it: `plural one`, `device iphone`, the name of a substitution. */
function* unitsOf(
  tree: Tree | undefined,
  path: readonly string[],
): Generator<readonly [readonly string[], Text]> {
  if (tree?.kind !== 'map') return
  const value = at(at(tree, 'stringUnit'), 'value')
  if (value?.kind === 'text') yield [path, value]
  for (const key of ['variations', 'substitutions']) {
    const kinds = at(tree, key)
    if (kinds?.kind !== 'map') continue
    for (const kind of kinds.entries) {
      if (key === 'substitutions') yield* unitsOf(kind.value, [...path, kind.key])
      else if (kind.value.kind === 'map')
        for (const variant of kind.value.entries) yield* unitsOf(variant.value, [...path, variant.key])
    }
  }
}

const tagOf = (key: string): string => languageTag(key) ?? key

const isLeftOut = (value: Tree): boolean => {
  const translated = at(value, 'shouldTranslate')
  const unused = wordOf(at(value, 'extractionState')) === 'stale'
  return unused || (translated?.kind === 'other' && translated.source === 'false')
}

function* stringsOf({ key, value, name }: Entry, source: string | undefined): Generator<CatalogString> {
  if (isLeftOut(value)) return
  const localizations = at(value, 'localizations')
  const languages = localizations?.kind === 'map' ? localizations.entries : []
  // The key of a string is its text in the first language, where that has no text of its own.
  if (source !== undefined && name && /\s/.test(key) && !at(localizations, source))
    yield { path: [key, source], lang: tagOf(source), located: name() }
  for (const language of languages)
    for (const [path, text] of unitsOf(language.value, [key, language.key]))
      yield { path, lang: tagOf(language.key), located: text.located() }
}

/** String catalogues of Xcode (https://developer.apple.com/documentation/xcode/localizing-and-varying-text-with-a-string-catalog). */
export const iosStringsCatalog: Shape = ({ tree }) => {
  const strings = at(tree, 'strings')
  const source = wordOf(at(tree, 'sourceLanguage'))
  if (strings?.kind !== 'map' || source === undefined) return undefined
  const all = strings.entries.flatMap(entry => [...stringsOf(entry, source)])
  return stringTalks(all.filter(({ located }) => hasWords(located.text)))
}
