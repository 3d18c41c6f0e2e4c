/** The range of the value of a key of the outermost object, in a text that is JSON. */
const rangeOf = (source: string, key: string): { start: number; end: number } | undefined => {
  let depth = 0
  let last = ''
  let start: number | undefined
  for (let at = 0; at < source.length; at++) {
    const letter = source[at] as string
    if (letter === '"') {
      const from = at
      for (at++; source[at] !== '"'; at++) if (source[at] === '\\') at++
      if (depth === 1 && start === undefined) last = source.slice(from, at + 1)
    } else if (letter === '{' || letter === '[') depth++
    else if (letter === '}' || letter === ']') {
      depth--
      if (depth === 0 && start !== undefined) return { start, end: at }
    } else if (depth === 1 && letter === ':' && start === undefined && JSON.parse(last) === key)
      start = at + 1
    else if (depth === 1 && letter === ',' && start !== undefined) return { start, end: at }
  }
  return undefined
}

/** A JSON text in which all but the value of one key is blank, so that every place stays; undefined without the key. */
export const onlyKey = (source: string, key: string): string | undefined => {
  const range = rangeOf(source, key)
  if (!range) return undefined
  const blank = (text: string): string => text.replace(/[^\n]/g, ' ')
  const { start, end } = range
  return blank(source.slice(0, start)) + source.slice(start, end) + blank(source.slice(end))
}
