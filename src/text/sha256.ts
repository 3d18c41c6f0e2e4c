/** The first 32 bits of the fraction of a number. */
const fraction = (value: number): number => ((value % 1) * 2 ** 32) | 0

const primes = (count: number): readonly number[] => {
  const found: number[] = []
  for (let number = 2; found.length < count; number++) {
    if (found.every(prime => number % prime !== 0)) found.push(number)
  }
  return found
}

const encoder = new TextEncoder()
const rounds = 64
const block = 64

const first = primes(rounds)
const begin = Int32Array.from(first.slice(0, 8), prime => fraction(Math.sqrt(prime)))
const constants = Int32Array.from(first, prime => fraction(Math.cbrt(prime)))

const turned = (word: number, by: number): number => (word >>> by) | (word << (32 - by))

/** The message, a one bit, zeros, and the number of its bits, in whole blocks; written over by the next one. */
let padded = new Uint8Array(block * 8)

/** Fills `padded`, and gives the number of its bytes that count. */
const pad = (text: string): number => {
  // A unit is three bytes at most.
  const room = text.length * 3 + 9 + block
  if (padded.length < room) padded = new Uint8Array(room * 2)
  const { written } = encoder.encodeInto(text, padded)
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

/**
 * SHA-256 of a text in UTF-8, in hexadecimal (FIPS 180-4). For short texts: node’s own takes longer to load than a small
 * run takes.
 */
export const sha256 = (text: string): string => {
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
  let digits = ''
  for (const word of state) digits += (word >>> 0).toString(16).padStart(8, '0')
  return digits
}
