import type { Shape } from '../trees/shape.ts'
import { at, itemsOf, type Mapping, type Text, type Tree, wordOf } from '../trees/tree.ts'
import { languageOfPath, tellsCatalog } from './language.ts'
import { hasWords, holdsStrings, type Leaf, leavesOf, namesLanguages } from './leaves.ts'
import { pluralForms } from './pipes.ts'
import { type CatalogString, stringTalks } from './strings.ts'

const textAt = (tree: Tree, key: string): Text | undefined => {
  const value = at(tree, key)
  return value?.kind === 'text' ? value : undefined
}

const chromeKeys = ['message', 'description', 'placeholders', 'hash']

/** Strings of a browser extension (https://developer.chrome.com/docs/extensions/reference/api/i18n). */
const chrome = (tree: Mapping, sure: boolean): readonly Leaf[] | undefined => {
  const fits = (value: Tree): boolean =>
    value.kind === 'map' &&
    textAt(value, 'message') !== undefined &&
    value.entries.every(({ key }) => chromeKeys.includes(key))
  if (tree.entries.length === 0 || !tree.entries.every(({ value }) => fits(value))) return undefined
  if (!sure && !tree.entries.some(({ value }) => at(value, 'placeholders'))) return undefined
  return tree.entries.flatMap(({ key, value }) => {
    const message = textAt(value, 'message')
    return message ? [{ path: [key], value: message, lang: undefined }] : []
  })
}

/** Strings of FormatJS as its tools extract them (https://formatjs.github.io/docs/getting-started/message-extraction). */
const formatJs = (tree: Tree): readonly Leaf[] | undefined => {
  const records =
    tree.kind === 'map'
      ? tree.entries.map(({ key, value }) => [key, value] as const)
      : itemsOf(tree).map(item => [wordOf(at(item, 'id')) ?? '', item] as const)
  const leaves = records.flatMap(([key, value]): Leaf[] => {
    const text = textAt(value, 'defaultMessage') ?? textAt(value, 'string')
    return key !== '' && text ? [{ path: [key], value: text, lang: undefined }] : []
  })
  const telling = records.some(([, value]) => textAt(value, 'defaultMessage'))
  return telling && leaves.length === records.length ? leaves : undefined
}

/** A map of keys to texts or to more of them; undefined where neither file nor keys tell that it is one. */
const nested = (tree: Tree, path: string, sure: boolean): readonly Leaf[] | undefined => {
  if (tree.kind !== 'map') return undefined
  const languages = namesLanguages(tree) && tree.entries.every(({ value }) => value.kind === 'map')
  if (!(sure || languages || tellsCatalog(path))) return undefined
  const leaves = [...leavesOf(tree)].filter(leaf => !leaf.path.at(-1)?.startsWith('@'))
  return leaves.length > 0 && (sure || holdsStrings(tree, leaves)) ? leaves : undefined
}

const string = ({ path, value, lang }: Leaf): CatalogString => {
  const located = value.located()
  const html = /(?:^|[._])html$/i.test(path.at(-1) ?? '')
  return { path, lang, located, html, readings: pluralForms(located) }
}

/** Strings in JSON: of i18next, FormatJS, vue-i18n, Chrome and their like. */
export const i18nJson: Shape = ({ path, tree }, { sure }) => {
  const extracted = formatJs(tree)
  const extension = tree.kind === 'map' ? chrome(tree, sure || tellsCatalog(path)) : undefined
  const leaves = extracted ?? extension ?? nested(tree, path, sure)
  if (!leaves) return undefined
  const lang = languageOfPath(path)
  const words = leaves.filter(leaf => hasWords(leaf.value.text))
  const reads = { icu: extracted !== undefined, strict: sure, numbers: extension !== undefined }
  return stringTalks(words.map(leaf => ({ ...string(leaf), lang: leaf.lang ?? lang, ...reads })))
}
