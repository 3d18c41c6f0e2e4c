import type { Token } from '../language/tokens.ts'
import { kindId } from '../language/vocabulary.ts'
import { lateRegExp } from '../text/late-pattern.ts'
import { firstEndingAfter, overlaps, type Range } from '../text/range.ts'
import { mayStandAt, surelySays } from './beside.ts'
import { chineseEnds, chineseOpening } from './chinese.ts'
import { daytimes, fillers, greeted, greetings } from './courtesies.ts'
import { sentenceAt, tokensFrom, tokensIn } from './regions.ts'
import type { Place } from './rule.ts'
import type { ContentSentence, MessageView, PassageView, Spot } from './view.ts'

const nameIds = new Set([
  kindId('capitalised'),
  kindId('name-slot'),
  kindId('handle'),
  kindId('unknown-slot'),
])
const softMarks = new Set([',', '.', '!', '—', '–', '-', '…', ':', '，', '！', '。'])

const wordOf = (passage: PassageView, token: Token): string =>
  passage.text.slice(token.start, token.end).toLowerCase()

/** Words of a name that somebody is called by. */
const longestName = 3

const isName = (token: Token): boolean => nameIds.has(token.id)

/** The offset at which a sentence says its first thing, after greeting, name and filler. */
export const contentStart = (passage: PassageView, sentence: Range): number => {
  if (passage.language === 'zh') {
    return sentence.start + chineseOpening(passage.text.slice(sentence.start, sentence.end))
  }
  const begin = tokensFrom(passage, sentence.start)
  const tokenAt = (index: number): Token | undefined => {
    const token = index < passage.tokens.length ? passage.tokens[index] : undefined
    return token && token.start < sentence.end ? token : undefined
  }
  let at = begin
  const soft = (): void => {
    for (
      let token = tokenAt(at);
      token && softMarks.has(passage.text.charAt(token.start));
      token = tokenAt(at)
    )
      at++
  }
  const wordAt = (index: number): string => {
    const token = tokenAt(index)
    return token ? wordOf(passage, token) : ''
  }
  // “Good news” greets nobody.
  if (greetings.has(wordAt(begin)) && (wordAt(begin) !== 'good' || daytimes.includes(wordAt(begin + 1)))) {
    at++
    for (let token = tokenAt(at); token && at < begin + 5; token = tokenAt(at)) {
      if (!isName(token) && !greeted.has(wordOf(passage, token))) break
      at++
    }
    soft()
  }
  for (;;) {
    const token = tokenAt(at)
    if (!token) break
    let named = at
    for (let name = tokenAt(named); name && isName(name) && named < at + longestName; name = tokenAt(named))
      named++
    const next = tokenAt(named)
    if (named > at && next && softMarks.has(passage.text.charAt(next.start))) at = named
    else if (token.type === 'word' && fillers.has(wordOf(passage, token))) at++
    else break
    soft()
  }
  return tokenAt(at)?.start ?? sentence.end
}

/** UTF-16 units of a line that signs: two marks, a space and a name. */
const longestSignature = 43

const onlyMarks = /^[\s.,!?…]*$/
/** A word in small letters, which is no name. */
const nextWord = /^[\s.,!?…]*(?<word>[a-z]+)[\s.,!?…]/

/** Whether nothing but a name, marks or a signature follows the range in its sentence. */
const endsSentence = (passage: PassageView, range: Range, sentence: Range): boolean => {
  const rest = passage.text.slice(range.end, sentence.end)
  if (passage.language === 'zh') return chineseEnds(rest)
  // Nearly every sentence is settled without tokens, by its end or by its next word.
  if (onlyMarks.test(rest)) return true
  const next = nextWord.exec(rest)?.groups?.word
  if (next !== undefined && !greeted.has(next) && passage.passage.placeholders.length === 0) return false
  let words = 0
  for (const token of tokensIn(passage, { start: range.end, end: sentence.end })) {
    if (token.type === 'mark') continue
    if (++words > 2 || !(isName(token) || greeted.has(wordOf(passage, token)))) return false
  }
  return true
}

const signature = lateRegExp(() => /^[\^*~-]{1,2}\s?[\p{L}\d ]{1,20}$/u)

