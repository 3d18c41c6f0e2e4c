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

const han = /\p{Script=Han}/gu
const otherScript = /[^\P{L}\p{Script=Latin}\p{Script=Han}]/gu
const latinWord = /\p{Script=Latin}[\p{Script=Latin}\p{M}'’]*/gu

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0

/**
 * Which language a text is in, by script and frequent words. Short texts lean to English, so that "No problem!" is
 * not lost; a reader who declares the language is believed instead.
 */
export const whichLanguage = (text: string): Language => {
  const chinese = count(text, han)
  const others = count(text, otherScript)
  const words = text.match(latinWord) ?? []
  const letters = words.join('').length
  if (chinese + others + letters === 0) return 'none'
  if (others > chinese && others * 2 > letters) return 'other'
  // Kana between the characters make them Japanese.
  if (chinese > 0 && chinese * 3 >= letters) return others <= chinese / 4 ? 'zh' : 'other'
  let ours = 0
  let theirs = 0
  for (const word of words) {
    const folded = word.toLowerCase().replace('’', "'")
    if (english.has(folded) || folded.includes("'")) ours++
    else if (neighbours.has(folded)) theirs++
  }
  if (words.length < 4) return theirs > 0 && ours === 0 && words.length > 1 ? 'other' : 'en'
  if (theirs > ours) return 'other'
  return ours * 12 >= words.length || words.length < 8
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
