import { nearest } from '../../text/nearest.ts'
import type { Problem } from '../../text/problem.ts'
import type { Tree } from './tree.ts'

/** One step of a path: into a key, into every item of a list (`[]`), or into every key (`*`). */
export type Step = string | typeof items | typeof keys

/** Symbols, since any word may be a key. */
export const items = Symbol('[]')
export const keys = Symbol('*')

/** A value that a path leads to, with the way there. */
export interface Match {
  readonly tree: Tree
  /** The root, then what each step leads to. */
  readonly nodes: readonly Tree[]
  /** The key or the index that each step took. */
  readonly taken: readonly string[]
}

export const repeats = (step: Step | undefined): boolean => step === items || step === keys

const part = /(?:^|\.)(?:"((?:[^"\\]|\\.)*)"|([^."[\]]+))|\.?\[\]/y

/**
 * `macros[].body` as its steps; a key with a dot or a bracket in it stands in double quotes. Undefined for what is no
 * path.
 */
export const stepsOf = (path: string): readonly Step[] | undefined => {
  const steps: Step[] = []
  part.lastIndex = 0
  while (part.lastIndex < path.length) {
    const found = part.exec(path)
    if (!found) return undefined
    const [, quoted, plain] = found
    if (quoted !== undefined) steps.push(quoted.replace(/\\(.)/g, '$1'))
    else if (plain !== undefined) steps.push(plain === '*' ? keys : plain)
    else steps.push(items)
  }
  return steps.length > 0 && !path.startsWith('.') ? steps : undefined
}

/** Steps as a path again. */
export const pathOf = (steps: readonly Step[]): string =>
  steps
    .map((step, index) => {
      if (step === items) return '[]'
      const key =
        step === keys ? '*' : /^[^."[\]*]+$/.test(step as string) ? String(step) : JSON.stringify(step)
      return index === 0 ? key : `.${key}`
    })
    .join('')

const stepInto = (tree: Tree, step: Step): readonly (readonly [string, Tree])[] => {
  if (tree.kind === 'list') {
    if (repeats(step)) return tree.items.map((item, index) => [String(index), item] as const)
    const item = typeof step === 'string' && /^\d{1,9}$/.test(step) ? tree.items[Number(step)] : undefined
    return item && typeof step === 'string' ? [[step, item]] : []
  }
  if (tree.kind !== 'map' || step === items) return []
  if (step === keys) return tree.entries.map(({ key, value }) => [key, value] as const)
  const entry = tree.entries.findLast(({ key }) => key === step)
  return entry ? [[entry.key, entry.value]] : []
}

/** All that the steps lead to, in the order of the file. */
export function* matchesOf(root: Tree, steps: readonly Step[]): Generator<Match> {
  const nodes: Tree[] = [root]
  const taken: string[] = []
  function* from(tree: Tree, index: number): Generator<Match> {
    const step = steps[index]
    if (step === undefined) {
      yield { tree, nodes: [...nodes], taken: [...taken] }
      return
    }
    for (const [key, next] of stepInto(tree, step)) {
      nodes.push(next)
      taken.push(key)
      yield* from(next, index + 1)
      nodes.pop()
      taken.pop()
    }
  }
  yield* from(root, 0)
}

/** So many values tell which keys there are. */
const enough = 1000

const someOf = (words: readonly string[]): string =>
  `${words
    .slice(0, 8)
    .map(word => `“${word}”`)
    .join(', ')}${words.length > 8 ? ', …' : ''}`

const hintFor = (steps: readonly Step[], index: number, there: readonly Tree[]): string => {
  const pathWith = (step: readonly Step[]): string => pathOf([...steps.slice(0, index), ...step])
  const step = steps[index] as Step
  const all = new Set(there.flatMap(tree => (tree.kind === 'map' ? tree.entries.map(({ key }) => key) : [])))
  const found = [...all].slice(0, enough)
  if (found.length > 0) {
    const near = typeof step === 'string' ? nearest(step, found) : undefined
    if (near !== undefined) return `Did you mean “${pathWith([near, ...steps.slice(index + 1)])}”?`
    return `The keys there are ${someOf(found)}; write one of them, or * for all.`
  }
  if (there.some(({ kind }) => kind === 'list'))
    return `A list stands there; write “${pathWith([items, ...steps.slice(index)])}” for all its items.`
  return `“${pathOf(steps.slice(0, index))}” has nothing below it; end the path there.`
}

/**
 * The problem of steps that lead nowhere in a file, told at the place where they end, with the near key; undefined
 * where they lead to something, or to nothing only because a list is empty. `hidden` leading steps are not written.
 */
export const leadsNowhere = (
  root: Tree,
  steps: readonly Step[],
  field: string,
  hidden = 0,
): Problem | undefined => {
  let there: readonly Tree[] = [root]
  for (const [index, step] of steps.entries()) {
    const next: Tree[] = []
    for (const tree of there) {
      if (next.length < enough || !repeats(step))
        for (const [, value] of stepInto(tree, step)) next.push(value)
    }
    if (next.length === 0) {
      const empty = there.some(
        tree =>
          (tree.kind === 'list' && tree.items.length === 0) ||
          (tree.kind === 'map' && tree.entries.length === 0),
      )
      if (empty && repeats(step)) return undefined
      return {
        problem: `“${pathOf(steps.slice(hidden))}”, the path of “${field}”, leads to nothing in this file.`,
        hint: hintFor(steps.slice(hidden), index - hidden, there),
        offset: there[0]?.start ?? root.start,
      }
    }
    there = next
  }
  return undefined
}
