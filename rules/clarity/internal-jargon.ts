import { fold } from '../../src/language/fold.ts'
import { judge } from '../../src/rule/check.ts'
import type { MessageView, PassageView } from '../../src/rule/view.ts'
import { lateRegExp } from '../../src/text/late-pattern.ts'

/** Words, or Chinese characters, of a label. */
const longestLabel = 5
const lastWord = lateRegExp(() => /[\p{L}\d]+$/u)

/** The word that a hit turns on: the last of an English one, the whole of a Chinese one. */
const wordOf = (found: string): string => {
  const folded = fold(found)
  return /\p{Script=Han}/u.test(folded) ? folded : (lastWord.exec(folded)?.[0] ?? folded)
}

const customerSaid = (message: MessageView, word: string): boolean => {
  for (const earlier of message.earlier()) {
    if (earlier.message.role !== 'customer') continue
    if (earlier.passages.some(({ text }) => fold(text).includes(word))) return true
  }
  return false
}

/** A name of a field or button says no sentence to anybody: “RMA number”. */
const isLabel = ({ text, tokens }: PassageView): boolean =>
  !/[.!?。！？,，]/.test(text) && tokens.length <= longestLabel

/** A word that the customer used first is the customer's own, but for text-speak: it stays careless. */
export default judge({
  options: {},
  when: () => false,
  *check(message, { hits }) {
    for (const hit of hits) {
      const { passage, range, entry } = hit
      if (passage.passage.kind === 'heading' || passage.passage.kind === 'subject') continue
      if (entry?.id === 'acronym' && isLabel(passage)) continue
      const word = wordOf(passage.text.slice(range.start, range.end))
      if (entry?.id === 'text-speak' || !customerSaid(message, word)) yield hit
    }
  },
})
