import { lateRegExp } from '../text/late-pattern.ts'

/** The languages that rules speak; everything else with letters in it is `other`, nothing but marks is `none`. */
export type Language = 'en' | 'zh' | 'other' | 'none'

const english = new Set(
  `the a an and or but of to in on at for from with by is are was were be been have has had do does did not no yes
   i you he she it we they my your his her its our their this that these those will would can could should may might
   must if so as when what which who how please thank thanks sorry hi hello dear just there here all any some more about
   let us me them us get got up out now new see need help know like day team`.split(/\s+/),
)
/** Frequent short words of neighbours in the Latin script that English does not have. */
const neighbours = new Set(
  `der die das und ist nicht ein eine einen ich sie wir ihr ihre für mit auf von zu den dem des wird wurde haben bitte
   le la les des une du et est pas vous nous votre notre je il elle pour avec dans sur que qui ce cette au aux merci
   el los las una por para con que no es su sus usted nosotros este esta gracias al del se lo como más
   il lo gli una di che è non per con del della sono questo questa grazie nel alla
   o os um uma não você seu sua para com em no na por obrigado foi está são
   de het een en van niet is voor met op uw zijn dat deze wij bedankt aan
   og det en et til ikke som på med av er din vi har du för att och är inte den ett av på har din
   nie się na do jest to w z że jak twój proszę dziękujemy przez dla został ve bir bu için ile
   ja on ei että se ole teidän kanssa`.split(/\s+/),
)

/** Frequent words of neighbours that are not also English. */
export const foreignWords: readonly string[] = [...neighbours].filter(word => !english.has(word))

/** What a character is to a language: of no script at all, or of one of these. */
const none = 1
const latin = 2
const han = 3
const otherLetter = 4
const combining = 5

const isLatin = lateRegExp(() => /\p{Script=Latin}/u)
const isHan = lateRegExp(() => /\p{Script=Han}/u)
const isLetter = lateRegExp(() => /\p{L}/u)
const isCombining = lateRegExp(() => /\p{M}/u)

const scriptOf = (character: string): number => {
  // Most texts need no properties of Unicode, whose patterns take long to make.
  if (character <= '\x7f') return /[a-z]/i.test(character) ? latin : none
  if (isLatin.test(character)) return latin
  if (isHan.test(character)) return han
  if (isLetter.test(character)) return otherLetter
  return isCombining.test(character) ? combining : none
}

/** The script of each UTF-16 unit that has come by; 0 for one that has not. */
const scripts = new Uint8Array(0x10000)

/** The script of the character at `at`; one that takes two units is of none where the second is missing. */
const scriptAt = (text: string, at: number): number => {
  const unit = text.charCodeAt(at)
  if ((unit & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00) {
    return scriptOf(text.slice(at, at + 2))
  }
  const known = scripts[unit] as number
  if (known !== 0) return known
  const script = scriptOf(String.fromCharCode(unit))
  scripts[unit] = script
  return script
}

/** How many units the character at `at` takes. */
const unitsAt = (text: string, at: number): number => ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1)

const isApostrophe = (unit: number): boolean => unit === 0x27 || unit === 0x2019

/**
 * Which language a text is in, by script and frequent words. Short texts lean to English, so that "No problem!" is
 * not lost; a reader who declares the language is believed instead.
 */
export const whichLanguage = (text: string): Language => {
  let chinese = 0
  let others = 0
  let letters = 0
  let words = 0
  let ours = 0
  let theirs = 0
  for (let at = 0; at < text.length; ) {
    const script = scriptAt(text, at)
    if (script === latin) {
      const start = at
      let quoted = false
      while (at < text.length) {
        const next = scriptAt(text, at)
        if (isApostrophe(text.charCodeAt(at))) quoted = true
        else if (next !== latin && next !== combining) break
        at += unitsAt(text, at)
      }
      letters += at - start
      words++
      if (quoted) ours++
      else {
        const word = text.slice(start, at).toLowerCase()
        if (english.has(word)) ours++
        else if (neighbours.has(word)) theirs++
      }
      continue
    }
    if (script === han) chinese++
    else if (script === otherLetter) others++
    at += unitsAt(text, at)
  }
  if (chinese + others + letters === 0) return 'none'
  if (others > chinese && others * 2 > letters) return 'other'
  // Kana between the characters make them Japanese.
  if (chinese > 0 && chinese * 3 >= letters) return others <= chinese / 4 ? 'zh' : 'other'
  if (words < 4) return theirs > 0 && ours === 0 && words > 1 ? 'other' : 'en'
  if (theirs > ours) return 'other'
  return ours * 12 >= words || words < 8
    ? 'en'
    : theirs === 0 && /^[\p{ASCII}’“”–—…]*$/u.test(text)
      ? 'en'
      : 'other'
}

/** The language that a BCP 47 tag names. */
export const declaredLanguage = (tag: string): Language => {
  const primary = tag.toLowerCase().split(/[-_]/)[0]
  return primary === 'en' || primary === 'zh' ? primary : 'other'
}
