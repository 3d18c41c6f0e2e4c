import type { Located } from '../../text/located.ts'

/** A document of JSON or YAML, without what tells the two apart. */
export type Tree = Text | List | Mapping | Other

export interface Text {
  readonly kind: 'text'
  readonly text: string
  /** Where the value begins in the file, its quote mark included. */
  readonly start: number
  /** The same words with their places in the file. */
  readonly located: () => Located
}

export interface List {
  readonly kind: 'list'
  readonly start: number
  readonly items: readonly Tree[]
}

export interface Mapping {
  readonly kind: 'map'
  readonly start: number
  /** In the order of the file; a key that stands twice is here twice. */
  readonly entries: readonly Entry[]
}

export interface Entry {
  readonly key: string
  readonly value: Tree
  /** The key with its place in the file, where a key may be something to read. */
  readonly name?: () => Located
}

/** A number, true, false, null, or something that only YAML has; `source` is how the file spells it. */
export interface Other {
  readonly kind: 'other'
  readonly start: number
  readonly source: string
}

/** The value of a key; of one that stands twice, the last, as parsers have it. */
export const at = (tree: Tree | undefined, key: string): Tree | undefined =>
  tree?.kind === 'map' ? tree.entries.findLast(entry => entry.key === key)?.value : undefined

/** The value of the first of these keys that is there. */
export const atAny = (tree: Tree | undefined, keys: readonly string[]): Tree | undefined => {
  for (const key of keys) {
    const value = at(tree, key)
    if (value) return value
  }
  return undefined
}

export const itemsOf = (tree: Tree | undefined): readonly Tree[] => (tree?.kind === 'list' ? tree.items : [])

/** A text or a number as a word to name things by; undefined for anything else and for an empty text. */
export const wordOf = (tree: Tree | undefined): string | undefined => {
  if (tree?.kind === 'text') return tree.text.trim() || undefined
  return tree?.kind === 'other' && /^[-\d.]+$/.test(tree.source) ? tree.source : undefined
}

/** Every text in the tree, at any depth; keys are none. */
export function* textsOf(tree: Tree): Generator<string> {
  if (tree.kind === 'text') yield tree.text
  if (tree.kind === 'list') for (const item of tree.items) yield* textsOf(item)
  if (tree.kind === 'map') for (const { value } of tree.entries) yield* textsOf(value)
}
