import { bytesIn, type Decoder, decoderFor } from '../text/charset.ts'
import { lineStarts, positionAt } from '../text/lines.ts'
import type { Problem } from '../text/problem.ts'
import { type Declared, declaredIn, isMail, mayDeclare, unmarkedUtf16 } from './declared.ts'
import { badUtf8, badUtf16 } from './unicode.ts'

/** Where bytes stop being text: `byte` from 0, `line` and `column` (UTF-16 units) from 1. */
export interface Undecodable extends Problem {
  readonly byte: number
  readonly offset: number
  readonly line: number
  readonly column: number
}

/** A text, and what `encode` needs to make the same bytes of it. */
export interface Decoded {
  readonly text: string
  /** A name of the WHATWG, or `binary`: each unit of the text is a byte. */
  readonly encoding: string
}

type Utf = 'utf-8' | 'utf-16le' | 'utf-16be'

const marked = (bytes: Uint8Array): Utf | undefined => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined
}

const utf8: Decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

const attempt = (bytes: Uint8Array, decoder: Decoder): string | undefined => {
  try {
    return decoder.decode(bytes)
  } catch {
    return undefined
  }
}

const latin1 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')

const hex = (byte: number): string => `0x${byte.toString(16).toUpperCase().padStart(2, '0')}`

const refuse = (
  bytes: Uint8Array,
  byte: number,
  encoding: string,
  before: string,
  hint: string,
): Undecodable => {
  const { offset, line, column } = positionAt(lineStarts(before), before.length)
  const problem = `byte ${byte} (${hex(bytes[byte] ?? 0)}) is not ${encoding.toUpperCase()}`
  return { problem, hint, byte, offset, line, column }
}

const explain = (bytes: Uint8Array, encoding: Utf): Undecodable => {
  const byte = encoding === 'utf-8' ? badUtf8(bytes) : badUtf16(bytes, encoding === 'utf-16be')
  const before = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes.subarray(0, byte))
  const western =
    encoding === 'utf-8' ? decoderFor('windows-1252')?.decode(bytes.subarray(byte, byte + 1)) : undefined
  const guess = /[\p{L}\p{P}\p{S}]/u.test(western ?? '') ? ` (in Windows-1252 this byte is “${western}”)` : ''
  return refuse(bytes, byte, encoding, before, `Save the file as UTF-8${guess}.`)
}

/** The longest start of the bytes that is text: found by halving, as decoders don't say where they stop. */
const explainDeclared = (bytes: Uint8Array, decoder: Decoder, { where }: Declared): Undecodable => {
  let good = 0
  let bad = bytes.length
  const begins = (length: number): boolean => {
    const fresh = decoderFor(decoder.encoding)
    try {
      fresh?.decode(bytes.subarray(0, length), { stream: true })
      return true
    } catch {
      return false
    }
  }
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    if (begins(middle)) good = middle
    else bad = middle
  }
  let before = attempt(bytes.subarray(0, good), decoder)
  while (before === undefined && good > 0) before = attempt(bytes.subarray(0, --good), decoder)
  const hint = `Save the file in the encoding that ${where} names, or as UTF-8 and say so there.`
  return refuse(bytes, good, decoder.encoding, before ?? '', hint)
}

const sameBytes = (a: Uint8Array | undefined, b: Uint8Array): boolean =>
  a !== undefined && Buffer.compare(a, b) === 0

/** Read by the encoding that the file declares. One that spells a character in two ways can't be written back. */
const decodeDeclared = (bytes: Uint8Array, decoder: Decoder, declared: Declared): Decoded | Undecodable => {
  const text = attempt(bytes, decoder)
  if (text === undefined) return explainDeclared(bytes, decoder, declared)
  const { encoding } = decoder
  return { text, encoding: sameBytes(bytesIn(text, encoding), bytes) ? encoding : `${encoding} (only read)` }
}

const unknown = (bytes: Uint8Array, { encoding, where }: Declared): Undecodable => ({
  ...explain(bytes, 'utf-8'),
  problem: `${where} names the encoding “${encoding}”, which nobody knows`,
  hint: 'Save the file as UTF-8 and say so there.',
})

const isUnicode = (encoding: string): boolean => /^utf-/.test(encoding)

/**
 * UTF-8, or UTF-16 that begins with its byte order mark, or what the file declares: in an XML declaration, in the header
 * of a PO file, in the `<meta>` of an HTML file that is not UTF-8. A mail that is not UTF-8 is read byte by byte, as its
 * parts declare their own. The byte order mark stays in the text, as U+FEFF. `path` tells the kind of file.
 */
export const decode = (bytes: Uint8Array, path = ''): Decoded | Undecodable => {
  if (!mayDeclare(bytes, path)) {
    const text = attempt(bytes, utf8)
    if (text !== undefined) return { text, encoding: 'utf-8' }
  }
  const utf16 = marked(bytes) ?? unmarkedUtf16(bytes, path)
  const declared = utf16 ? undefined : declaredIn(bytes, path)
  const decoder = declared && decoderFor(declared.encoding)
  const other = decoder && !isUnicode(decoder.encoding) ? decoder : undefined
  if (declared && other && !declared.weak) return decodeDeclared(bytes, other, declared)
  const encoding = utf16 ?? 'utf-8'
  const text = attempt(bytes, utf16 ? new TextDecoder(utf16, { fatal: true, ignoreBOM: true }) : utf8)
  if (text !== undefined) return { text, encoding }
  if (utf16) return explain(bytes, utf16)
  if (isMail(bytes, path)) return { text: latin1(bytes), encoding: 'binary' }
  if (declared && other) return decodeDeclared(bytes, other, declared)
  return declared && !decoder ? unknown(bytes, declared) : explain(bytes, 'utf-8')
}

export const isUndecodable = (decoded: Decoded | Undecodable): decoded is Undecodable => 'problem' in decoded
