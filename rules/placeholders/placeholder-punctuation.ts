import { defineRule } from '../../src/rule/define.ts'
import { isSlot } from '../../src/rule/slots.ts'
import { fromCompany } from '../../src/rule/talk.ts'
import type { PassageView } from '../../src/rule/view.ts'
import type { Placeholder } from '../../src/text/conversation.ts'
import { lateRegExp } from '../../src/text/late-pattern.ts'
import type { Range } from '../../src/text/range.ts'

/** Something wrong beside a token, and what to write for it. */
interface Flaw {
  readonly is: 'twice' | 'space' | 'wrongSide' | 'word'
  readonly range: Range
  readonly text: string
}

/** A mark of a sentence that comes twice; three dots are an ellipsis, and `../` a path. */
const twiceAfter = /^([,，;；、])[,，;；、]+(?![,，;；、])|^\.\.(?=\s|$)|^。。(?!。)|^,\.(?=\s|$)/u
const twiceBefore = /(?:^|[^,，])([,，]{2})\s*$/u
const spaceAfter = /^[ \t\u00a0]+([,.;!?])(?=\s|$)/u
const wrongSide = lateRegExp(() => /[\p{L}\p{N}][ \t\u00a0]+,$/u)
const twoWords = lateRegExp(
  () =>
    /(?<![\p{L}\p{N}'’-])(the|a|an|of|to|for|from|in|on|at|by|with|and|or|is|are|your|our|my|this|dear|hi|hello|mr\.?|mrs\.?|ms\.?|dr\.?)[ \t]+\1[ \t]+$/iu,
)

const marksAfter = ({ text, language }: PassageView, { end }: Placeholder): Flaw | undefined => {
  const after = text.slice(end, end + 12)
  const twice = twiceAfter.exec(after)
  if (twice)
    return {
      is: 'twice',
      range: { start: end, end: end + twice[0].length },
      text: twice[0] === ',.' ? '.' : twice[0].charAt(0),
    }
  // French and its like set a space before some marks.
  const space = language === 'other' ? null : spaceAfter.exec(after)
  if (!space) return undefined
  return { is: 'space', range: { start: end, end: end + space[0].length }, text: space[1] ?? '' }
}

const wordsBefore = ({ text }: PassageView, { start }: Placeholder): Flaw | undefined => {
  const from = Math.max(0, start - 40)
  const before = text.slice(from, start)
  const words = twoWords.exec(before)
  if (words) {
    const at = from + words.index
    return { is: 'word', range: { start: at, end: at + words[0].trimEnd().length }, text: words[1] ?? '' }
  }
  const twice = twiceBefore.exec(before)
  if (twice?.[1] !== undefined) {
    const at = from + before.lastIndexOf(twice[1])
    return { is: 'twice', range: { start: at, end: at + twice[1].length }, text: twice[1].charAt(0) }
  }
  if (!wrongSide.test(before)) return undefined
  const space = /[ \t\u00a0]+,$/u.exec(before)?.[0].length ?? 1
  return { is: 'wrongSide', range: { start: start - space, end: start }, text: ', ' }
}

export default defineRule({
  id: 'placeholder-punctuation',
  title: { en: 'Set the marks around placeholders right', zh: '占位符前后的标点要写对' },
  why: {
    en: 'A doubled comma or a stray space beside their name tells customers that a machine filled it in.',
    zh: '名字旁边多一个逗号、多一个空格，客户就知道这是机器填的。',
  },
  severity: 'warning',
  cite: [{ source: 'cockerell', where: 'rules 30 and 31, on details', statements: ['S21'] }],
  languages: ['en', 'zh'],
  fix: 'safe',
  messages: {
    twice: {
      en: 'The mark beside “{token}” stands here twice.',
      zh: '“{token}”旁边的标点写了两遍。',
    },
    space: {
      en: 'There is a space between “{token}” and its mark.',
      zh: '“{token}”和标点之间多了空格。',
    },
    wrongSide: {
      en: 'The space before “{token}” belongs behind the comma.',
      zh: '“{token}”前的空格应在逗号之后。',
    },
    word: {
      en: 'The word before “{token}” stands here twice.',
      zh: '“{token}”前面的词写了两遍。',
    },
  },
  options: {},
  notes: [
    'It reads what stands right beside a placeholder: a mark that comes twice, a space before a mark, “Hi ,{{name}}”, a small word that comes twice (“the the”, “Mr. Mr.”).',
    'Left alone: an ellipsis, a path (../), “!!”, a mark between two placeholders, a colon or a dash with spaces as tables have them, and the space before a mark in languages that want one.',
    'Signs of money beside an amount are left alone: whether the placeholder brings its own is not in the text.',
  ],
  examples: [
    {
      about: 'Two commas',
      turns: ['agent: Hi {{ first_name }}«,,» the chairs are on their way.'],
      also: [],
    },
    {
      about: 'A space before the comma',
      turns: ['agent: Hi {{ first_name }}« ,» the chairs are on their way.'],
      also: [],
    },
    {
      about: 'The space is on the wrong side',
      turns: ['agent: Hi« ,»{{ first_name }}. The chairs are on their way.'],
      also: [],
    },
    {
      about: 'A word comes twice',
      turns: ['agent: The chairs left «the the» {{ depot }} on Monday.'],
      also: [],
    },
    {
      about: 'A full stop comes twice',
      turns: ['agent: You get back {{ total }}«..»'],
      also: [],
    },
    {
      about: 'An ellipsis, two placeholders, a sum of money',
      turns: [
        'agent: Loading {{ file }}... We ship to {{ city }},{{ state }}: a {{ plan }} parcel for € {{ price }}.',
      ],
      also: [],
    },
    {
      about: '两个逗号',
      turns: ['agent: {{ name }}«，，»椅子今天上午已发出。'],
      also: [],
    },
  ],
  when: ({ message }) => message.passages.some(({ placeholders }) => placeholders.length > 0),
  *check(message, { say }) {
    if (!fromCompany(message)) return
    for (const passage of message.passages) {
      if (passage.passage.kind === 'quote') continue
      let last = 0
      for (const slot of passage.passage.placeholders) {
        if (!isSlot(passage.text, slot)) continue
        for (const flaw of [wordsBefore(passage, slot), marksAfter(passage, slot)]) {
          if (!flaw || flaw.range.start < last) continue
          last = flaw.range.end
          const token = passage.text.slice(slot.start, slot.end)
          const offers = [{ text: flaw.text, safe: true }]
          yield say[flaw.is](passage, flaw.range, { token }, { offers })
        }
      }
    }
  },
})
