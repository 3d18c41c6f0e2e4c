import type { Located } from '../../text/located.ts'
import { isProblem } from '../../text/problem.ts'
import type { Reader } from '../reader.ts'
import { iosText } from './ios-text.ts'
import { languageOfPath } from './language.ts'
import { hasWords } from './leaves.ts'
import { Malformed, matchAt, orProblem } from './malformed.ts'
import { stringTalks } from './strings.ts'

interface Pair {
  readonly key: string
  readonly value: Located
}

const blank = /\s*/y
const word = /[\w.$:-]+/y
const quoted = /"[^"\\]*(?:\\[\s\S][^"\\]*)*"/y

/** The end of white space and comments. */
const skip = (text: string, from: number): number => {
  let at = from
  for (;;) {
    at += matchAt(blank, text, at)?.[0].length ?? 0
    if (text.startsWith('//', at)) {
      const feed = text.indexOf('\n', at)
      at = feed === -1 ? text.length : feed
    } else if (text.startsWith('/*', at)) {
      const end = text.indexOf('*/', at + 2)
      if (end === -1) throw new Malformed('a comment without its end', 'End it with */.', at)
      at = end + 2
    } else return at
  }
}

/** The end of a key or value. */
const wordEnd = (text: string, at: number, what: string): number => {
  const found = matchAt(text[at] === '"' ? quoted : word, text, at)
  if (found) return at + found[0].length
  if (text[at] === '"')
    throw new Malformed(
      'a text without its closing quote mark',
      'Close it with ", and write \\" for a quote mark inside it.',
      at,
    )
  throw new Malformed(`${what} is missing here`, 'Write each string as "key" = "value";', at)
}

const signEnd = (text: string, at: number, sign: string): number => {
  if (text[at] === sign) return at + 1
  throw new Malformed(
    `a ${sign} is missing here`,
    'Write each string as "key" = "value"; and \\" for a quote mark inside it.',
    at,
  )
}

const pairsOf = (file: Located): readonly Pair[] => {
  const { text } = file
  const pairs: Pair[] = []
  for (let at = skip(text, text.startsWith('\uFEFF') ? 1 : 0); at < text.length; ) {
    const keyEnd = wordEnd(text, at, 'a key')
    const key = text.slice(at, keyEnd).replace(/^"|"$/g, '')
    const value = skip(text, signEnd(text, skip(text, keyEnd), '='))
    const valueEnd = wordEnd(text, value, 'a value')
    if (text[value] === '"') pairs.push({ key, value: iosText(file, value + 1, valueEnd - 1) })
    at = skip(text, signEnd(text, skip(text, valueEnd), ';'))
  }
  return pairs
}

const id = 'ios-strings'

/** Apple’s .strings files (https://developer.apple.com/library/archive/documentation/Cocoa/Conceptual/LoadingResources/Strings/Strings.html). */
export const readIosStrings: Reader = ({ path, located }, { as }) => {
  if (as !== undefined && as !== id) return undefined
  const pairs = orProblem('This is not a valid .strings file:', () => pairsOf(located))
  if (isProblem(pairs)) return pairs
  if (pairs.length === 0)
    return as === undefined
      ? undefined
      : { problem: 'This file holds no strings.', hint: 'Expected "key" = "value";', offset: 0 }
  const lang = languageOfPath(path)
  const strings = pairs.filter(({ value }) => hasWords(value.text))
  return {
    format: id,
    conversations: stringTalks(strings.map(({ key, value }) => ({ path: [key], lang, located: value }))),
  }
}
