/** Names that mails, catalogues and Windows use beside those of the WHATWG (https://encoding.spec.whatwg.org/#names-and-labels). */
const otherNames: Readonly<Record<string, string>> = {
  ansi: 'windows-1252',
  cp932: 'shift_jis',
  cp936: 'gb18030',
  cp949: 'euc-kr',
  cp950: 'big5',
  eucjp: 'euc-jp',
  euckr: 'euc-kr',
  gb2312: 'gb18030',
  gb_2312: 'gb18030',
  gbk: 'gb18030',
  ms936: 'gb18030',
  'us-ascii': 'utf-8',
  ascii: 'utf-8',
  'x-gbk': 'gb18030',
}

/** Strict: decoding throws a TypeError for bytes that are nothing in the charset. */
export interface Decoder {
  /** As the WHATWG names it, in small letters. */
  readonly encoding: string
  readonly decode: (bytes: Uint8Array, options?: { readonly stream?: boolean }) => string
}

/** 0x80 to 0x9F of Windows-1252; the five bytes that are nothing there stay control characters. */
const western = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8DŽ\x8F\x90‘’“”•–—˜™š›œ\x9DžŸ'

/** Node 20 reads these bytes as Latin-1. */
const windows1252: Decoder = {
  encoding: 'windows-1252',
  decode: bytes => Array.from(bytes, byte => western[byte - 0x80] ?? String.fromCharCode(byte)).join(''),
}

/** A decoder for a named charset, or undefined for a name that nobody knows. GB 2312 and GBK are read as GB 18030, which holds them; ASCII as UTF-8. */
export const decoderFor = (name: string): Decoder | undefined => {
  const label = name.trim().toLowerCase()
  try {
    const decoder = new TextDecoder(otherNames[label] ?? label, { fatal: true, ignoreBOM: true })
    return decoder.encoding === 'windows-1252' ? windows1252 : decoder
  } catch {
    return undefined
  }
}

/** Charsets whose bytes depend on what came before, or that are nobody's for writing. */
const oneWay = new Set(['iso-2022-jp', 'utf-16le', 'utf-16be'])

/** Whether the bytes below 0x80 are ASCII wherever a character begins. */
export const holdsAscii = (encoding: string): boolean => !oneWay.has(encoding)

/** Single-byte charsets: one that reads every byte by itself. */
export const isSingleByte = (encoding: string): boolean =>
  /^(?:windows-|iso-8859-|koi8-|macintosh$|x-mac-|ibm866$)/.test(encoding)

const read = (decoder: Decoder, ...bytes: readonly number[]): string | undefined => {
  try {
    return decoder.decode(Uint8Array.from(bytes))
  } catch {
    return undefined
  }
}

/** The byte sequences that may stand for one character outside ASCII, the usual spelling of a character before others. */
function* sequences(encoding: string): Generator<readonly number[]> {
  for (let lead = 0x80; lead <= 0xff; lead++) yield [lead]
  if (isSingleByte(encoding)) return
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x30; trail <= 0xfe; trail++) yield [lead, trail]
  }
  if (encoding === 'euc-jp') {
    for (let second = 0xa1; second <= 0xfe; second++) {
      for (let third = 0xa1; third <= 0xfe; third++) yield [0x8f, second, third]
    }
  }
  if (encoding !== 'gb18030') return
  for (let index = 0; index < 39_420; index++) yield fourBytes(0x81, index)
}

const fourBytes = (lead: number, index: number): readonly number[] => [
  lead + Math.floor(index / 12_600),
  0x30 + (Math.floor(index / 1260) % 10),
  0x81 + (Math.floor(index / 10) % 126),
  0x30 + (index % 10),
]

const tables = new Map<string, ReadonlyMap<string, readonly number[]>>()

const tableOf = (encoding: string): ReadonlyMap<string, readonly number[]> => {
  const known = tables.get(encoding)
  if (known) return known
  const table = new Map<string, readonly number[]>()
  const decoder = decoderFor(encoding)
  for (const sequence of sequences(encoding)) {
    const character = decoder && read(decoder, ...sequence)
    if (character === undefined || (character.codePointAt(0) ?? 0) < 0x80) continue
    const single = String.fromCodePoint(character.codePointAt(0) ?? 0) === character
    if ((single || sequence.length === 2) && !table.has(character)) table.set(character, sequence)
  }
  tables.set(encoding, table)
  return table
}

const others = (text: string, encoding: string): Uint8Array | undefined => {
  const table = tableOf(encoding)
  const bytes: number[] = []
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    if (code < 0x80) bytes.push(code)
    else {
      const beyond = encoding === 'gb18030' && code > 0xffff ? fourBytes(0x90, code - 0x10000) : undefined
      const sequence = table.get(character) ?? beyond
      if (!sequence) return undefined
      for (const byte of sequence) bytes.push(byte)
    }
  }
  return Uint8Array.from(bytes)
}

/**
 * The bytes of a text in a charset that `decoderFor` knows; undefined where a character has no place in it, and for
 * charsets that are only read: ISO-2022-JP, UTF-16 without its mark.
 */
export const bytesIn = (text: string, charset: string): Uint8Array | undefined => {
  const encoding = decoderFor(charset)?.encoding
  if (encoding === undefined || oneWay.has(encoding)) return undefined
  if (encoding === 'utf-8') return /\p{Surrogate}/u.test(text) ? undefined : new TextEncoder().encode(text)
  return others(text, encoding)
}
