import type { Range } from '../../text/range.ts'

/** Finds stretches of a text, in time that grows with its length. */
export type Find = (text: string) => Iterable<Range>

/** The group of this name where a pattern has it, else the whole match; `accept` has the last word. */
export const finding = (
  pattern: RegExp,
  accept: (found: string, whole: string, at: number) => boolean = () => true,
  group = 'id',
): Find =>
  function* (text) {
    for (const found of text.matchAll(pattern)) {
      const part = found.groups?.[group] ?? found[0]
      const start = found.index + found[0].lastIndexOf(part)
      if (accept(part, found[0], found.index)) yield { start, end: start + part.length }
    }
  }

const local = /[\p{L}\p{N}._%+'’-]/u
const domain = /^[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/u

const mails: Find = function* (text) {
  for (const { index: at } of text.matchAll(/[@＠]/g)) {
    let start = at
    while (start > 0 && at - start < 64 && local.test(text[start - 1] as string)) start--
    const host = domain.exec(text.slice(at + 1, at + 256))?.[0]
    if (start < at && host !== undefined) yield { start, end: at + 1 + host.length }
  }
}

const spelledMails = finding(
  /(?<![\p{L}\p{N}.])[\p{L}\p{N}._+-]{1,64} ?(?:[([] ?at ?[)\]]| at (?=(?:gmail|yahoo|hotmail|outlook|icloud|proton)\b)) ?[\p{L}\p{N}-]{1,63}(?: ?(?:\.|[([] ?dot ?[)\]]| dot ) ?[\p{L}\p{N}-]{2,63}){1,4}/giu,
)

const count = (text: string, what: RegExp): number => text.match(what)?.length ?? 0

/** A bank account (ISO 13616): its remainder is the check. */
const isIban = (written: string): boolean => {
  const plain = written.replace(/ /g, '')
  if (plain.length < 15 || plain.length > 34) return false
  let rest = 0
  for (const unit of plain.slice(4) + plain.slice(0, 4)) {
    const value = Number.parseInt(unit, 36)
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest === 1
}

const ibans = finding(
  /(?<![\p{sc=Latin}\p{N}])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?![\p{sc=Latin}\p{N}])/gu,
  isIban,
)

/** Tracking numbers, references, keys: long, and letters and digits mixed. */
const codes = finding(
  /(?<![\p{sc=Latin}\p{N}_-])[A-Z0-9](?:[A-Z0-9-]{8,})[A-Z0-9](?![\p{sc=Latin}\p{N}_])/gu,
  found => count(found, /\d/g) >= 6 && /[A-Z]/.test(found) && !/^\d{4}-?\d\d-?\d\dT\d/.test(found),
)
const keys = finding(
  /(?<![\p{sc=Latin}\p{N}_-])[A-Za-z0-9_-]{24,}(?![\p{sc=Latin}\p{N}_-])/gu,
  found => count(found, /\d/g) >= 4 && /[A-Za-z]/.test(found),
)
const identityCards = finding(/(?<![\p{sc=Latin}\p{N}])\d{17}[\dXx](?![\p{sc=Latin}\p{N}])/gu)

const isIPv4 = (found: string): boolean => found.split('.').every(part => Number(part) < 256)
const ipv4 = finding(
  /(?<![\p{sc=Latin}\p{N}.])(?<!\bversion )(?:\d{1,3}\.){3}\d{1,3}(?![\p{N}]|\.\d)/giu,
  isIPv4,
)

const isIPv6 = (found: string): boolean => {
  const groups = found.split(':').filter(Boolean)
  if (found.includes('::'))
    return groups.length >= 2 && groups.some(part => part.length > 2 || /[a-f]/i.test(part))
  return groups.length === 8 || (groups.length === 6 && groups.every(part => part.length === 2))
}
const ipv6 = finding(/(?<![\p{L}\p{N}:.])(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}(?![\p{L}\p{N}:])/giu, isIPv6)

const isToken = (part: string): boolean =>
  /^\d{4,}$/.test(part) ||
  (part.length >= 10 && count(part, /\d/g) >= 3) ||
  (part.length >= 24 && /\d/.test(part))

/** What a link holds beside its host and its readable folders: keys, numbers, fragments. */
const links: Find = function* (text) {
  for (const { 0: link, index } of text.matchAll(
    /(?:https?:\/\/|(?<![\p{L}\p{N}])www\.)[^\s<>"'”’）)\]]+/giu,
  )) {
    const account = /^https?:\/\/([^\s/@]{1,200})@/i.exec(link)?.[1]
    const from = link.indexOf('//') + 2
    if (account !== undefined) yield { start: index + from, end: index + from + account.length }
    const end = link.search(/[?#]|$/)
    for (const part of link.slice(0, end).matchAll(/\/([^/]+)/g)) {
      const start = index + part.index + 1
      if (part.index > from && isToken(part[1] ?? '')) yield { start, end: start + (part[1] ?? '').length }
    }
    const mark = link.indexOf('#')
    if (mark !== -1 && link.length - mark > 8) yield { start: index + mark + 1, end: index + link.length }
  }
}
const parameters = finding(
  /[?&;][\p{L}\p{N}_.~-]{1,60}=(?<id>[^\s&;"'<>#)）\]{}]+)/gu,
  (_, whole) => !/^;(?:width|height)=/.test(whole),
)

const states =
  'A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]'
const kinds =
  'Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr|Boulevard|Blvd|Way|Court|Ct|Square|Sq|Place|Pl|Terrace|Highway|Hwy|Parkway|Pkwy|Close|Crescent|Gardens|Grove|Mews|Row|Quay|Plaza'
const unit = String.raw`(?:,? (?:Apt|Apartment|Unit|Suite|Ste|Floor|Flat|#)\.? ?[\p{L}\p{N}-]{1,8})?`
const article =
  '(?!(?:the|a|an|of|on|in|down|your|our|my|this|that|to|and|off|or|minutes?|hours?|days?|cars?|miles?)\\s)'

const streets = [
  new RegExp(
    String.raw`(?<![\p{L}\p{N}])\d{1,5}[A-Za-z]?(?:-\d{1,5})?,? (?:\p{Lu}[\p{L}'’.-]{0,24} |\d{1,3}(?:st|nd|rd|th) ){1,4}(?:${kinds})\b${unit}`,
    'gu',
  ),
  new RegExp(
    String.raw`(?<![\p{L}\p{N}])\d{1,5} (?:${article}[\p{L}'’-]{2,24} ){1,3}(?:street|avenue|road|lane|drive|boulevard)\b${unit}`,
    'giu',
  ),
  new RegExp(
    String.raw`(?<![\p{L}\p{N}])(?!(?:In|At|To|From|Near|For|And) )(?:\p{Lu}[\p{L}'’-]{1,24} ){0,2}\p{Lu}[\p{L}'’-]{1,24},? (?:${states}),? \d{5}(?:-\d{4})?(?!\d)`,
    'gu',
  ),
  /(?<![\p{L}\p{N}])[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}(?![\p{L}\p{N}])/gu,
  /(?<![\p{L}\p{N}])P\.? ?O\.? ?Box \d{1,6}(?!\d)/giu,
  /(?<![\p{L}\p{N}])\p{Lu}[\p{L}-]{1,30}(?:straße|strasse|str\.|weg|platz|allee|gasse|damm|ufer) ?\d{1,4} ?[a-z]?(?![\p{L}\p{N}])/gu,
].map(pattern => finding(pattern))

/** A character of a place’s name: none of those that stand before one. */
const place = '(?:(?![是在到的为為址从從去离離于於有和与與])\\p{sc=Han})'
const hanStreets = finding(
  new RegExp(
    `(?:${place}{2,7}(?:省|自治区|市))?(?:${place}{1,7}[市区區县縣])?${place}{1,8}(?:路|街|大道|巷|弄|胡同) ?[甲乙丙丁]?\\d{1,5} ?(?:号|號|弄|巷)(?:\\d{1,4}(?:号楼|號樓|栋|棟|单元|單元|室|楼|樓|层|層)){0,4}`,
    'gu',
  ),
)

/** Spares the search where a text has nothing that every find would hold. */
export const where = (sign: RegExp, finds: readonly Find[]): Find =>
  function* (text) {
    if (sign.test(text)) for (const find of finds) yield* find(text)
  }

/** All that is known by its shape. */
export const shapes: readonly Find[] = [
  where(/[@＠]/, [mails]),
  where(/ at |[([] ?at ?[)\]]/i, [spelledMails]),
  where(/\d/, [ibans, codes, keys, identityCards, ipv4, ...streets]),
  where(/[0-9a-f]:[0-9a-f:]/i, [ipv6]),
  where(/:\/\/|www\./i, [links]),
  where(/[?&;][^\s=]{1,60}=/, [parameters]),
  where(/[号號弄巷]/, [hanStreets]),
]
