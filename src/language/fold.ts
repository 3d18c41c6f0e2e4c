const foldOne = (code: number): number => {
  if (code === 0x2019 || code === 0x2018 || code === 0x02bc || code === 0xff07) return 0x27
  if (code >= 0xff01 && code <= 0xff5e) return foldOne(code - 0xfee0)
  if (code === 0xa0 || code === 0x202f || code === 0x3000) return 0x20
  const lower = String.fromCharCode(code).toLowerCase()
  return lower.length === 1 ? lower.charCodeAt(0) : code
}

const latin = Uint16Array.from({ length: 0x250 }, (_, code) => foldOne(code))

/**
 * One UTF-16 unit as phrases compare it: lower case, straight apostrophe, full-width forms narrowed, no-break
 * spaces as spaces. Always one unit for one, so that offsets stay.
 */
export const foldUnit = (code: number): number => (code < 0x250 ? (latin[code] as number) : foldOne(code))

export const fold = (text: string): string => {
  let folded = ''
  for (let i = 0; i < text.length; i++) folded += String.fromCharCode(foldUnit(text.charCodeAt(i)))
  return folded
}
