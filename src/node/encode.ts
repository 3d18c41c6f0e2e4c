import { bytesIn } from '../text/charset.ts'

const isWhole = (text: string): boolean => !/\p{Surrogate}/u.test(text)

/** The bytes of a text in an encoding that `decode` gave; undefined where it has no place for a character, or is only read. */
export const encode = (text: string, encoding: string): Uint8Array | undefined => {
  switch (encoding) {
    case 'utf-8':
      return isWhole(text) ? Buffer.from(text) : undefined
    case 'utf-16le':
      return isWhole(text) ? Buffer.from(text, 'utf16le') : undefined
    case 'utf-16be':
      return isWhole(text) ? Buffer.from(text, 'utf16le').swap16() : undefined
    case 'binary':
      return /[^\0-\xff]/.test(text) ? undefined : Buffer.from(text, 'latin1')
    default:
      return bytesIn(text, encoding)
  }
}
