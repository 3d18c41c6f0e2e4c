/** The languages of ISO 639-1, and a few more that products are translated into. */
const languages: ReadonlySet<string> = new Set(
  `aa ab af ak am ar as ay az ba be bg bh bi bm bn bo br bs ca ce co cs cv cy da de dv dz ee el en eo es et eu fa ff fi
   fj fo fr fy ga gd gl gn gu gv ha he hi hr ht hu hy ia id ie ig ik in is it iu iw ja jv ka kg ki kk kl km kn ko ks ku
   kw ky la lb lg li ln lo lt lu lv mg mi mk ml mn mr ms mt my nb nd ne nl nn no nr nv ny oc om or os pa pl ps pt qu rm
   rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur
   uz ve vi vo wa wo xh yi yo za zh zu fil haw hmn yue cmn ceb ckb ast gsw nds hsb dsb kab szl`.split(/\s+/),
)

const shape =
  /^([a-z]{2,3})(?:[-_]r?([A-Z][a-z]{3}))?(?:[-_]r?([A-Z]{2}|[a-z]{2}|[0-9]{3}))?(?:[-_.@][A-Za-z0-9-]{2,10})?$/
const androidShape = /^b\+([a-z]{2,3}(?:\+[A-Za-z0-9]{2,8})*)$/

/** A language as catalogues write it (`zh_CN`, `zh-rTW`, `b+zh+Hans`, `en_US.UTF-8`) as a BCP 47 tag; undefined for any other word. */
export const languageTag = (word: string): string | undefined => {
  const subtags = androidShape.exec(word)?.[1]
  if (subtags !== undefined) return subtags.replaceAll('+', '-')
  const [whole, language = '', script, region] = shape.exec(word) ?? []
  if (whole === undefined || !languages.has(language)) return undefined
  return [language, script, region?.toUpperCase()].filter(part => part !== undefined).join('-')
}

const folder = /^(?:_?locales?|langs?|languages?|i18n|intl|l10n|translations?|lc_messages)$/i

const partsOf = (path: string): readonly string[] => path.split(/[\\/]+/).filter(part => part !== '')

const ending = /\.(?:json|ya?ml|pot?|xlf|xliff|xml|arb|strings|xcstrings)$/i

/** `app_en`, `messages-zh_CN`; but not `sign-in`, which is no Indonesian. */
const prefixed = /^(?:app|intl|lang|locale|messages?|strings?|translations?)[-_]([A-Za-z_-]+)$/
const regional = /[-_]([a-z]{2,3}[-_][A-Z][A-Za-z]{1,3})$/

/** The language that the name of a file tells: `en.json`, `messages.fr.yml`, `app_zh_CN.arb`. */
const fileLanguage = (name: string): string | undefined => {
  const stem = name.replace(ending, '')
  const dots = stem.split('.')
  const words = [stem, dots.at(-1), prefixed.exec(stem)?.[1], regional.exec(stem)?.[1], dots[0]]
  return words.flatMap(word => languageTag(word ?? '') ?? [])[0]
}

/** `zh-Hans.lproj` and `values-zh-rCN` tell by themselves, other folders where they stand among catalogues. */
const folderLanguage = (parts: readonly string[], index: number): string | undefined => {
  const name = parts[index] ?? ''
  const own = /^values-(.+)$|^(.+)\.lproj$/.exec(name)
  if (own) return languageTag(own[1] ?? own[2] ?? '')
  const among = [parts[index - 1], parts[index - 2], parts[index + 1]].some(near => folder.test(near ?? ''))
  return among ? languageTag(name) : undefined
}

/** The language that the name of a file, or else the nearest of its folders, tells. */
export const languageOfPath = (path: string): string | undefined => {
  const parts = partsOf(path)
  const folders = parts.slice(0, -1).map((_, index) => folderLanguage(parts.slice(0, -1), index))
  return fileLanguage(parts.at(-1) ?? '') ?? folders.findLast(tag => tag !== undefined)
}

/** Whether the name of a file, or of a folder around it, tells that it holds strings in a language. */
export const tellsCatalog = (path: string): boolean => {
  const parts = partsOf(path)
  const name = parts.at(-1) ?? ''
  const stem = name.replace(ending, '')
  if (parts.slice(-6, -1).some(part => folder.test(part))) return true
  if (languageTag(stem) !== undefined) return true
  return /^(?:messages?|translations?|strings?|locale)[._-]/i.test(stem) && fileLanguage(name) !== undefined
}
