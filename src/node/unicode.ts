const followers = (lead: number): number => {
  if (lead >= 0xc2 && lead <= 0xdf) return 1
  if (lead >= 0xe0 && lead <= 0xef) return 2
  return lead >= 0xf0 && lead <= 0xf4 ? 3 : 0
}

const lowest: Readonly<Record<number, number>> = { 224: 0xa0, 240: 0x90 }
const highest: Readonly<Record<number, number>> = { 237: 0x9f, 244: 0x8f }

/** The first byte that is no UTF-8. */
export const badUtf8 = (bytes: Uint8Array): number => {
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

/** The first byte of a half of a surrogate pair, or of a unit that is cut off. */
export const badUtf16 = (bytes: Uint8Array, big: boolean): number => {
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
