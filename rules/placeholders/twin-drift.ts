import { fold } from '../../src/language/fold.ts'
import { defineRule } from '../../src/rule/define.ts'
import { answersCustomer, isSlot, variableOf } from '../../src/rule/slots.ts'
import { fromCompany } from '../../src/rule/talk.ts'
import type { MessageView } from '../../src/rule/view.ts'
import type { Passage } from '../../src/text/conversation.ts'
import { late } from '../../src/text/late-pattern.ts'
import type { Range } from '../../src/text/range.ts'

/** A word or placeholder of one copy. */
interface Item extends Range {
  readonly key: string
  /** Number of its passage. */
  readonly passage: number
  /** Whether a link stands between the item before and this one. */
  readonly afterLink: boolean
}

interface Copy {
  readonly passages: readonly Passage[]
  readonly items: readonly Item[]
  /** Addresses that stand in the text. */
  readonly links: readonly (Range & { readonly key: string; readonly passage: number })[]
  /** Numbers of the passages with a link in them. */
  readonly linked: ReadonlySet<number>
}

const word = late(() => /[\p{L}\p{N}]+|&/gu)
/** So many words in a row tell that two copies run together again. */
const run = 3
/** Words of a difference that are shown. */
const shown = 8

const address = (text: string): string => text.replace(/\/$/, '').toLowerCase()

const readCopy = (passages: readonly Passage[]): Copy => {
  const items: Item[] = []
  const links: (Range & { key: string; passage: number })[] = []
  const linked = new Set<number>()
  let afterLink = false
  for (const [index, { kind, located, placeholders }] of passages.entries()) {
    if (kind === 'quote' || kind === 'subject') continue
    const { text } = located
    const push = (key: string, start: number, end: number): void => {
      items.push({ key, start, end, passage: index, afterLink })
      afterLink = false
    }
    const words = (from: number, to: number): void => {
      for (const { 0: found, index: at } of text.slice(from, to).matchAll(word())) {
        const start = from + at
        // Chinese has no spaces: a run of characters would be one long word.
        if (!/\p{Script=Han}/u.test(found))
          push(found === '&' ? 'and' : fold(found), start, start + found.length)
        else {
          let place = start
          for (const char of found) {
            push(fold(char), place, place + char.length)
            place += char.length
          }
        }
      }
    }
    let last = 0
    for (const slot of placeholders) {
      words(last, slot.start)
      last = slot.end
      if (slot.type === 'block') continue
      if (slot.type === 'link') {
        const key = isSlot(text, slot) ? (variableOf(text, slot) ?? slot.name) : address(slot.name)
        links.push({ key, start: slot.start, end: slot.end, passage: index })
        linked.add(index)
        afterLink = true
      } else if (isSlot(text, slot)) push(`{${variableOf(text, slot) ?? slot.name}}`, slot.start, slot.end)
      else words(slot.start, slot.end)
    }
    words(last, text.length)
  }
  return { passages, items, links, linked }
}

const runAt = (items: readonly Item[], at: number): string | undefined =>
  at + run > items.length
    ? undefined
    : items
        .slice(at, at + run)
        .map(({ key }) => key)
        .join(' ')

/** Where each run of words begins. */
const runsOf = (items: readonly Item[]): ReadonlyMap<string, readonly number[]> => {
  const runs = new Map<string, number[]>()
  for (let at = 0; at + run <= items.length; at++) {
    const key = runAt(items, at) as string
    const places = runs.get(key)
    if (places) places.push(at)
    else runs.set(key, [at])
  }
  return runs
}

/** A stretch of one copy, and what the other has in its place. */
interface Gap {
  readonly here: readonly [number, number]
  readonly there: readonly [number, number]
}

/** Where two copies differ, in their order. Each word is looked at a set number of times. */
function* gaps(here: Copy, there: Copy): Iterable<Gap> {
  const runs = runsOf(there.items)
  /** How far the places of each run were used up. */
  const used = new Map<string, number>()
  let i = 0
  let j = 0
  while (i < here.items.length || j < there.items.length) {
    if (here.items[i]?.key !== undefined && here.items[i]?.key === there.items[j]?.key) {
      i++
      j++
      continue
    }
    const from = [i, j] as const
    let to: readonly [number, number] = [here.items.length, there.items.length]
    for (let at = i; at < here.items.length; at++) {
      const key = runAt(here.items, at)
      const places = key === undefined ? undefined : runs.get(key)
      if (key === undefined || !places) continue
      let next = used.get(key) ?? 0
      while (next < places.length && (places[next] as number) < j) next++
      used.set(key, next)
      const place = places[next]
      if (place === undefined) continue
      to = [at, place]
      break
    }
    // What is the same at the end of both belongs to what follows.
    let [a, b] = to
    while (a > from[0] && b > from[1] && here.items[a - 1]?.key === there.items[b - 1]?.key) {
      a--
      b--
    }
    yield { here: [from[0], a], there: [from[1], b] }
    ;[i, j] = [a, b]
  }
}

/** What a plain copy writes differently on purpose: a button, the words around a bare link, lines before the text. */
const onPurpose = (here: Copy, there: Copy, gap: Gap): boolean => {
  const [from, to] = gap.here
  const own = here.items.slice(from, to)
  if (own.length > 0 && own.every(({ passage }) => here.passages[passage]?.kind === 'button')) return true
  const [start, end] = gap.there
  const around = there.items.slice(start, end + 1)
  if (around.some(({ afterLink }) => afterLink)) return true
  if (
    there.items
      .slice(Math.max(0, start - 1), Math.max(end, start + 1))
      .some(({ passage }) => there.linked.has(passage))
  )
    return true
  return (from === 0 && start === end) || (start === 0 && from === to)
}

