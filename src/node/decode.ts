import { lineStarts, positionAt } from '../text/lines.ts'
import type { Problem } from '../text/problem.ts'

/** Where bytes stop being text: `byte` from 0, `line` and `column` (UTF-16 units) from 1. */
export interface Undecodable extends Problem {
  readonly byte: number
  readonly offset: number
  readonly line: number
  readonly column: number
}

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be'

const encodingOf = (bytes: Uint8Array): Encoding => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return 'utf-8'
}

const followers = (lead: number): number => {
  if (lead >= 0xc2 && lead <= 0xdf) return 1
  if (lead >= 0xe0 && lead <= 0xef) return 2
  return lead >= 0xf0 && lead <= 0xf4 ? 3 : 0
}

const lowest: Readonly<Record<number, number>> = { 224: 0xa0, 240: 0x90 }
const highest: Readonly<Record<number, number>> = { 237: 0x9f, 244: 0x8f }

const badUtf8 = (bytes: Uint8Array): number => {
  let at = 0
  while (at < bytes.length) {
    const lead = bytes[at] as number
    if (lead < 0x80) {
      at++
      continue
    }
    const more = followers(lead)
    if (more === 0) return at
    for (let i = 1; i <= more; i++) {
      const next = bytes[at + i] ?? 0
      const low = i === 1 ? (lowest[lead] ?? 0x80) : 0x80
      const high = i === 1 ? (highest[lead] ?? 0xbf) : 0xbf
      if (next < low || next > high) return at
    }
    at += more + 1
  }
  return at
}

const badUtf16 = (bytes: Uint8Array, big: boolean): number => {
  const unit = (at: number): number =>
    ((bytes[at + (big ? 0 : 1)] ?? 0) << 8) | (bytes[at + (big ? 1 : 0)] ?? 0)
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    const high = unit(at)
    if (high < 0xd800 || high > 0xdfff) continue
    const low = at + 3 < bytes.length ? unit(at + 2) : 0
    if (high > 0xdbff || low < 0xdc00 || low > 0xdfff) return at
    at += 2
  }
  return bytes.length & ~1
}

const hex = (byte: number): string => `0x${byte.toString(16).toUpperCase().padStart(2, '0')}`

const explain = (bytes: Uint8Array, encoding: Encoding): Undecodable => {
  const byte = encoding === 'utf-8' ? badUtf8(bytes) : badUtf16(bytes, encoding === 'utf-16be')
  const before = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes.subarray(0, byte))
  const { offset, line, column } = positionAt(lineStarts(before), before.length)
  const bad = bytes[byte] as number
  const western =
    encoding === 'utf-8' ? new TextDecoder('windows-1252').decode(bytes.subarray(byte, byte + 1)) : ''
  const guess = /[\p{L}\p{P}\p{S}]/u.test(western) ? ` (in Windows-1252 this byte is “${western}”)` : ''
  return {
    problem: `byte ${byte} (${hex(bad)}) is not ${encoding.toUpperCase()}`,
    hint: `Save the file as UTF-8${guess}.`,
    byte,
    offset,
    line,
    column,
  }
}

/** UTF-8, or UTF-16 that begins with its byte order mark. The mark stays in the text, as U+FEFF. */
export const decode = (bytes: Uint8Array): string | Undecodable => {
  const encoding = encodingOf(bytes)
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return explain(bytes, encoding)
  }
}
