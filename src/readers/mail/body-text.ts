import type { Refusal } from '../../text/edit.ts'
import type { Located, Spell } from '../../text/located.ts'
import type { Problem } from '../../text/problem.ts'
import { badBase64, base64 } from './base64.ts'
import { type ByteText, charactersOf, spelledIn } from './characters.ts'
import { quotedPrintable, toQuotedPrintable } from './quoted-printable.ts'

/** How the units of a mail's text are to be taken. */
export type Units = 'bytes' | 'characters' | 'either'

/** A body, or a part's, as it stands in the file, with what its head says of it. */
export interface Encoded {
  readonly located: Located
  readonly units: Units
  /** `base64`, `quoted-printable`, …, in small letters; empty for none. */
  readonly transfer: string
  readonly charset: string
  /** Whether nothing marks its end: it goes on to the end of the file. */
  readonly open: boolean
}

/** A body in characters, with what is wrong with it; none where it can't be read. */
export interface Body {
  readonly located?: Located
  readonly problem?: Problem
}

const noRewrite: Spell = () => ({ refused: 'a base64 part is not rewritten' })

const ascii = (text: string): boolean => !/[^\0-\x7f]/.test(text)

const noPlace = (charset: string): Refusal => ({
  refused: `the part’s charset ${charset} has no such character`,
})

const place = (located: Located, at: number): number => located.source({ start: at, end: at + 1 }).start

const misread = (located: Located, at: number, charset: string): Problem => ({
  problem: `A part says that it is ${charset}, but here are bytes that are not.`,
  hint: 'Expected the part in the charset that its Content-Type names; the file may be damaged.',
  offset: place(located, at),
})

const unknown = ({ located, charset }: Encoded): Problem => ({
  problem: `A part is in the charset “${charset}”, which nobody knows.`,
  hint: 'Save the mail anew with its text in UTF-8.',
  offset: place(located, 0),
})

const isAscii = (charset: string): boolean => /^(?:us-ascii|ascii)$/i.test(charset)

/** What people send under the name of ASCII. */
const behind = (charset: string): readonly string[] | undefined =>
  isAscii(charset) ? ['utf-8', 'windows-1252'] : undefined

const inBytes =
  (charset: string): Spell =>
  words =>
    (isAscii(charset) && !ascii(words) ? undefined : spelledIn(words, charset)) ?? noPlace(charset)

/** Bytes as characters of the first charset in which they are something. */
const charactersIn = (bytes: Located, part: Encoded, spell: Spell): Body => {
  const first = charactersOf(bytes.text, part.charset)
  if (!first) return { problem: unknown(part) }
  const others = first.bad === undefined ? [] : (behind(part.charset) ?? [])
  const read = others
    .map(charset => charactersOf(bytes.text, charset))
    .find(each => each && each.bad === undefined)
  const located = bytes.select((read ?? first).pieces, spell)
  if (read || first.bad === undefined) return { located }
  return { located, problem: misread(bytes, first.bad, part.charset) }
}

const readBase64 = (part: Encoded): Body => {
  const bytes = part.located.select(base64(part.located.text), noRewrite)
  const read = charactersIn(bytes, part, noRewrite)
  const bad = badBase64(part.located.text)
  if (bad === undefined || !read.located) return read
  return {
    located: read.located,
    problem: {
      problem: 'A base64 part breaks off or holds what is no base64.',
      hint: 'Expected groups of four letters, digits, “+” or “/”; the file may be cut off.',
      offset: place(part.located, Math.min(bad, part.located.text.length - 1)),
    },
  }
}

const readQuoted = (part: Encoded): Body => {
  const { located } = part
  const spell: Spell = (words, range) => toQuotedPrintable(words, located.text, range ?? { start: 0, end: 0 })
  const bytes = located.select(quotedPrintable(located.text, part.units === 'characters'), spell)
  const read = charactersIn(bytes, part, inBytes(part.charset))
  const broken = part.open ? /=[0-9A-Fa-f]?$/.exec(located.text) : null
  if (!broken || !read.located) return read
  return {
    located: read.located,
    problem: {
      problem: 'A quoted-printable part breaks off inside an escape.',
      hint: 'Expected “=” with two hexadecimal digits, or a line end; the file may be cut off.',
      offset: place(located, broken.index),
    },
  }
}

/** Whether a text of small units may be bytes: that it is UTF-8 when taken so is no accident. */
const isUtf8 = (text: ByteText): boolean => charactersOf(text, 'utf-8')?.bad === undefined

const isByteText = (text: string): boolean => !/[^\0-\xff]/.test(text)

const isUnicode = (charset: string): boolean => /^utf-?8$/i.test(charset)

const readPlain = (part: Encoded): Body => {
  const { located, units, charset, transfer } = part
  const { text } = located
  if (units === 'bytes' && !ascii(text)) return charactersIn(located, part, inBytes(charset))
  if (units === 'either' && !ascii(text) && isByteText(text) && (!isUnicode(charset) || isUtf8(text))) {
    const read = charactersIn(located, part, inBytes(charset))
    if (!read.problem) return read
  }
  if (charactersOf('', charset) === undefined) return { problem: unknown(part) }
  const spell: Spell = words => {
    if (ascii(words)) return words
    if (transfer !== '8bit' && transfer !== 'binary') return { refused: 'a 7bit part holds only ASCII' }
    if (units === 'bytes') return inBytes(charset)(words)
    return isUnicode(charset) ? words : { refused: `the file is no longer in the charset ${charset}` }
  }
  return { located: located.select([{ start: 0, end: text.length }], spell) }
}

/** The characters of a body, each at the place of the bytes that spell it; the transfer encoding and the charset undone. */
export const bodyText = (part: Encoded): Body => {
  switch (part.transfer) {
    case 'base64':
      return readBase64(part)
    case 'quoted-printable':
      return readQuoted(part)
    case '':
    case '7bit':
    case '8bit':
    case 'binary':
      return readPlain(part)
    default:
      return {
        problem: {
          problem: `A part has the transfer encoding “${part.transfer}”, which is not read.`,
          hint: 'Expected base64, quoted-printable, 7bit, 8bit or binary.',
          offset: place(part.located, 0),
        },
      }
  }
}
