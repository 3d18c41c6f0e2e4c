import type { Range } from '../../text/range.ts'

/** Whatever can be markup inside a line, or is white space that only the parser knows how to read. */
export const markup = /[*_[\]`~@\t\r\0]|\\(?![a-z\d])|&[#a-z]|:\/\/|www\./i

/** What is neither white space nor punctuation to CommonMark, whoever looks at it: some letters, digits, what is masked. */
const letter = /[A-Za-z\d\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u024F\u3400-\u9FFF\uE000]/.source

/**
 * Marks that can mean one thing only, as long as all other marks of their block do too:
 *
 * - `**words**` or `*words*`: before a letter the marks can open. Behind a letter, or before white space, punctuation or
 *   the end, they can close. All earlier marks have been closed, so those that may do both do what is left to do.
 * - `[words](address)`, which is no image; a link binds tighter than any marks around it.
 * - Bare addresses and mailboxes, of signs that mean themselves there, with a space or a bracket before, and behind
 *   them the end, white space or punctuation that does not belong to them.
 */
const shapes = {
  bold: String.raw`(?<!\*)(\*\*?)(?=${letter})([^*]+)\1(?!\*)(?:(?<=${letter}\*+)|(?<=[^\s*]\*+)(?=$|[\s.,;:!?)]))`,
  link: String.raw`(?<!!)\[([^[\]^]+)\]\([\w./:?&=#%+,;@!$'~\uE000-]+\)`,
  web: String.raw`(?:https?:\/\/|www\.)[A-Za-z\d][A-Za-z\d.-]*(?:[:/?#][\w./?:&=#%+\uE000-]*)?(?<=[A-Za-z\d/=\uE000])`,
  mail: String.raw`[A-Za-z\d][\w.+-]*@[A-Za-z\d-]+(?:\.[A-Za-z\d-]+)*\.[A-Za-z]+`,
}

const span = new RegExp(
  String.raw`${shapes.bold}|${shapes.link}|(?<![^ (])(?:${shapes.web}|${shapes.mail})(?=[.,:!?)]*(?:$|\s))`,
  'g',
)

/** What a line says. */
export interface Words {
  /** The words without their marks, and the addresses. */
  readonly pieces: readonly Range[]
  /** The bare addresses among the pieces, if any. */
  readonly addresses: readonly Range[] | undefined
}

const markedIn = (line: string, from: number): Words | undefined => {
  const pieces: Range[] = []
  const addresses: Range[] = []
  const add = (start: number, end: number): boolean => {
    if (start < end) pieces.push({ start: from + start, end: from + end })
    return !markup.test(line.slice(start, end))
  }
  let last = 0
  for (const { index, 0: whole, 1: marks = '[', 2: bold, 3: label = bold } of line.matchAll(span)) {
    const start = index + marks.length
    if (!add(last, index)) return undefined
    last = index + whole.length
    if (label === undefined) {
      const address = { start: from + index, end: from + last }
      addresses.push(address)
      pieces.push(address)
    } else if (!add(start, start + label.length)) return undefined
  }
  return add(last, line.length) ? { pieces, addresses } : undefined
}

/** The words from `from` to `to`, which lie in one line; undefined where only the parser can tell. */
export const wordsIn = (text: string, from: number, to: number): Words | undefined => {
  const line = text.slice(from, to)
  if (markup.test(line)) return markedIn(line, from)
  return { pieces: [{ start: from, end: to }], addresses: undefined }
}
