import type { Conversation, Passage } from '../../text/conversation.ts'
import { type Located, verbatim } from '../../text/located.ts'
import { isProblem, type Problem } from '../../text/problem.ts'
import { htmlPassages } from '../prose/html.ts'
import { passageOf } from '../prose/passage.ts'
import { readTemplate, type Said } from '../prose/template.ts'
import { textPassages } from '../prose/text.ts'
import { looksLikeHtml } from '../trees/value.ts'
import { readIcu } from './icu.ts'
import { type PlacedToken, tokensOf } from './tokens.ts'

/** A string of a catalogue. */
export interface CatalogString {
  /** The names that lead to it: its keys. */
  readonly path: readonly string[]
  readonly lang: string | undefined
  readonly located: Located
  readonly html?: boolean
  /** Whether it is ICU where it could be; where it clearly is, it is read so anyway. */
  readonly icu?: boolean
  /** Whether a message that breaks the rules of ICU is a problem; otherwise it is plain to its readers. */
  readonly strict?: boolean
  /** Other ways in which it is read: the plural forms of vue-i18n. */
  readonly readings?: readonly Located[]
  readonly tokens?: readonly PlacedToken[]
  /** Whether `$1` is a placeholder and no price. */
  readonly numbers?: boolean
}

const subjectKey = /(?:^|[._-])(?:subject(?:_?line)?|preheader)$|[a-z]Subject(?:Line)?$/i

const passagesOf = (
  located: Located,
  string: CatalogString,
  tokens: readonly PlacedToken[],
): readonly Passage[] => {
  const placeholders = tokensOf(located, tokens, string.numbers)
  if (string.html || looksLikeHtml(located.text)) return htmlPassages(located, placeholders)
  if (!subjectKey.test(string.path.at(-1) ?? '')) return textPassages(located, placeholders)
  const pieces = [{ start: 0, end: located.text.length }]
  const passage = passageOf(located, { kind: 'subject', pieces, spell: verbatim }, placeholders)
  return passage ? [passage] : []
}

/** What is said in some readings of a string; where there is but one, it may be a template with conditions. */
const saidIn = (
  [first, ...more]: readonly [Located, ...Located[]],
  read: (text: Located) => readonly Passage[],
): Said => {
  if (more.length === 0) return readTemplate(first, read)
  const otherReadings = more.map(read).filter(passages => passages.length > 0)
  return { passages: read(first), ...(otherReadings.length > 0 && { otherReadings }) }
}

/** A string as a conversation of one message; undefined where nothing in it is read. */
const stringTalk = (string: CatalogString): Conversation | Problem | undefined => {
  const { path, lang, located, tokens = [] } = string
  const message = readIcu(located, string.icu === true)
  if (message && isProblem(message) && string.strict) return message
  const icu = message && !isProblem(message) ? message : undefined
  const known = [...tokens, ...(icu?.tokens ?? [])]
  const [first = located, ...more] = icu?.readings ?? string.readings ?? []
  const said = saidIn([first, ...more], text => passagesOf(text, string, known))
  if (said.passages.length === 0 && !said.otherReadings) return undefined
  return {
    messages: [
      {
        path,
        role: 'agent',
        audience: 'customer',
        ...(lang === undefined ? {} : { lang }),
        ...said,
      },
    ],
  }
}

/** Strings as conversations, without those that hold nothing to read. */
export function* stringTalks(strings: Iterable<CatalogString>): Generator<Conversation | Problem> {
  for (const string of strings) {
    const talk = stringTalk(string)
    if (talk) yield talk
  }
}
