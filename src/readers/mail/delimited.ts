import type { Range } from '../../text/range.ts'

/** Where a part is, without the line break before its delimiter; an open one goes on to the end. */
interface Delimited extends Range {
  readonly open: boolean
}

interface Parted {
  readonly ranges: readonly Delimited[]
  /** Where the delimiter of a part without an end stands. */
  readonly unclosed: number | undefined
}

/** The parts between the lines `--boundary` (RFC 2046, 5.1.1). */
export const delimited = (whole: string, from: number, to: number, boundary: string): Parted => {
  const text = whole.slice(from, to)
  const ranges: Delimited[] = []
  const mark = `--${boundary}`
  let start: number | undefined
  let line = 0
  for (let at = text.indexOf(mark); at !== -1; at = text.indexOf(mark, at + mark.length)) {
    if (at > 0 && text[at - 1] !== '\n') continue
    const feed = text.indexOf('\n', at)
    const end = feed === -1 ? text.length : feed + 1
    const rest = text.slice(at + mark.length, Math.min(end, at + mark.length + 80))
    if (!/^(?:--)?\s*$/.test(rest)) continue
    if (start !== undefined) {
      const last = text[at - 2] === '\r' ? at - 2 : at - 1
      ranges.push({ start: from + start, end: from + Math.max(start, last), open: false })
    }
    if (rest.startsWith('--')) return { ranges, unclosed: undefined }
    start = end
    line = at
  }
  if (start !== undefined) ranges.push({ start: from + start, end: to, open: true })
  return { ranges, unclosed: from + line }
}
