import { isPlain } from '../../src/language/fold.ts'
import type { Said } from '../../src/rule/check.ts'
import { judge } from '../../src/rule/check.ts'
import { whereHeld } from '../../src/rule/gate.ts'
import { integer } from '../../src/rule/options.ts'
import type { Turns } from '../../src/rule/rule.ts'
import type { MessageView, PassageView } from '../../src/rule/view.ts'
import { late, lateRegExp } from '../../src/text/late-pattern.ts'
import type { Range } from '../../src/text/range.ts'

/** Turns that are looked through for the customer's name. */
const lookedBack = 200
/** Words of a message that can be a name and nothing else. */
const longestName = 3
/** Letters that a name shares with its short form: Alex, Alexander. */
const stem = 3

const nameWord = late(() => /\p{Lu}[\p{L}'’-]+/gu)
/** The same for ASCII: the properties of Unicode take long to make. */
const plainNameWord = /[A-Z][A-Za-z'-]+/g
const titled = lateRegExp(() => /(?:^|[^\p{L}])(?:mr|mrs|ms|miss|mister|mx|dr)\.?\s/iu)
const nobody = /^(?:customer|client|user|visitor|guest|anonymous|unknown|me|you)\b/i

const nameWordsIn = (text: string) => text.matchAll(isPlain(text) ? plainNameWord : nameWord())

const wordsIn = (text: string): readonly string[] =>
  [...nameWordsIn(text)].map(([word]) => word.toLowerCase())

/** The name after “my name is”, with the capitalised words that follow it. */
const toldName = ({ text }: PassageView, { start, end }: Range): readonly string[] => {
  const more = /^(?:\s+\p{Lu}[\p{L}'’-]*){0,2}/u.exec(text.slice(end))?.[0] ?? ''
  const told = text.slice(start, end)
  return wordsIn(`${told.slice(told.search(/[\p{L}'’-]+$/u))}${more}`)
}

/** The words of a customer's turn that is nothing but a name. */
const bareName = ({ passages }: MessageView): readonly string[] => {
  const [first, ...rest] = passages
  const words = first?.text.trim().split(/\s+/) ?? []
  const isName =
    rest.length === 0 &&
    words.length <= longestName &&
    words.every(word => /^\p{Lu}[\p{L}'’-]+[.!]?$/u.test(word))
  return isName ? wordsIn(first?.text ?? '') : []
}

interface Customer {
  /** What the customer is called, in small letters. */
  readonly names: ReadonlySet<string>
  /** Whether the customer, or the transcript, gave a title with it. */
  readonly titled: boolean
  /** All that the customer wrote. */
  readonly text: string
  /** Names of those who speak for the company. */
  readonly staff: string
}

const customerOf = (message: MessageView): Customer => {
  const names = new Set<string>()
  const texts: string[] = []
  const staff: string[] = [message.message.author ?? '']
  let isTitled = false
  let answer: MessageView | undefined
  let seen = 0
  for (const earlier of message.earlier()) {
    if (++seen > lookedBack) break
    const { role, author } = earlier.message
    if (role !== 'customer') {
      staff.push(author ?? '')
      if (answer && earlier.holding('name-asked').length > 0)
        for (const word of bareName(answer)) names.add(word)
      answer = undefined
      continue
    }
    answer = earlier
    if (author !== undefined && !nobody.test(author)) for (const word of wordsIn(author)) names.add(word)
    for (const passage of earlier.passages) {
      texts.push(passage.text)
      for (const range of passage.signal('self-named'))
        for (const word of toldName(passage, range)) names.add(word)
    }
    isTitled ||= titled.test(author ?? '') || earlier.passages.some(({ text }) => titled.test(text))
  }
  return {
    names,
    titled: isTitled,
    text: texts.join('\n').toLowerCase(),
    staff: staff.join(' ').toLowerCase(),
  }
}

const lastWord = ({ text }: PassageView, { start, end }: Range): Range => {
  const words = text.slice(start, end)
  const length = (isPlain(words) ? /[A-Za-z'-]+$/ : /[\p{L}'’-]+$/u).exec(words)?.[0].length ?? 0
  return { start: end - length, end }
}

/** Whether two names may be one: the same, one short for the other, or mistyped. */
const alike = (a: string, b: string): boolean =>
  a.slice(0, stem) === b.slice(0, stem) || a.endsWith(b.slice(-stem - 1))

/** Names by which a message calls somebody: followed by a mark, and not the end of a place (“Paris, France”). */
const addresses = (
  message: MessageView,
): readonly { readonly passage: PassageView; readonly range: Range; readonly name: string }[] =>
  message
    .holding('addressed-by-name')
    .filter(({ passage }) => message.message.audience !== 'internal' && passage.kind !== 'quote')
    .flatMap(passage =>
      passage.signal('addressed-by-name').flatMap(found => {
        const range = lastWord(passage, found)
        const { text } = passage
        const name = text.slice(range.start, range.end).toLowerCase()
        const ends = /^\s*(?:[,.!?:—–-]|$)/u.test(text.slice(range.end))
        const before = text.slice(found.start, range.start)
        const place = before.includes(',') && /\s\p{Lu}[\p{L}'’-]+\s*,\s*$/u.test(before)
        return name.length > 1 && ends && !place ? [{ passage, range, name }] : []
      }),
    )

const occurrences = (message: MessageView, name: string): readonly (readonly [PassageView, Range])[] =>
  message.passages.flatMap(passage =>
    [...nameWordsIn(passage.text)]
      .filter(([word]) => word.toLowerCase() === name)
      .map(({ index, 0: word }) => [passage, { start: index, end: index + word.length }] as const),
  )

/** Whether a name may stand more than `most` times in a message. */
const mayStandOften = ({ passages }: MessageView, name: string, most: number): boolean => {
  // Of other letters a small one may depend on its neighbours.
  if (!isPlain(name)) return true
  let times = 0
  for (const { text } of passages) times += text.toLowerCase().split(name).length - 1
  return times > most
}

const said = (passage: PassageView, range: Range, message: string, severity: Said['severity']): Said => ({
  passage,
  range,
  severity,
  message,
  offers: [],
})

/** 先生 behind a surname or a slot is no bare title. */
const followsName = ({ passage: { text }, range }: Said): boolean =>
  /[\p{L}\]})>/]\s*$/u.test(text.slice(Math.max(0, range.start - 3), range.start))

const examples: readonly Turns[] = [
  {
    about: 'The customer said another name.',
    turns: [
      'customer: My name is Clare Holloway, a bow is missing.',
      "agent: I'm sorry that the bow is missing, «Andrea».",
    ],
    also: [],
  },
  {
    about: 'The transcript knows the name.',
    turns: ['Clare Holloway (customer): A bow is missing.', 'agent: Hello «Andrea», the bow ships today.'],
    also: [],
  },
  {
    about: 'The customer answered a question for the name.',
    turns: [
      'customer: A bow is missing.',
      'agent: What is your full name?',
      'customer: Clare Holloway',
      'agent: Thanks, «Andrea». The bow ships today.',
    ],
    also: [],
  },
  {
    about: 'A short form is the same name.',
    turns: [
      'customer: My name is Alexander Holloway, a bow is missing.',
      'agent: Hello Alex, the bow ships today.',
    ],
    also: [],
  },
  {
    about: 'Nobody knows what the customer is called.',
    turns: ['customer: A bow is missing.', 'agent: Hello Andrea, the bow ships today.'],
    also: [],
  },
  {
    about: 'A place is no name.',
    turns: [
      'customer: My name is Clare Holloway, a bow is missing.',
      'agent: Thank you for the photo from Paris, Texas.',
    ],
    also: [],
  },
  {
    about: 'A colleague is no customer.',
    turns: [
      'customer: My name is Clare Holloway, a bow is missing.',
      'Andrea (agent): Hello Andrea, the bow ships today.',
    ],
    also: [],
  },
  {
    about: 'The name in every sentence.',
    turns: [
      'agent: Hello Clare, I have the bow here. It ships today, Clare. The label is by mail, Clare. Keep the box for the old one, «Clare».',
    ],
    also: [],
  },
  {
    about: 'A title that the customer did not give.',
    turns: [
      'customer: My name is Robin Holloway, a bow is missing.',
      'agent: Thank you, «Ms. Holloway», the bow ships today.',
    ],
    also: [],
  },
  {
    about: 'A title that the customer gave.',
    turns: [
      'customer: My name is Mrs Holloway, a bow is missing.',
      'agent: Thank you, Mrs. Holloway, the bow ships today.',
    ],
    also: [],
  },
]

export default {
  ...judge({
    options: {
      most: integer({ default: 3, least: 1, about: "Times that a message may say the customer's name." }),
    },
    when: whereHeld(['addressed-by-name']),
    *check(message, { hits, options }) {
      const called = addresses(message)
      const titles = hits.filter(({ entry }) => entry?.id === 'title')
      const customer = called.length > 0 || titles.length > 0 ? customerOf(message) : undefined
      for (const hit of hits) {
        if (hit.entry?.id === 'bare-title-zh' && followsName(hit)) continue
        if (hit.entry?.id !== 'title') {
          yield hit
          continue
        }
        const { start, end } = lastWord(hit.passage, hit.range)
        const name = hit.passage.text.slice(start, end).toLowerCase()
        if (customer && !customer.titled && customer.names.has(name)) yield hit
      }
      if (!customer) return
      for (const { passage, range, name } of called) {
        const { names, text, staff } = customer
        if (names.size === 0 || text.includes(name) || staff.includes(name)) continue
        if ([...names].some(known => alike(name, known))) continue
        const [known = ''] = names
        yield said(
          passage,
          range,
          `“${passage.text.slice(range.start, range.end)}” is not what this customer is called; look up the name (${known.charAt(0).toUpperCase()}${known.slice(1)}?).`,
          'warning',
        )
      }
      for (const name of new Set(called.map(each => each.name))) {
        if (!mayStandOften(message, name, options.most)) continue
        const found = occurrences(message, name)
        const over = found[options.most]
        if (!over) continue
        const [passage, range] = over
        yield said(
          passage,
          range,
          `“${passage.text.slice(range.start, range.end)}” ${found.length} times in one message sounds like a salesman; once or twice is enough.`,
          'info',
        )
      }
    },
  }),
  examples,
}
