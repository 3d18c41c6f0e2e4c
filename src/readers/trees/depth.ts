import type { Tree } from './tree.ts'

/** No file of messages nests deeper, and whoever walks down farther runs out of stack in the end. */
const deepest = 500

const childrenOf = (tree: Tree): readonly Tree[] => {
  if (tree.kind === 'list') return tree.items
  return tree.kind === 'map' ? tree.entries.map(({ value }) => value) : []
}

/** The first value that stands too deep to be read, if there is one. One that YAML names may stand in many places, and is looked at once. */
export const tooDeep = (trees: readonly Tree[]): Tree | undefined => {
  let level = trees
  for (let depth = 0; depth < deepest && level.length > 0; depth++)
    level = [...new Set(level.flatMap(childrenOf))]
  return level[0]
}
