import { type AST, ParseError, parseTOML } from 'toml-eslint-parser'
import type { Located } from '../../text/located.ts'
import type { Parse } from './containers.ts'
import { tomlProblem } from './toml-problem.ts'
import { tomlText } from './toml-text.ts'
import type { Entry, Tree } from './tree.ts'

/** Maps and lists in the making; a table may be written in several places of a file. */
interface DraftMap {
  readonly kind: 'map'
  readonly start: number
  readonly entries: Entry[]
  readonly byKey: Map<string, Tree>
}

interface DraftList {
  readonly kind: 'list'
  readonly start: number
  readonly items: Tree[]
}

const mapAt = (start: number): DraftMap => ({ kind: 'map', start, entries: [], byKey: new Map() })

const put = (map: DraftMap, key: string, value: Tree): void => {
  map.entries.push({ key, value })
  map.byKey.set(key, value)
}

const isDraft = (tree: Tree | undefined): tree is DraftMap => tree?.kind === 'map' && 'byKey' in tree

/** The map that a key leads to: of a list of tables its last one. */
const inside = (map: DraftMap, key: string, start: number): DraftMap => {
  const found = map.byKey.get(key)
  const last = found?.kind === 'list' ? found.items.at(-1) : found
  if (isDraft(last)) return last
  const made = mapAt(start)
  put(map, key, made)
  return made
}

const nameOf = (key: AST.TOMLBare | AST.TOMLQuoted): string =>
  key.type === 'TOMLBare' ? key.name : key.value

/** Reads a TOML file (https://toml.io/en/v1.0.0) as one map. */
export const parseToml: Parse = located => {
  const shift = located.text.startsWith('\uFEFF') ? 1 : 0
  try {
    return [treeOf(located, parseTOML(located.text.slice(shift)).body[0], shift)]
  } catch (error) {
    if (error instanceof ParseError) return tomlProblem(error.message, error.index + shift)
    if (!(error instanceof RangeError)) throw error
    return {
      problem: 'This TOML is nested too deeply to read.',
      hint: 'Macros and messages need few levels.',
      offset: shift,
    }
  }
}

const treeOf = (located: Located, { body }: AST.TOMLTopLevelTable, shift: number): Tree => {
  const convert = (node: AST.TOMLContentNode): Tree => {
    const [start, end] = [node.range[0] + shift, node.range[1] + shift]
    if (node.type === 'TOMLArray') return { kind: 'list', start, items: node.elements.map(convert) }
    if (node.type === 'TOMLInlineTable') {
      const map = mapAt(start)
      for (const pair of node.body) add(map, pair)
      return map
    }
    if (node.kind === 'string')
      return { kind: 'text', text: node.value, start, located: () => tomlText(located, start, end) }
    return { kind: 'other', start, source: located.text.slice(start, end) }
  }
  const add = (map: DraftMap, { key, value }: AST.TOMLKeyValue): void => {
    const names = key.keys.map(nameOf)
    let target = map
    for (const name of names.slice(0, -1)) target = inside(target, name, key.range[0] + shift)
    put(target, names.at(-1) ?? '', convert(value))
  }
  const root = mapAt(shift)
  for (const node of body) {
    if (node.type === 'TOMLKeyValue') {
      add(root, node)
      continue
    }
    const start = node.range[0] + shift
    const names = node.key.keys.map(nameOf)
    let target = root
    for (const name of names.slice(0, -1)) target = inside(target, name, start)
    const last = names.at(-1) ?? ''
    if (node.kind === 'standard') {
      target = inside(target, last, start)
    } else {
      const known = target.byKey.get(last)
      const list: DraftList =
        known?.kind === 'list' ? (known as DraftList) : { kind: 'list', start, items: [] }
      if (list !== known) put(target, last, list)
      const item = mapAt(start)
      list.items.push(item)
      target = item
    }
    for (const pair of node.body) add(target, pair)
  }
  return root
}
