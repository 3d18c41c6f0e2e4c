import type { Piece } from '../../text/located.ts'
import type { Range } from '../../text/range.ts'
import { type ByteText, fromBytes } from './characters.ts'

const mark = /=(?:([0-9A-Fa-f]{2})|[ \t]*(?:\r?\n|$))|([ \t]+)(\r?\n|$)?|[^\0-\x7f]/gu

/**
 * Quoted-printable (RFC 2045, 6.7) as bytes. White space before a line end is the transport's; what is no escape stays as
 * it is, as all mailers show it. With `characters`, what is not ASCII counts as its bytes in UTF-8.
 */
export const quotedPrintable = (text: string, characters: boolean): readonly Piece[] => {
  const pieces: Piece[] = []
  let last = 0
  const add = (start: number, end: number, read: string): void => {
    if (start > last) pieces.push({ start: last, end: start })
    pieces.push({ start, end, text: read })
    last = end
  }
  for (const { 0: found, 1: hex, 2: space, 3: eol, index } of text.matchAll(mark)) {
    const end = index + found.length
    if (hex !== undefined) add(index, end, String.fromCharCode(parseInt(hex, 16)))
    else if (space !== undefined) {
      if (eol !== undefined) add(index, index + space.length, '')
    } else if (found.startsWith('=')) add(index, end, '')
    else if (characters || found.charCodeAt(0) > 0xff)
      add(index, end, fromBytes(new TextEncoder().encode(found)))
  }
  if (last < text.length) pieces.push({ start: last, end: text.length })
  return pieces
}

const longest = 76

const escaped = (unit: string): string => `=${unit.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`

const token = /\r?\n|[^\n]/g

/** Bytes as quoted-printable in place of a stretch of `text`, with soft breaks where lines would get too long. */
export const toQuotedPrintable = (bytes: ByteText, text: string, { start, end }: Range): string => {
  const eol = text.includes('\r\n') ? '\r\n' : '\n'
  const feed = text.indexOf('\n', end)
  const rest = text.slice(end, feed === -1 ? text.length : feed).replace(/\r$/, '').length
  const parts: string[] = []
  let column = start - (text.lastIndexOf('\n', start - 1) + 1)
  const tokens = bytes.match(token) ?? []
  for (const [index, unit] of tokens.entries()) {
    if (unit.endsWith('\n')) {
      parts.push(unit)
      column = 0
      continue
    }
    const next = tokens[index + 1]
    const closes = next === undefined ? rest === 0 : next.endsWith('\n')
    const plain = /[!-<>-~]/.test(unit) || (/[ \t]/.test(unit) && !closes)
    const spelled = plain ? unit : escaped(unit)
    if (column + spelled.length > longest - 1) {
      parts.push(`=${eol}`)
      column = 0
    }
    parts.push(spelled)
    column += spelled.length
  }
  if (column > 0 && rest > 0 && rest <= longest && column + rest > longest) parts.push(`=${eol}`)
  return parts.join('')
}
