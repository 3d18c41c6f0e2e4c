import { createCipheriv, createDecipheriv, hash, randomBytes } from 'node:crypto'
import { deflateRawSync, inflateRawSync } from 'node:zlib'

const cipher = 'aes-256-gcm'
const ivLength = 12
const tagLength = 16
/** Bytes from which it is worth while to make them fewer. */
const long = 8192

const keyLength = 32

/**
 * Made of the file itself, and kept nowhere; by another function than the digest of the file, which is kept. In one call: an
 * object for each hash takes longer than the hash.
 */
const keyOf = (bytes: Uint8Array): Buffer => hash('sha512', bytes, 'buffer').subarray(0, keyLength)

/** JSON in ASCII: Node makes a string of its bytes in a fraction of the time. */
const textOf = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[\u0080-\uffff]/g,
    unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

/** Hides what was found in a file: only who has the very bytes of the file can read it. */
export const seal = (value: unknown, bytes: Uint8Array): Buffer => {
  const iv = randomBytes(ivLength)
  const hiding = createCipheriv(cipher, keyOf(bytes), iv)
  const plain = Buffer.from(textOf(value), 'latin1')
  const isLong = plain.length >= long
  const hidden = [
    hiding.update(Buffer.of(isLong ? 1 : 0)),
    hiding.update(isLong ? deflateRawSync(plain) : plain),
  ]
  return Buffer.concat([iv, ...hidden, hiding.final(), hiding.getAuthTag()])
}

/** What was hidden; undefined where it was tampered with, or is of another file. */
export const unseal = (sealed: Uint8Array, bytes: Uint8Array): unknown => {
  try {
    const end = sealed.length - tagLength
    const showing = createDecipheriv(cipher, keyOf(bytes), sealed.subarray(0, ivLength), {
      authTagLength: tagLength,
    })
    showing.setAuthTag(sealed.subarray(end))
    const shown = showing.update(sealed.subarray(ivLength, end))
    // Fails where they were tampered with; GCM leaves no bytes for the end.
    showing.final()
    const plain =
      shown[0] === 1 ? inflateRawSync(shown.subarray(1)).toString('latin1') : shown.toString('latin1', 1)
    return JSON.parse(plain)
  } catch {
    return undefined
  }
}
