import type { Piece } from '../../text/located.ts'
import type { ByteText } from './characters.ts'

/** A damaged letter still counts, so that the groups behind it are read. */
const group = /[^\s=](?:\s*[^\s=]){0,3}(?:\s*=){0,2}/g

/** Where what is no base64 stands, or undefined. A file that was cut off ends in the middle of a group. */
export const badBase64 = (text: string): number | undefined => {
  const strange = /[^A-Za-z0-9+/=\s]/.exec(text)?.index
  if (strange !== undefined) return strange
  const letters = text.replace(/[\s=]/g, '').length
  return letters % 4 === 1 ? text.trimEnd().length : undefined
}

/** Base64 (RFC 2045, 6.8) as bytes; each stands for the whole group of four letters that holds it. */
export const base64 = (text: string): readonly Piece[] =>
  Array.from(text.matchAll(group), ({ 0: letters, index }) => ({
    start: index,
    end: index + letters.length,
    text: bytesOf(letters),
  }))

const bytesOf = (letters: string): ByteText => {
  const plain = letters.replace(/[\s=]/g, '')
  return plain.length < 2 ? '' : atob(plain.replace(/[^A-Za-z0-9+/]/g, 'A'))
}
