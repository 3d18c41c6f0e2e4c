import type { Problem } from '../../text/problem.ts'
import type { Fields } from '../reader.ts'
import { items, leadsNowhere, matchesOf, pathOf, type Step, stepsOf } from '../trees/path.ts'
import type { Document } from '../trees/shape.ts'
import type { Tree } from '../trees/tree.ts'

type Single = Exclude<keyof Fields, 'prose'>

const singles = [
  'subject',
  'name',
  'lang',
  'role',
  'author',
  'time',
  'conversation',
] as const satisfies readonly Single[]

/** The paths of the settings as steps from the root of one document. */
export interface Paths {
  readonly root: Tree
  readonly prose: readonly (readonly Step[])[]
  readonly single: Readonly<Partial<Record<Single, readonly Step[]>>>
  readonly problems: readonly Problem[]
}

const noPath = (path: string, field: string, offset: number): Problem => ({
  problem: `“${path}” of “${field}” is no path.`,
  hint: 'Write keys with dots between, [] for every item of a list and * for every key: macros[].body.',
  offset,
})

const leadsToNoText = (root: Tree, steps: readonly Step[], path: string): Problem | undefined => {
  let other: Tree | undefined
  for (const { tree } of matchesOf(root, steps)) {
    if (tree.kind === 'text') return undefined
    if (tree.kind !== 'other') other ??= tree
  }
  return (
    other && {
      problem: `“${path}”, a path of “prose”, leads to a ${other.kind} and to no text.`,
      hint: `Add ${other.kind === 'list' ? '[] for all its items' : 'a key of it, or .* for all'}: “${path}${other.kind === 'list' ? '[]' : '.*'}”.`,
      offset: other.start,
    }
  )
}

/** A table, lines of JSON and several documents are a list that no path needs to name. */
export const pathsOf = ({ tree, trees, container }: Document, fields: Fields): Paths => {
  const lines = container === 'csv' || container === 'ndjson'
  const listed = lines || trees.length > 1
  const root: Tree = listed && container !== 'csv' ? { kind: 'list', start: tree.start, items: trees } : tree
  const problems: Problem[] = []
  const read = (path: string, field: string): readonly Step[] | undefined => {
    const told = stepsOf(path)
    if (!told) {
      problems.push(noPath(path, field, root.start))
      return undefined
    }
    const hidden = listed && !(lines && told[0] === items) ? 1 : 0
    const steps: readonly Step[] = hidden > 0 ? [items, ...told] : told
    const problem =
      leadsNowhere(root, steps, field, hidden) ??
      (field === 'prose' ? leadsToNoText(root, steps, pathOf(told)) : undefined)
    if (problem) problems.push(problem)
    return steps
  }
  const prose = fields.prose.flatMap(path => {
    const steps = read(path, 'prose')
    return steps ? [steps] : []
  })
  const single: Partial<Record<Single, readonly Step[]>> = {}
  for (const field of singles) {
    const path = fields[field]
    const steps = path === undefined ? undefined : read(path, field)
    if (steps) single[field] = steps
  }
  return { root, prose, single, problems }
}
