import { createCipheriv, createDecipheriv, hash, randomBytes } from 'node:crypto'
import { deflateRawSync, inflateRawSync } from 'node:zlib'

const cipher = 'aes-256-gcm'
const ivLength = 12
const tagLength = 16
/** Bytes from which it is worth while to make them fewer. */
const long = 8192

const purpose = Buffer.from('tactful seal\0')

/** Made of the file itself, and kept nowhere. In one call: an object for each hash takes longer than the hash. */
const keyOf = (bytes: Uint8Array): Buffer => hash('sha256', Buffer.concat([purpose, bytes]), 'buffer')

/** Hides what was found in a file: only who has the very bytes of the file can read it. */
export const seal = (value: unknown, bytes: Uint8Array): Buffer => {
  const iv = randomBytes(ivLength)
  const hiding = createCipheriv(cipher, keyOf(bytes), iv)
  const plain = Buffer.from(JSON.stringify(value))
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
    const shown = Buffer.concat([showing.update(sealed.subarray(ivLength, end)), showing.final()])
    const plain = shown.subarray(1)
    return JSON.parse((shown[0] === 1 ? inflateRawSync(plain) : plain).toString())
  } catch {
    return undefined
  }
}
