/** Where the string value of a key stands in a text, quote marks included. */
export interface Literal {
  readonly start: number
  readonly end: number
}

const blank = (source: string, from: number): number => {
  let at = from
  for (
    let unit = source.charCodeAt(at);
    unit === 32 || unit === 9 || unit === 13;
    unit = source.charCodeAt(at)
  )
    at++
  return at
}

/** Just after the quote mark that closes the one at `from`, or -1. */
const closing = (source: string, from: number): number => {
  for (let at = source.indexOf('"', from + 1); at !== -1; at = source.indexOf('"', at + 1)) {
    let escapes = 0
    while (source[at - 1 - escapes] === '\\') escapes++
    if (escapes % 2 === 0) return at + 1
  }
  return -1
}

const isEnd = (unit: string | undefined): boolean => unit === ',' || unit === '}' || unit === undefined

/**
 * Finds the last `"key": "…"` of the JSON object that begins at `start`, without parsing. The object must be valid
 * and flat; undefined for one that is nested, spells a key with escapes, or does not hold the key as a string.
 */
export const findLiteral = (source: string, start: number, key: string): Literal | undefined => {
  let found: Literal | undefined
  let at = start
  do {
    at = blank(source, at + 1)
    if (source[at] !== '"') return undefined
    const keyEnd = closing(source, at)
    if (keyEnd === -1) return undefined
    const wanted = keyEnd - at === key.length + 2 && source.startsWith(key, at + 1)
    if (!wanted && source.slice(at, keyEnd).includes('\\')) return undefined
    at = blank(source, keyEnd)
    if (source[at] !== ':') return undefined
    at = blank(source, at + 1)
    const first = source[at]
    if (first === '{' || first === '[') return undefined
    const from = at
    if (first === '"') at = closing(source, at)
    else while (!isEnd(source[at])) at++
    if (at === -1) return undefined
    if (wanted) found = first === '"' ? { start: from, end: at } : undefined
    at = blank(source, at)
  } while (source[at] === ',')
  return source[at] === '}' ? found : undefined
}
