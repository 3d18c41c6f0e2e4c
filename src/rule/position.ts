import type { Token } from '../language/tokens.ts'
import { kindId } from '../language/vocabulary.ts'
import { overlaps, type Range } from '../text/range.ts'
import { sentenceAt, tokensIn } from './regions.ts'
import type { Place } from './rule.ts'
import type { MessageView, PassageView, Spot } from './view.ts'

const greetings = new Set(['hi', 'hello', 'hey', 'hiya', 'dear', 'greetings', 'good'])
const greeted = new Set(['there', 'again', 'all', 'everyone', 'morning', 'afternoon', 'evening', 'day', 'mr', 'mrs', 'ms', 'dr'])
const fillers = new Set(
  'oh ok okay okey well ah hmm um and so but alright great perfect yes yeah hey aw awesome sure'.split(' '),
)
const nameIds = new Set([kindId('capitalised'), kindId('name-slot'), kindId('handle'), kindId('unknown-slot')])
const softMarks = new Set([',', '.', '!', '—', '…', ':', '，', '！', '。'])

const wordOf = (passage: PassageView, token: Token): string =>
  passage.text.slice(token.start, token.end).toLowerCase()

const isName = (token: Token): boolean => nameIds.has(token.id)

/** The offset at which a sentence says its first thing, after greeting, name and filler. */
export const contentStart = (passage: PassageView, sentence: Range): number => {
  const tokens = tokensIn(passage, sentence)
  let at = 0
  const soft = (): void => {
    while (at < tokens.length && softMarks.has(passage.text.charAt((tokens[at] as Token).start))) at++
  }
  const first = tokens[0]
  if (first && greetings.has(wordOf(passage, first))) {
    at = 1
    while (at < tokens.length && at < 5) {
      const token = tokens[at] as Token
      if (!isName(token) && !greeted.has(wordOf(passage, token))) break
      if (!nameIds.has(token.id) && !greeted.has(wordOf(passage, token)) && at > 1) break
      at++
    }
    soft()
  }
  for (;;) {
    const token = tokens[at]
    const next = tokens[at + 1]
    if (!token) break
    const comma = next !== undefined && softMarks.has(passage.text.charAt(next.start))
    if (nameIds.has(token.id) && comma) at++
    else if (token.type === 'word' && fillers.has(wordOf(passage, token))) at++
    else break
    soft()
  }
  return tokens[at]?.start ?? sentence.end
}

/** Whether nothing but a name, marks or a signature follows the range in its sentence. */
const endsSentence = (passage: PassageView, range: Range, sentence: Range): boolean => {
  const rest = tokensIn(passage, { start: range.end, end: sentence.end })
  const words = rest.filter(token => token.type !== 'mark')
  return words.length <= 2 && words.every(token => isName(token) || greeted.has(wordOf(passage, token)))
}

/** A sentence that only greets, signs or is made of marks. */
const saysNothing = (passage: PassageView, sentence: Range): boolean => {
  const start = contentStart(passage, sentence)
  const words = tokensIn(passage, { start, end: sentence.end }).filter(token => token.type !== 'mark')
  return words.length === 0 || /^\s*[\^*~-]{1,2}\s?[\p{L}\d ]{1,20}$/u.test(passage.text.slice(sentence.start, sentence.end))
}

/** A sentence that says something, and its passage. */
export interface ContentSentence {
  readonly passage: PassageView
  readonly sentence: Range
}

/** The sentences of a message that say more than a greeting or a signature. */
export const contentSentences = (message: MessageView): readonly ContentSentence[] =>
  message.passages
    .filter(({ passage }) => passage.kind !== 'subject' && passage.kind !== 'quote')
    .flatMap(passage =>
      passage
        .sentences()
        .filter(sentence => !saysNothing(passage, sentence))
        .map(sentence => ({ passage, sentence })),
    )

/** Whether the message holds nothing else than the sentence of the spot. */
export const isWholeReply = ({ message, passage, range }: Spot): boolean =>
  contentSentences(message).every(each => each.passage === passage && overlaps(each.sentence, range))

const openingSentences = 2
const closingSentences = 3

/** Whether a stretch stands at the named place of its message. */
export const standsAt = (spot: Spot, place: Place): boolean => {
  const { passage, range } = spot
  const sentence = sentenceAt(passage, range.start).range
  const starts = (): boolean => range.start <= contentStart(passage, sentence)
  switch (place) {
    case 'sentence-start':
      return starts()
    case 'whole-sentence':
      return starts() && endsSentence(passage, range, sentence)
    case 'whole-message':
      return starts() && endsSentence(passage, range, sentence) && isWholeReply(spot)
    case 'opening':
    case 'closing': {
      const all = contentSentences(spot.message)
      const chosen = place === 'opening' ? all.slice(0, openingSentences) : all.slice(-closingSentences)
      return chosen.some(each => each.passage === passage && overlaps(each.sentence, range))
    }
  }
}
