import type { Kept } from './collection.ts'

/** What tells one variant of a text from another: a language, a channel, or both. */
export interface Variant {
  /** The rest of the name, the same for all variants of one text. */
  readonly stem: string
  readonly lang?: string
  readonly channel?: string
}

const codes =
  'en|zh|fr|de|es|it|pt|nl|ja|ko|ru|ar|pl|sv|da|nb|no|fi|tr|cs|el|he|hi|th|vi|id|uk|ro|hu|bg|hr|sk|sl|ms|ca'
const regions = '(?:[-_](?:[a-z]{2}|hans|hant|419|latn|cyrl))?'
const languageNames =
  'english|chinese|french|german|spanish|italian|portuguese|dutch|japanese|korean|russian|中文|英文|简体|繁体|繁體|簡體|简体中文|繁体中文|繁體中文|日文|韩文'
const channelNames =
  'chat|live chat|e-?mail|mail|phone|call|sms|social|twitter|whatsapp|wechat|在线|在線|邮件|郵件|电话|電話|短信|微信'

const bare = new RegExp(`^(?:(?:${codes})${regions}|${languageNames})$`, 'i')
const tags = `(?:(?<lang>(?:${codes})${regions}|${languageNames})|(?<channel>${channelNames}))`
const bracketed = new RegExp(`\\s*[([（【]\\s*${tags}\\s*[)\\]）】]\\s*`, 'i')
const trailing = new RegExp(`\\s*(?:\\s[-–—|·/:：]\\s*|[|·：]|\\s[-–—])${tags}\\s*$`, 'i')
const leading = new RegExp(`^${tags}\\s*(?:\\s[-–—]\\s|[|·:：])\\s*`, 'i')

const same: Readonly<Record<string, string>> = {
  english: 'en',
  英文: 'en',
  chinese: 'zh',
  中文: 'zh',
  简体: 'zh',
  简体中文: 'zh',
  簡體: 'zh',
  繁体: 'zh-tw',
  繁體: 'zh-tw',
  繁体中文: 'zh-tw',
  繁體中文: 'zh-tw',
  french: 'fr',
  german: 'de',
  spanish: 'es',
  italian: 'it',
  portuguese: 'pt',
  dutch: 'nl',
  japanese: 'ja',
  日文: 'ja',
  korean: 'ko',
  韩文: 'ko',
  russian: 'ru',
}

const codeOf = (tag: string): string => {
  const small = tag.toLowerCase().replace('_', '-')
  return same[small] ?? small
}

/** A name without the marks of its language and channel: “Refund (EN)” is “refund”, in English. */
export const variantOfName = (name: string): Variant => {
  if (bare.test(name)) return { stem: '*', lang: codeOf(name) }
  let stem = name
  let lang: string | undefined
  let channel: string | undefined
  for (const pattern of [bracketed, bracketed, trailing, trailing, leading]) {
    const found = pattern.exec(stem)
    if (!found) continue
    const { lang: language, channel: way } = found.groups ?? {}
    if ((language !== undefined && lang !== undefined) || (way !== undefined && channel !== undefined)) break
    lang = language === undefined ? lang : codeOf(language)
    channel = way === undefined ? channel : way.toLowerCase().replace('-', '')
    stem = `${stem.slice(0, found.index)} ${stem.slice(found.index + found[0].length)}`.trim()
  }
  return {
    stem: stem.toLowerCase().replace(/\s+/g, ' '),
    ...(lang === undefined ? {} : { lang }),
    ...(channel === undefined ? {} : { channel }),
  }
}

const tag = `(?<lang>(?:${codes})${regions})`
const lastPart = new RegExp(`^(?:(?<stem>.*?)[._-])?${tag}(?<rest>(?:\\.[a-z0-9]+){0,3})$`, 'i')
const firstWord = new RegExp(`^${tag}[._-](?<rest>.+)$`, 'i')
/** Folders of Apple and Android: `zh-Hans.lproj`, `values-zh-rCN`. */
const folder = new RegExp(`^(?:${tag}\\.lproj|values-(?<code>${codes})(?:-r(?<region>[a-z]{2}))?)$`, 'i')

/** The language of a part of a path, and what is left of the part. */
const variantOfPart = (
  part: string,
  isLast: boolean,
): { readonly lang: string; readonly rest: string } | undefined => {
  if (isLast) {
    const found = (lastPart.exec(part) ?? firstWord.exec(part))?.groups
    return found?.lang === undefined
      ? undefined
      : { lang: codeOf(found.lang), rest: `${found.stem ?? ''}${found.rest ?? ''}` }
  }
  if (bare.test(part)) return { lang: codeOf(part), rest: '' }
  const { lang, code, region } = folder.exec(part)?.groups ?? {}
  if (lang !== undefined) return { lang: codeOf(lang), rest: 'lproj' }
  if (code === undefined) return undefined
  return { lang: codeOf(region === undefined ? code : `${code}-${region}`), rest: 'values' }
}

/** A path without the marks of its language: `locales/zh-CN/refund.md`, `refund.en.md`, `en.yml`. */
export const variantOfPath = (path: string): Variant => {
  const parts = path.split('/')
  let lang: string | undefined
  const left = parts.flatMap((part, index) => {
    const found = lang === undefined ? variantOfPart(part, index === parts.length - 1) : undefined
    if (!found) return [part]
    lang = found.lang
    return found.rest === '' ? [] : [found.rest]
  })
  return { stem: left.join('/'), ...(lang === undefined ? {} : { lang }) }
}

/** The text of which a message is a variant, and which variant it is. */
export interface Family {
  /** All that is the same for the variants of one text: their path and names without language and channel. */
  readonly key: string
  readonly lang: string
  readonly channel: string
}

export const familyOf = ({ path, name, lang, channel }: Kept<unknown>): Family => {
  const file = variantOfPath(path)
  const names = name.map(variantOfName)
  return {
    key: [file.stem, ...names.map(({ stem }) => stem)].join('\n'),
    lang: lang?.toLowerCase() ?? names.find(each => each.lang !== undefined)?.lang ?? file.lang ?? '',
    channel:
      names.find(each => each.channel !== undefined)?.channel ?? (channel === 'macro' ? '' : (channel ?? '')),
  }
}
