import type { Range } from '../text/range.ts'

/** The text without its marks, and the stretches that stood between « and ». Throws on an unpaired mark. */
export const readMarks = (marked: string): { readonly text: string; readonly ranges: readonly Range[] } => {
  const ranges: Range[] = []
  let text = ''
  let start: number | undefined
  for (const char of marked) {
    if (char === '«') {
      if (start !== undefined) throw new SyntaxError(`“«” inside “«” in ${JSON.stringify(marked)}`)
      start = text.length
    } else if (char === '»') {
      if (start === undefined) throw new SyntaxError(`“»” without “«” in ${JSON.stringify(marked)}`)
      ranges.push({ start, end: text.length })
      start = undefined
    } else text += char
  }
  if (start !== undefined) throw new SyntaxError(`“«” without “»” in ${JSON.stringify(marked)}`)
  return { text, ranges }
}
