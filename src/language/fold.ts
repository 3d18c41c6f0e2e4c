import { simplified, traditional } from './traditional-simplified.ts'

const foldOne = (code: number): number => {
  if (code === 0x2019 || code === 0x2018 || code === 0x02bc || code === 0xff07) return 0x27
  if (code >= 0xff01 && code <= 0xff5e) return foldOne(code - 0xfee0)
  if (code === 0xa0 || code === 0x202f || code === 0x3000) return 0x20
  const lower = String.fromCharCode(code).toLowerCase()
  return lower.length === 1 ? lower.charCodeAt(0) : code
}

const latin = Uint16Array.from({ length: 0x250 }, (_, code) => foldOne(code))

const firstHan = 0x3400
const lastHan = 0x9fff

const makeHan = (): Uint16Array => {
  const table = Uint16Array.from({ length: lastHan - firstHan + 1 }, (_, index) => firstHan + index)
  for (let i = 0; i < traditional.length; i++) {
    table[traditional.charCodeAt(i) - firstHan] = simplified.charCodeAt(i)
  }
  return table
}

/** Made when the first Chinese character comes by: an English run doesn't pay for it. */
let han: Uint16Array | undefined

const foldHan = (code: number): number => {
  han ??= makeHan()
  return han[code - firstHan] as number
}

/**
 * One UTF-16 unit as phrases compare it: lower case, straight apostrophe, full-width forms narrowed, no-break
 * spaces as spaces, Traditional characters as Simplified. Always one unit for one, so that offsets stay.
 */
export const foldUnit = (code: number): number => {
  if (code < 0x250) return latin[code] as number
  return code >= firstHan && code <= lastHan ? foldHan(code) : foldOne(code)
}

const plain = /^[\t\n\r -~]*$/

/** Whether a text is nothing but ASCII, without what steers a terminal. */
export const isPlain = (text: string): boolean => plain.test(text)

export const fold = (text: string): string => {
  if (isPlain(text)) return text.toLowerCase()
  let folded = ''
  for (let i = 0; i < text.length; i++) folded += String.fromCharCode(foldUnit(text.charCodeAt(i)))
  return folded
}

/** What each Chinese character tells of its script: 1 for Traditional only, -1 for Simplified only, 0 for both. */
const makeScripts = (): Int8Array => {
  const table = new Int8Array(lastHan - firstHan + 1)
  for (let i = 0; i < simplified.length; i++) table[simplified.charCodeAt(i) - firstHan] = -1
  for (let i = 0; i < traditional.length; i++) {
    const code = traditional.charCodeAt(i)
    table[code - firstHan] = foldHan(code) === code ? 0 : 1
  }
  return table
}

let scripts: Int8Array | undefined

/** Whether a Chinese text is written in Traditional characters: it has more of them than of Simplified ones. */
export const isTraditional = (text: string): boolean => {
  scripts ??= makeScripts()
  let balance = 0
  for (let i = 0; i < text.length; i++) balance += scripts[text.charCodeAt(i) - firstHan] ?? 0
  return balance > 0
}
