import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  type YAMLMap,
} from 'yaml'
import { nearest } from '../text/nearest.ts'
import { type Fault, yamlFault } from './yaml-faults.ts'

export type { Fault } from './yaml-faults.ts'

export type Field = Node | null | undefined

/** Reads values out of a YAML file and keeps every fault with its place, so that one run tells them all. */
export interface YamlReader {
  readonly root: Field
  readonly faults: readonly Fault[]
  /** `within` is the place inside a text, where the text is written as it reads. */
  readonly fault: (node: Field, message: string, hint: string, within?: number) => void
  /** The pairs of a map by key; unknown and repeated keys are faults. Undefined where there is no map. */
  readonly map: (node: Field, what: string, keys: readonly string[]) => ReadonlyMap<string, Field> | undefined
  /** The pairs of a map whose keys may be anything; the key as a field, for faults. */
  readonly pairs: (node: Field, what: string) => readonly (readonly [key: string, at: Field, value: Field])[]
  /** The items of a list; a single value counts as a list of one. */
  readonly list: (node: Field) => readonly Field[]
  /** A text as it was written: prose is never cut by a comment nor split by a flow list. */
  readonly text: (node: Field, what: string) => string | undefined
  readonly oneOf: <T extends string>(node: Field, what: string, values: readonly T[]) => T | undefined
  readonly bool: (node: Field, what: string) => boolean | undefined
  readonly placeOf: (node: Field) => Pick<Fault, 'line' | 'column'>
}

export interface YamlOptions {
  /** The stretch that is read begins after so many lines of its file. */
  readonly linesAbove?: number
  /** The values are no prose: “ # …” after one is a comment. “ #5” cuts it short here too. */
  readonly comments?: boolean
}

/** Reads a file, or a stretch of one. */
export const readYaml = (
  source: string,
  { linesAbove = 0, comments = false }: YamlOptions = {},
): YamlReader => {
  const lines = new LineCounter()
  const document = parseDocument(source, { lineCounter: lines, strict: true, uniqueKeys: true })
  const faults: Fault[] = []
  const placeAt = (offset: number): Pick<Fault, 'line' | 'column'> => {
    const { line, col } = lines.linePos(offset)
    return { line: line + linesAbove, column: col }
  }
  const faultAt = (offset: number, message: string, hint: string): void => {
    faults.push({ ...placeAt(offset), message, hint })
  }
  const fault: YamlReader['fault'] = (node, message, hint, within) => {
    const start = node?.range?.[0] ?? 0
    if (within === undefined || !isScalar(node)) return faultAt(start, message, hint)
    const first = node.type === 'PLAIN' ? start : start + 1
    const asWritten = source.startsWith(String(node.value), first)
    faultAt(asWritten ? first + within : start, message, hint)
  }
  // What follows the first fault of the syntax is mostly its echo.
  const broken = document.errors[0] ?? document.warnings[0]
  if (broken) faultAt(broken.pos[0], ...yamlFault(broken))

  const map: YamlReader['map'] = (node, what, keys) => {
    if (!isMap(node)) {
      fault(node, `${what} must be a map of keys to values`, `its keys are ${keys.join(', ')}`)
      return undefined
    }
    const fields = new Map<string, Field>()
    for (const pair of (node as YAMLMap).items as Pair<Node, Node | null>[]) {
      const key = isScalar(pair.key) ? String(pair.key.value) : ''
      if (keys.includes(key)) fields.set(key, pair.value)
      else {
        const near = nearest(key, keys)
        // Read as the key that was meant, so that it is not missed as well.
        if (near && !fields.has(near)) fields.set(near, pair.value)
        fault(
          pair.key,
          `${what} has no key “${key}”`,
          near ? `did you mean “${near}”?` : `its keys are ${keys.join(', ')}`,
        )
      }
    }
    return fields
  }
  const pairs: YamlReader['pairs'] = (node, what) => {
    if (node === undefined || node === null) return []
    if (isMap(node)) {
      return (node.items as Pair<Node, Node | null>[]).map(({ key, value }) => [
        isScalar(key) ? String(key.value) : '',
        key,
        value,
      ])
    }
    fault(node, `${what} must be a map of keys to values`, 'write each as “key: value” on a line of its own')
    return []
  }
  const list: YamlReader['list'] = node => {
    if (node === undefined || node === null) return []
    return isSeq(node) ? (node.items as Field[]) : [node]
  }
  const text: YamlReader['text'] = (node, what) => {
    if (isAlias(node)) {
      fault(
        node,
        `a text that begins with “*” is read as a reference`,
        'put the text between double quotes, or write out what is meant',
      )
      return undefined
    }
    if (isScalar(node) && node.value === null) {
      fault(node, `${what} is empty`, 'write its text, or take the line out')
      return undefined
    }
    if (!isScalar(node)) {
      fault(
        node,
        `${what} must be text`,
        'a list or map stands here; write one text, or each on a line after “- ”',
      )
      return undefined
    }
    if (node.anchor !== undefined) {
      fault(node, `a text that begins with “&” loses its first word`, 'put the text between double quotes')
      return undefined
    }
    const cut = node.comment != null && !(comments && node.comment.startsWith(' '))
    if (cut && node.type === 'PLAIN') {
      fault(
        node,
        `a comment cuts ${what} short`,
        'put the text between double quotes, or the comment on its own line',
      )
      return undefined
    }
    return typeof node.value === 'string' ? node.value : (node.source ?? String(node.value))
  }
  const oneOf = <T extends string>(node: Field, what: string, values: readonly T[]): T | undefined => {
    const value = text(node, what)
    const found = values.find(each => each === value)
    if (value !== undefined && found === undefined) {
      const near = nearest(value, values)
      fault(
        node,
        `${what} can't be “${value}”`,
        near ? `did you mean “${near}”?` : `it is one of ${values.join(', ')}`,
      )
    }
    return found
  }
  const bool: YamlReader['bool'] = (node, what) => {
    if (isScalar(node) && typeof node.value === 'boolean') return node.value
    fault(node, `${what} must be true or false`, 'write true or false without quotes')
    return undefined
  }
  const placeOf: YamlReader['placeOf'] = node => placeAt(node?.range?.[0] ?? 0)
  return { root: document.contents as Field, faults, fault, map, pairs, list, text, oneOf, bool, placeOf }
}

/** True for `[a, b]` and `{a: b}`: forms in which a comma of a sentence would split it. */
export const isFlow = (node: Field): boolean => (isSeq(node) || isMap(node)) && node.flow === true
