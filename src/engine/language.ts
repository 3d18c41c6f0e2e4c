import { declaredLanguage, type Language, whichLanguage } from '../language/which.ts'
import type { Message } from '../text/conversation.ts'

/** A passage this short leans on its message to tell the language. */
const shortPassage = 24

/** As much of a message as tells its language. */
const glance = 2000

const wholeLanguage = ({ passages }: Message): Language =>
  whichLanguage(
    passages
      .map(({ located }) => located.text)
      .join('\n')
      .slice(0, glance),
  )

/** The language of a text in a message. `own` is what the text alone looks like. */
export type LanguageIn = (text: string, own?: Language) => Language

/** Makes the judgement on the languages of a message's texts. */
export const languageOf = (message: Message): LanguageIn => {
  if (message.lang !== undefined) {
    const declared = declaredLanguage(message.lang)
    return (text, own = whichLanguage(text)) => {
      // A page that calls itself English may well quote a Chinese sentence, and a catalogue may not be translated yet.
      const plain = own === 'zh' || (own === 'en' && text.length >= shortPassage)
      return own === 'none' || (declared !== 'other' && plain) ? own : declared
    }
  }
  let whole: Language | undefined
  return (text, own = whichLanguage(text)) => {
    if (own === 'none' || own === 'zh' || text.length >= shortPassage || message.passages.length === 1)
      return own
    whole ??= wholeLanguage(message)
    return whole
  }
}
