import type { Conversation } from '../../text/conversation.ts'
import type { Problem } from '../../text/problem.ts'
import type { Shape, ShapeOptions } from '../trees/shape.ts'
import { at, type Mapping, type Tree, wordOf } from '../trees/tree.ts'

/** What one format keeps in its files: records of one kind, alone, in a list, or in the pages of an API’s answers. */
export interface Kind<Context> {
  /** What one is called: `macro`. */
  readonly thing: string
  /** Keys of lists that hold nothing else; dots lead further in. */
  readonly own: readonly string[]
  /** Keys of lists that hold records of other kinds in other files: `data`. */
  readonly shared?: readonly string[]
  /** Keys under which one stands alone. */
  readonly single?: readonly string[]
  /** Whether this is surely one. */
  readonly fits: (record: Mapping) => boolean
  /** Whether this has what one needs. */
  readonly mayBe: (record: Mapping) => boolean
  /** What one needs, after “Expected”. */
  readonly needs: string
  /** Keys of the record whose values must be texts where they are there. */
  readonly texts?: readonly string[]
  /** What the whole file says of all its records: who its people are. */
  readonly context: (file: Tree) => Context
  readonly read: (
    record: Mapping,
    path: readonly string[],
    context: Context,
    options: ShapeOptions,
  ) => Iterable<Conversation | Problem>
}

/** For records that tell all about themselves. */
export const alone = (): undefined => undefined

interface Found {
  readonly tree: Tree
  readonly path: readonly string[]
  readonly index: number
  /** Whether it stands in a list that holds nothing else. */
  readonly own: boolean
}

/** The value that the keys lead to. */
const far = (tree: Tree, keys: string): Tree | undefined => {
  let value: Tree | undefined = tree
  for (const key of keys.split('.')) value = at(value, key)
  return value
}

/** A list of pages with lists of folders with lists: no export goes deeper. */
const deepest = 6

/** All records of a file: of each page, where it holds several. */
const recordsOf = (
  tree: Tree,
  { own, shared = [], single = [] }: Pick<Kind<unknown>, 'own' | 'shared' | 'single'>,
): readonly Found[] => {
  const found: Found[] = []
  const keys = [...own, ...shared]
  const gather = (
    value: Tree,
    path: readonly string[],
    index: number,
    inOwn: boolean,
    depth: number,
  ): void => {
    if (value.kind === 'list' && depth < deepest) {
      for (const [i, item] of value.items.entries()) gather(item, path, i, inOwn, depth + 1)
      return
    }
    const lists = depth < deepest ? keys.filter(key => far(value, key)?.kind === 'list') : []
    for (const key of lists) {
      const list = far(value, key)
      if (list) gather(list, [...path, ...key.split('.')], 0, own.includes(key), depth + 1)
    }
    if (lists.length > 0) return
    const key = single.find(name => at(value, name)?.kind === 'map')
    const one = key === undefined ? undefined : at(value, key)
    if (key !== undefined && one) found.push({ tree: one, path: [...path, key], index, own: false })
    else found.push({ tree: value, path, index, own: inOwn })
  }
  gather(tree, [], 0, false, 0)
  return found
}

const isNothing = (value: Tree): boolean =>
  value.kind === 'other' && ['null', 'false', '~', ''].includes(value.source)

/** What is wrong with a value that should be a text; null is none. */
export const flawOf = (value: Tree | undefined, key: string): Problem | undefined => {
  if (!value || value.kind === 'text' || isNothing(value)) return undefined
  return {
    problem: `“${key}” is no text.`,
    hint: 'Write its words in quotes, or null where there are none.',
    offset: value.start,
  }
}

/** What a record is called: by its title or name, else its id, else its place. */
const nameOf = (record: Mapping, index: number): string =>
  ['title', 'name', 'id'].map(key => wordOf(at(record, key))).find(word => word !== undefined) ??
  String(index)

/** Whether the file is one list without anything in it, by itself or under one of these keys. */
const isEmpty = (tree: Tree, keys: readonly string[]): boolean =>
  [tree, ...keys.map(key => far(tree, key))].some(it => it?.kind === 'list' && it.items.length === 0)

/**
 * The shape of files that hold records of a kind. A list that may hold anything is read when one record fits and all
 * others may be of the kind; what is none in a list of its own is a problem.
 */
export const shapeOf = <Context>(kind: Kind<Context>): Shape => {
  const mayBe = ({ tree }: Found): boolean => tree.kind === 'map' && kind.mayBe(tree)
  const isKind = (found: readonly Found[]): boolean =>
    found.some(({ tree }) => tree.kind === 'map' && kind.fits(tree)) &&
    found.every(each => each.own || mayBe(each))

  function* read(
    found: readonly Found[],
    options: ShapeOptions,
    file: Tree,
  ): Generator<Conversation | Problem> {
    const context = kind.context(file)
    for (const each of found) {
      const { tree, path, index } = each
      if (tree.kind !== 'map' || !kind.mayBe(tree)) {
        yield { problem: `This is no ${kind.thing}.`, hint: `Expected ${kind.needs}.`, offset: tree.start }
        continue
      }
      for (const key of kind.texts ?? []) {
        const flaw = flawOf(at(tree, key), key)
        if (flaw) yield flaw
      }
      yield* kind.read(tree, [...path, nameOf(tree, index)], context, options)
    }
  }

  return ({ tree }, options) => {
    const found = recordsOf(tree, kind)
    const fits = options.sure
      ? found.some(mayBe) || (found.length === 0 && isEmpty(tree, [...kind.own, ...(kind.shared ?? [])]))
      : isKind(found)
    return fits ? read(found, options, tree) : undefined
  }
}
