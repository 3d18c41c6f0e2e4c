import type { Shape } from './shape.ts'
import type { Tree } from './tree.ts'

/** What a column may be called, by the name that a shape has for it; written without spaces, signs or capitals. */
export type Columns = Readonly<Record<string, readonly string[]>>

export const foldedKey = (key: string): string => key.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

const byName = (columns: Columns): ReadonlyMap<string, string> =>
  new Map(Object.entries(columns).flatMap(([own, names]) => names.map(name => [name, own] as const)))

/** The rows of a table with its columns called by our names; of two columns for one name the first has it. */
export const renamed = (table: Tree, columns: Columns): Tree => {
  const names = byName(columns)
  const known = new Map<string, string>()
  const ownName = (key: string): string => {
    const found = known.get(key)
    if (found !== undefined) return found
    const own = names.get(foldedKey(key))
    const name = own === undefined || [...known.values()].includes(own) ? key : own
    known.set(key, name)
    return name
  }
  if (table.kind !== 'list') return table
  const items = table.items.map(
    (row): Tree =>
      row.kind === 'map'
        ? { ...row, entries: row.entries.map(({ key, value }) => ({ key: ownName(key), value })) }
        : row,
  )
  return { ...table, items }
}

/** A shape whose tables may call their columns by other names. */
export const forTables =
  (columns: Columns, shape: Shape): Shape =>
  (document, options) => {
    if (document.container !== 'csv') return shape(document, options)
    const tree = renamed(document.tree, columns)
    return shape({ ...document, tree, trees: [tree] }, options)
  }
