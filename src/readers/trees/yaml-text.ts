import { isAlias, isMap, isScalar, isSeq, type ParsedNode, parseAllDocuments, type Scalar } from 'yaml'
import type { Located, Piece, Spell } from '../../text/located.ts'
import type { Problem } from '../../text/problem.ts'
import type { Entry, Tree } from './tree.ts'
import { align } from './yaml-align.ts'
import { yamlProblem } from './yaml-problem.ts'
import { quotedPieces } from './yaml-quoted.ts'
import { spellDouble, spellFolded, spellLiteral, spellPlain, spellSingle } from './yaml-spell.ts'

interface Reading {
  readonly pieces: Piece[] | undefined
  readonly spell: Spell
}

const header = /^[|>][-+\d]*[ \t]*(?:#[^\n]*)?\r?\n/

const widthOf = (text: string): number => /^(?:[ \t]*\r?\n)*([ \t]*)/.exec(text)?.[1]?.length ?? 0

const block = (source: string, start: number, end: number, value: string, folded: boolean): Reading => {
  const body = start + (header.exec(source.slice(start, end))?.[0].length ?? end - start)
  const indent = ' '.repeat(Math.max(0, widthOf(source.slice(body, end)) - widthOf(value)))
  return {
    pieces: align(source, body, end, value, undefined),
    spell: folded ? spellFolded(value, indent) : spellLiteral(indent),
  }
}

const reading = (source: string, start: number, end: number, value: string, inBrackets: boolean): Reading => {
  const mark = source[start]
  if (mark === '|' || mark === '>') return block(source, start, end, value, mark === '>')
  if (mark === "'") return { pieces: align(source, start + 1, end - 1, value, "'"), spell: spellSingle }
  if (mark !== '"')
    return { pieces: align(source, start, end, value, undefined), spell: spellPlain(value, inBrackets) }
  const literal = source.slice(start, end)
  return { pieces: quotedPieces(source, start + 1, end - 1), spell: spellDouble(literal) }
}

const unsure: Spell = () => ({ refused: 'how this YAML text is spelled is not understood' })

/**
 * A scalar of YAML, `start` to `end` with its quote marks or block header, as the text it stands for. Where our
 * reading and `value`, that of the YAML parser, differ, the whole is one piece that no words can replace.
 */
const yamlText = (
  located: Located,
  start: number,
  end: number,
  value: string,
  inBrackets: boolean,
): Located => {
  const { pieces, spell } = reading(located.text, start, end, value, inBrackets)
  const read = pieces && located.select(pieces, spell)
  return read?.text === value ? read : located.select([{ start, end, text: value }], unsure)
}

interface KeyAndValue {
  readonly key: unknown
  readonly value: ParsedNode | null
}

const keyOf = (key: unknown): string => (isScalar(key) ? String(key.value ?? '') : '')

/** Reads a YAML file as one tree for each of its documents. Aliases are not followed: a text is read where it stands. */
export const parseYaml = (located: Located): readonly Tree[] | Problem => {
  const shift = located.text.startsWith('\uFEFF') ? 1 : 0
  const text = (scalar: Scalar.Parsed, value: string, inBrackets: boolean): Tree => {
    const [start, end] = scalar.range
    return {
      kind: 'text',
      text: value,
      start: start + shift,
      located: () => yamlText(located, start + shift, end + shift, value, inBrackets),
    }
  }
  const convert = (node: ParsedNode, inBrackets: boolean): Tree => {
    const start = node.range[0] + shift
    const inside = inBrackets || ((isSeq(node) || isMap(node)) && node.flow === true)
    if (isSeq(node)) return { kind: 'list', start, items: node.items.map(item => convert(item, inside)) }
    if (isMap(node)) return { kind: 'map', start, entries: node.items.flatMap(pair => entry(pair, inside)) }
    if (!isAlias(node) && typeof node.value === 'string') return text(node, node.value, inside)
    return { kind: 'other', start, source: located.text.slice(start, node.range[1] + shift) }
  }
  const entry = ({ key, value }: KeyAndValue, inBrackets: boolean): Entry[] =>
    value ? [{ key: keyOf(key), value: convert(value, inBrackets) }] : []
  try {
    const parsed = parseAllDocuments(located.text.slice(shift), { uniqueKeys: false, prettyErrors: false })
    const documents = Array.isArray(parsed) ? parsed : []
    const error = documents.flatMap(document => document.errors)[0]
    if (error) return yamlProblem(error.code, error.pos[0] + shift)
    return documents.flatMap(document => (document.contents ? [convert(document.contents, false)] : []))
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return {
      problem: 'This YAML is nested too deeply to read.',
      hint: 'Macros and messages need few levels.',
      offset: shift,
    }
  }
}