/** A sentence that only greets, signs or is made of marks. */
const saysNothing = (passage: PassageView, sentence: Range): boolean => {
  if (surelySays(passage.text, sentence.start)) return false
  const { tokens } = passage
  let at = tokensFrom(passage, contentStart(passage, sentence))
  while (at < tokens.length && (tokens[at] as Token).type === 'mark') at++
  const first = at < tokens.length ? tokens[at] : undefined
  if (!first || first.start >= sentence.end) return true
  // Longer ones sign nothing, and are not cut out of their text to be looked at.
  if (sentence.end - sentence.start > longestSignature) return false
  return signature.test(passage.text.slice(sentence.start, sentence.end))
}

const holdsContent = ({ passage: { kind } }: PassageView): boolean => kind !== 'subject' && kind !== 'quote'

/** The sentences of a message that say more than a greeting or a signature. */
export const contentSentences = (message: MessageView): readonly ContentSentence[] => {
  const found: ContentSentence[] = []
  for (const passage of message.passages) {
    if (!holdsContent(passage)) continue
    for (const sentence of passage.sentences()) {
      if (!saysNothing(passage, sentence)) found.push({ passage, sentence })
    }
  }
  return found
}

/** The first or the last of the sentences that say something; those beyond it are not read. */
export const contentAt = (message: MessageView, end: 'first' | 'last'): ContentSentence | undefined => {
  const { passages } = message
  const placed = (at: number, { length }: { readonly length: number }): number =>
    end === 'first' ? at : length - 1 - at
  for (let at = 0; at < passages.length; at++) {
    const passage = passages[placed(at, passages)] as PassageView
    if (!holdsContent(passage)) continue
    const says = (sentence: Range): boolean => !saysNothing(passage, sentence)
    const sentences = passage.sentences()
    const sentence = end === 'first' ? sentences.find(says) : sentences.findLast(says)
    if (sentence) return { passage, sentence }
  }
  return undefined
}

/** Whether every sentence of the message thanks or praises. */
export const isOnlyThanks = (message: MessageView): boolean =>
  message.content().every(({ passage, sentence }) => {
    const thanks = passage.signal('gratitude')
    const first = thanks[firstEndingAfter(thanks, sentence.start)]
    return first !== undefined && overlaps(first, sentence)
  })

/** True only where the first sentence of the passage surely says something, which takes no sentences to tell. */
const surelyBeginsSaying = ({ text }: PassageView): boolean => surelySays(text, text.search(/\S/))

/** So many passages tell of nearly every message that it holds more; to look at all, for each spot anew, would take long. */
const fewPassages = 8

/** Whether the message holds nothing else than the sentence of the spot. Asked of long messages, most of which hold more. */
export const isWholeReply = ({ message, passage, range }: Spot): boolean => {
  const { passages } = message
  for (let at = 0; at < passages.length && at < fewPassages; at++) {
    const other = passages[at] as PassageView
    if (other !== passage && holdsContent(other) && surelyBeginsSaying(other)) return false
  }
  return message.content().every(each => each.passage === passage && overlaps(each.sentence, range))
}

const openingSentences = 2
const closingSentences = 3

/** Whether a stretch stands at the named place of its message, by what its sentence holds. */
export const standsThere = (spot: Spot, place: Place): boolean => {
  const { passage, range } = spot
  const sentence = sentenceAt(passage, range.start).range
  const starts = (): boolean =>
    range.start <= sentence.start || range.start <= contentStart(passage, sentence)
  switch (place) {
    case 'sentence-start':
      return starts()
    case 'whole-sentence':
      return starts() && endsSentence(passage, range, sentence)
    case 'whole-message':
      return starts() && endsSentence(passage, range, sentence) && isWholeReply(spot)
    case 'opening':
    case 'closing': {
      const all = spot.message.content()
      const chosen = place === 'opening' ? all.slice(0, openingSentences) : all.slice(-closingSentences)
      return chosen.some(each => each.passage === passage && overlaps(each.sentence, range))
    }
  }
}

/** Whether a stretch stands at one of the named places of its message. */
export const standsAt = (spot: Spot, places: readonly Place[]): boolean => {
  const { passage, range } = spot
  if (!mayStandAt(passage.text, range.start, range.end, passage.language, places)) return false
  return places.some(place => standsThere(spot, place))
}
