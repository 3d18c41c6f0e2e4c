import { at, type Mapping, type Text, type Tree } from '../trees/tree.ts'
import { languageTag } from './language.ts'

/** A text of a tree of strings. */
export interface Leaf {
  readonly path: readonly string[]
  readonly value: Text
  /** The language that a key above it names. */
  readonly lang: string | undefined
}

/** Whether all keys of a map name languages. */
export const namesLanguages = (tree: Mapping): boolean =>
  tree.entries.length > 0 && tree.entries.every(({ key }) => languageTag(key) !== undefined)

/** The texts of a tree, with the keys that lead to them. The items of a list have the path of their list. */
export function* leavesOf(
  tree: Tree,
  path: readonly string[] = [],
  lang: string | undefined = undefined,
): Generator<Leaf> {
  if (tree.kind === 'text') yield { path, value: tree, lang }
  if (tree.kind === 'list') for (const item of tree.items) yield* leavesOf(item, path, lang)
  if (tree.kind !== 'map') return
  const languages = namesLanguages(tree) && (path.length === 0 || tree.entries.length > 1)
  for (const { key, value } of tree.entries)
    yield* leavesOf(value, [...path, key], languages ? languageTag(key) : lang)
}

/** What is shown as a number, a time, an address or a sign, and so is no words. */
const format =
  /%[-^_0#:+]?[A-Za-z]|\{\{?[^{}]*\}?\}|%\{[^{}]*\}|<[^<>]*>|https?:\/\/\S+|[^\s@]{1,64}@[^\s@]{1,255}\.[^\s@]+/g

/** Whether a string has words in it: `%d %b` and `{{count}}` have none. */
export const hasWords = (text: string): boolean => /\p{L}/u.test(text.replace(format, ' '))

/** A word that a program reads: a path, a version, a name with signs in it. */
const isToken = (text: string): boolean =>
  !/\s/.test(text.trim()) && /[\d_/\\@=<>{}|#]|\p{L}[.:]\p{L}/u.test(text) && !/\p{Script=Han}/u.test(text)

const holdsRecords = (tree: Tree): boolean => {
  if (tree.kind === 'list') return tree.items.some(item => item.kind === 'map' || holdsRecords(item))
  return tree.kind === 'map' && tree.entries.some(({ value }) => holdsRecords(value))
}

const settings = (tree: Tree): number => {
  if (tree.kind === 'other') return /^(?:~|null)?$/.test(tree.source) ? 0 : 1
  if (tree.kind === 'list') return tree.items.reduce((sum, item) => sum + settings(item), 0)
  return tree.kind === 'map' ? tree.entries.reduce((sum, { value }) => sum + settings(value), 0) : 0
}

/** Keys at the top of a file that describes data, a program or an interface. */
const programKeys =
  '$schema $id $defs $ref openapi swagger asyncapi compilerOptions dependencies devDependencies scripts jobs services'.split(
    ' ',
  )

const most = (part: number, whole: number): boolean => part * 10 >= whole * 6

/** Whether the texts of a tree are strings that people read, not the settings of a program. */
export const holdsStrings = (tree: Tree, leaves: readonly Leaf[]): boolean => {
  if (programKeys.some(key => at(tree, key)) || holdsRecords(tree)) return false
  const texts = leaves.map(({ value }) => value.text)
  const words = texts.filter(text => hasWords(text) && !isToken(text)).length
  return words > 0 && most(words, texts.length + settings(tree))
}