const quotedItems = ({ passages }: Copy, items: readonly Item[]): string => {
  const [first] = items
  if (!first) return ''
  const own = items.slice(0, shown).filter(({ passage }) => passage === first.passage)
  const text = passages[first.passage]?.located.text.slice(first.start, own.at(-1)?.end) ?? ''
  return `${text.replace(/\s+/g, ' ')}${own.length < items.length ? '…' : ''}`
}

const firstDrift = (message: MessageView, here: Copy, there: Copy) => {
  for (const gap of gaps(here, there)) {
    if (onPurpose(here, there, gap)) continue
    const own = here.items.slice(...gap.here)
    const other = there.items.slice(...gap.there)
    const [first] = own
    const anchor = first ?? here.items[gap.here[0] - 1] ?? here.items[0]
    if (!anchor) return undefined
    const same = own.slice(0, shown).filter(({ passage }) => passage === anchor.passage)
    const passage = message.passages[anchor.passage]
    const range = { start: anchor.start, end: same.at(-1)?.end ?? anchor.end }
    return passage && { passage, range, own: quotedItems(here, own), other: quotedItems(there, other) }
  }
  return undefined
}

export default defineRule({
  id: 'twin-drift',
  title: { en: 'Say the same in the HTML and the plain copy', zh: 'HTML 版和纯文本版要说一样的话' },
  why: {
    en: 'Which copy customers see depends on their program; two that differ give two answers to one question.',
    zh: '客户看到哪一版取决于他的软件；两版不同，同一个问题就有两个答案。',
  },
  severity: 'warning',
  cite: [
    {
      source: 'mime',
      where: 'multipart/alternative holds the same information in each part',
      statements: [],
    },
    { source: 'cockerell', where: 'rules 30 and 31, on staying consistent', statements: ['S21'] },
  ],
  languages: ['en', 'zh'],
  messages: {
    other: {
      en: 'The other copy of this message has “{there}” here.',
      zh: '这条消息的另一版在这里写的是“{there}”。',
    },
    gone: {
      en: 'The other copy of this message leaves “{here}” out.',
      zh: '这条消息的另一版没有“{here}”。',
    },
    more: {
      en: 'After this the other copy goes on: “{there}”.',
      zh: '这之后，另一版还有：“{there}”。',
    },
    link: {
      en: 'The other copy of this message has no link to {here}.',
      zh: '这条消息的另一版没有 {here} 这个链接。',
    },
  },
  options: {},
  notes: [
    'It compares a message that its file holds twice, HTML and plain: words, placeholders and addresses, whatever the markup, the case and the marks. It reports the first difference.',
    'Left alone, as plain copies have to say it in other words: buttons, the words around a bare link, and lines before the first words of the text, such as a preheader or “view in your browser”.',
    'Left alone as well: answers in a conversation, whose plain copy a program makes; a text with branches, quoted mail, subjects, and links of the plain copy that the HTML hides behind words.',
  ],
  examples: [
    {
      about: 'Another number of days',
      turns: ['agent: Your chairs leave Graz within «five» days of your order.'],
      twin: 'Your chairs leave Graz within three days of your order.',
      also: [],
    },
    {
      about: 'A sentence is missing in the plain copy',
      turns: [
        'agent: Your chairs leave Graz today. «Keep the box for thirty days». The driver calls before noon.',
      ],
      twin: 'Your chairs leave Graz today. The driver calls before noon.',
      also: [],
    },
    {
      about: 'A sentence that only the plain copy has',
      turns: ['agent: Your chairs leave Graz «today». The driver calls before noon.'],
      twin: 'Your chairs leave Graz today. Keep the box for thirty days. The driver calls before noon.',
      also: [],
    },
    {
      about: 'Another placeholder',
      turns: ['agent: The chairs of order «{{ order.id }}» leave Graz today.'],
      twin: 'The chairs of order {{ ticket.id }} leave Graz today.',
      also: [],
    },
    {
      about: 'The same text in other lines',
      turns: ['agent: Your chairs leave Graz today. The driver calls before noon.'],
      twin: 'YOUR CHAIRS\nleave Graz today.\n\nThe driver calls before noon.',
      also: [],
    },
    {
      about: 'A link that the HTML hides behind words',
      turns: ['agent: Your chairs leave Graz today.\n\nFollow the van\n\nThe driver calls before noon.'],
      twin: 'Your chairs leave Graz today.\n\nSee where the van is: https://example.com/van\n\nThe driver calls before noon.',
      also: [],
    },
    {
      about: '两版的天数不同',
      turns: ['agent: 椅子将在下单后«五»天内从成都发出。'],
      twin: '椅子将在下单后三天内从成都发出。',
      also: [],
    },
  ],
  when: ({ message }) => message.twin !== undefined,
  *check(message, { say }) {
    const { twin, otherReadings } = message.message
    if (!twin || twin.length === 0 || otherReadings || !fromCompany(message)) return
    // The plain copy of an answer is made by a program, and nobody writes it.
    if (answersCustomer(message)) return
    const here = readCopy(message.message.passages)
    const there = readCopy(twin)
    if (here.items.length === 0 || there.items.length === 0) return
    const drift = firstDrift(message, here, there)
    if (drift) {
      const { passage, range, own, other } = drift
      if (own === '') yield say.more(passage, range, { there: other })
      else if (other === '') yield say.gone(passage, range, { here: own })
      else yield say.other(passage, range, { there: other })
      return
    }
    const known = new Set(there.links.map(({ key }) => key))
    const lost = here.links.find(({ key }) => !known.has(key))
    const passage = lost && message.passages[lost.passage]
    if (lost && passage) yield say.link(passage, lost, { here: passage.text.slice(lost.start, lost.end) })
  },
})
