const encoder = new TextEncoder()
const rounds = 64
const block = 64

/** The first 32 bits of the fractions of the square roots of the first primes. */
const begin = Int32Array.of(
  0x6a09e667,
  0xbb67ae85,
  0x3c6ef372,
  0xa54ff53a,
  0x510e527f,
  0x9b05688c,
  0x1f83d9ab,
  0x5be0cd19,
)

/** Of their cube roots. As a table, since to find them takes a small run a millisecond. */
const constants = Int32Array.of(
  0x428a2f98,
  0x71374491,
  0xb5c0fbcf,
  0xe9b5dba5,
  0x3956c25b,
  0x59f111f1,
  0x923f82a4,
  0xab1c5ed5,
  0xd807aa98,
  0x12835b01,
  0x243185be,
  0x550c7dc3,
  0x72be5d74,
  0x80deb1fe,
  0x9bdc06a7,
  0xc19bf174,
  0xe49b69c1,
  0xefbe4786,
  0x0fc19dc6,
  0x240ca1cc,
  0x2de92c6f,
  0x4a7484aa,
  0x5cb0a9dc,
  0x76f988da,
  0x983e5152,
  0xa831c66d,
  0xb00327c8,
  0xbf597fc7,
  0xc6e00bf3,
  0xd5a79147,
  0x06ca6351,
  0x14292967,
  0x27b70a85,
  0x2e1b2138,
  0x4d2c6dfc,
  0x53380d13,
  0x650a7354,
  0x766a0abb,
  0x81c2c92e,
  0x92722c85,
  0xa2bfe8a1,
  0xa81a664b,
  0xc24b8b70,
  0xc76c51a3,
  0xd192e819,
  0xd6990624,
  0xf40e3585,
  0x106aa070,
  0x19a4c116,
  0x1e376c08,
  0x2748774c,
  0x34b0bcb5,
  0x391c0cb3,
  0x4ed8aa4a,
  0x5b9cca4f,
  0x682e6ff3,
  0x748f82ee,
  0x78a5636f,
  0x84c87814,
  0x8cc70208,
  0x90befffa,
  0xa4506ceb,
  0xbef9a3f7,
  0xc67178f2,
)

const turned = (word: number, by: number): number => (word >>> by) | (word << (32 - by))

/** The message, a one bit, zeros, and the number of its bits, in whole blocks; written over by the next one. */
let padded = new Uint8Array(block * 8)

/** Writes a text to `padded`, and gives the number of its bytes. */
const encode = (text: string): number => {
  // The encoder is called for other characters only: for a short text the call takes longer than this.
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit > 0x7f) return encoder.encodeInto(text, padded).written
    padded[at] = unit
  }
  return text.length
}

/** Fills `padded`, and gives the number of its bytes that count. */
const pad = (text: string): number => {
  // A unit is three bytes at most.
  const room = text.length * 3 + 9 + block
  if (padded.length < room) padded = new Uint8Array(room * 2)
  const written = encode(text)
  const size = Math.ceil((written + 9) / block) * block
  padded.fill(0, written, size)
  padded[written] = 0x80
  let bits = written * 8
  for (let at = size - 1; bits > 0; at--) {
    padded[at] = bits % 256
    bits = Math.floor(bits / 256)
  }
  return size
}

/** Working space, as a short-lived array for each text costs more than its digest. */
const state = new Int32Array(8)
const words = new Int32Array(rounds)

const mix = (state: Int32Array, words: Int32Array): void => {
  let a = state[0] as number
  let b = state[1] as number
  let c = state[2] as number
  let d = state[3] as number
  let e = state[4] as number
  let f = state[5] as number
  let g = state[6] as number
  let h = state[7] as number
  for (let i = 0; i < rounds; i++) {
    const one = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)
    const added = (h + one + ((e & f) ^ (~e & g)) + (constants[i] as number) + (words[i] as number)) | 0
    const two = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)
    const sum = (added + two + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + added) | 0
    d = c
    c = b
    b = a
    a = sum
  }
  state[0] = (state[0] as number) + a
  state[1] = (state[1] as number) + b
  state[2] = (state[2] as number) + c
  state[3] = (state[3] as number) + d
  state[4] = (state[4] as number) + e
  state[5] = (state[5] as number) + f
  state[6] = (state[6] as number) + g
  state[7] = (state[7] as number) + h
}

/** Two digits for each byte: to have a number written and filled up takes several times as long. */
const digitsOf = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

const hexadecimal = (word: number): string =>
  `${digitsOf[word >>> 24]}${digitsOf[(word >>> 16) & 255]}${digitsOf[(word >>> 8) & 255]}${digitsOf[word & 255]}`

/**
 * The first digits, all 64 unless told, of the SHA-256 of a text in UTF-8, in hexadecimal (FIPS 180-4). For short texts:
 * node’s own takes longer to load than a small run takes.
 */
export const sha256 = (text: string, digits = 64): string => {
  const size = pad(text)
  state.set(begin)
  for (let at = 0; at < size; at += block) {
    for (let i = 0; i < 16; i++) {
      const byte = at + i * 4
      words[i] =
        ((padded[byte] as number) << 24) |
        ((padded[byte + 1] as number) << 16) |
        ((padded[byte + 2] as number) << 8) |
        (padded[byte + 3] as number)
    }
    for (let i = 16; i < rounds; i++) {
      const x = words[i - 15] as number
      const y = words[i - 2] as number
      const lower = turned(x, 7) ^ turned(x, 18) ^ (x >>> 3)
      const upper = turned(y, 17) ^ turned(y, 19) ^ (y >>> 10)
      words[i] = ((words[i - 16] as number) + lower + (words[i - 7] as number) + upper) | 0
    }
    mix(state, words)
  }
  let written = ''
  for (let at = 0; at < state.length && written.length < digits; at++)
    written += hexadecimal(state[at] as number)
  return written.slice(0, digits)
}
