import { createHash, hash as digest } from 'node:crypto'

/** The hash of bytes or text, in base64url. */
export const hashOf = (content: string | Uint8Array): string => digest('sha256', content, 'base64url')

/** A hash of some parts. One for another purpose says nothing of it. */
export const hash = (purpose: string, ...parts: readonly (string | Uint8Array)[]): string => {
  const sum = createHash('sha256').update(`tactful ${purpose}`)
  for (const part of parts) {
    // Lengths keep the parts apart.
    sum.update(`\0${part.length}\0`)
    sum.update(part)
  }
  return sum.digest('base64url')
}

/** Two hashes of 32 bits, after MurmurHash3 (Austin Appleby, public domain). For names, of which there are many. */
export const quickHash = (text: string): string => {
  let a = 0xdeadbeef
  let b = 0x41c6ce57
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    a = Math.imul(a ^ unit, 0x85ebca6b)
    b = Math.imul(b ^ unit, 0xc2b2ae35)
  }
  a = Math.imul(a ^ (a >>> 16), 0xc2b2ae35) ^ (b >>> 13)
  b = Math.imul(b ^ (b >>> 16), 0x85ebca6b) ^ (a >>> 13)
  return `${(a >>> 0).toString(36)}.${(b >>> 0).toString(36)}`
}
