import type { Located } from '../../text/located.ts'
import { isProblem } from '../../text/problem.ts'
import type { Parse } from './containers.ts'
import { parseJson } from './json-text.ts'
import type { Tree } from './tree.ts'

/** A file that is one JSON value. */
export const parseJsonFile: Parse = located => {
  const tree = parseJson(located)
  return isProblem(tree) ? tree : [tree]
}

/** The lines that hold anything. */
function* linesOf(located: Located): Generator<Located> {
  const { text } = located
  for (let start = text.startsWith('\uFEFF') ? 1 : 0; start < text.length; ) {
    const feed = text.indexOf('\n', start)
    const end = feed === -1 ? text.length : feed
    if (text.slice(start, end).trim() !== '') yield located.slice(start, end)
    start = end + 1
  }
}

/** The tree of a part of a file, with its places in the file. */
const inFile = (tree: Tree, place: (offset: number) => number): Tree => {
  const start = place(tree.start)
  if (tree.kind === 'list') return { ...tree, start, items: tree.items.map(item => inFile(item, place)) }
  if (tree.kind !== 'map') return { ...tree, start }
  return {
    ...tree,
    start,
    entries: tree.entries.map(({ key, value }) => ({ key, value: inFile(value, place) })),
  }
}

/** A file with a JSON value on each line. */
export const parseJsonLines: Parse = located => {
  const trees: Tree[] = []
  for (const line of linesOf(located)) {
    const place = (offset: number): number => line.source({ start: offset, end: offset }).start
    const tree = parseJson(line)
    if (isProblem(tree)) return { ...tree, offset: place(tree.offset ?? 0) }
    trees.push(inFile(tree, place))
  }
  return trees
}
