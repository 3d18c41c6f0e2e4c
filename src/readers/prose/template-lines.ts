import type { Range } from '../../text/range.ts'

const isBlank = (unit: string | undefined): boolean => unit === ' ' || unit === '\t'

const blanksBefore = (text: string, from: number): number => {
  let at = from
  while (isBlank(text[at - 1])) at--
  return at
}

export const blanksAfter = (text: string, from: number): number => {
  let at = from
  while (isBlank(text[at])) at++
  return at
}

const beginsLine = (text: string, at: number): boolean => at === 0 || text[at - 1] === '\n'

/** Where the next line begins if this one ends at `at`. */
const lineEnd = (text: string, at: number): number | undefined => {
  if (at === text.length) return at
  const feed = text[at] === '\r' ? at + 1 : at
  return text[feed] === '\n' ? feed + 1 : undefined
}

/**
 * What vanishes with each tag. A tag alone on its line takes its line with it, and so do several; one that begins
 * its line takes the blanks after it, which would else indent the words.
 */
export const withLines = (text: string, tags: readonly Range[]): readonly Range[] => {
  const taken: Range[] = []
  for (let first = 0; first < tags.length; ) {
    let last = first
    let after = blanksAfter(text, (tags[first] as Range).end)
    while (tags[last + 1]?.start === after) {
      last++
      after = blanksAfter(text, (tags[last] as Range).end)
    }
    const start = blanksBefore(text, (tags[first] as Range).start)
    const begins = beginsLine(text, start)
    const end = begins ? lineEnd(text, after) : undefined
    for (let i = first; i <= last; i++) {
      const tag = tags[i] as Range
      const opens = end !== undefined && i === first ? start : tag.start
      const next = i === last ? (end ?? after) : (tags[i + 1] as Range).start
      taken.push({ start: opens, end: begins ? next : tag.end })
    }
    first = last + 1
  }
  return taken
}
