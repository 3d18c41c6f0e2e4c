import { defineCollectionRule, type Kept } from '../../src/rule/collection.ts'
import { isHandSlot, isPositional, isSlot, variableOf, wasSent } from '../../src/rule/slots.ts'
import { fromCompany } from '../../src/rule/talk.ts'
import { familyOf } from '../../src/rule/variant-name.ts'
import type { MessageView } from '../../src/rule/view.ts'
import { opening, titleOf } from '../../src/rule/whole-message.ts'
import type { Passage } from '../../src/text/conversation.ts'

/** What every variant of a text must have. */
interface Digest {
  /** Variables that the text prints, each once. */
  readonly slots: readonly string[]
  readonly links: readonly string[]
  /** Items of its lists, and numbered lines. */
  readonly steps: number
}

/** A step that is no list item to the reader: 1、 and 第一步 have no space behind them. */
const step =
  /^[ \t]*(?:\d{1,2}[.)、．）]|[（(]\d{1,2}[)）]|[一二三四五六七八九十]{1,2}、|第[一二三四五六七八九十\d]{1,2}步|step \d)/iu
const lineEnd = /[\n\r\u2028\u2029]/

/** Forms for one and for few leave a number out that the form for many has. */
const pluralForm = /^(?:zero|one|two|few|many)$/

/** Names of placeholders; those without a name by their number: %1, %2. */
const slotsOf = (passages: readonly Passage[]): readonly string[] => {
  const slots = new Set<string>()
  let positions = 0
  for (const { located, placeholders } of passages) {
    const { text } = located
    for (const slot of placeholders) {
      if (!isSlot(text, slot) || isHandSlot(text, slot)) continue
      slots.add(isPositional(text, slot) ? `%${++positions}` : (variableOf(text, slot) ?? slot.name))
    }
  }
  return [...slots]
}

const linksOf = (passages: readonly Passage[]): readonly string[] => {
  const links = new Set<string>()
  for (const { located, placeholders } of passages) {
    for (const slot of placeholders) {
      if (slot.type !== 'link' || isSlot(located.text, slot)) continue
      if (/^(?:https?:|www\.)/i.test(slot.name)) links.add(slot.name)
    }
  }
  return [...links]
}

/** Lines that are steps: looked at from their beginnings, not from every character. */
const stepsIn = (text: string): number => {
  let steps = 0
  for (const line of text.split(lineEnd)) if (step.test(line)) steps++
  return steps
}

const stepsOf = (passages: readonly Passage[]): number => {
  let steps = 0
  for (const { kind, located } of passages) steps += kind === 'item' ? 1 : stepsIn(located.text)
  return steps
}

const digestOf = ({ message: { passages, otherReadings = [] } }: MessageView): Digest => {
  const own = passages.filter(({ kind }) => kind !== 'quote')
  const slots = [own, ...otherReadings].flatMap(slotsOf)
  return { slots: [...new Set(slots)], links: linksOf(own), steps: stepsOf(own) }
}

type One = Kept<Digest>

/** The texts that come in variants. Where two are one variant of one text, nobody knows which belong together. */
const familiesOf = (kept: readonly One[]): readonly (readonly One[])[] => {
  const families = new Map<string, Map<string, readonly One[]>>()
  for (const one of kept) {
    const { key, lang, channel } = familyOf(one)
    const family = families.get(key) ?? new Map<string, readonly One[]>()
    families.set(key, family)
    const variant = `${lang} ${channel}`
    family.set(variant, family.has(variant) ? [] : [one])
  }
  return [...families.values()].flatMap(variants => {
    const members = [...variants.values()]
    return members.length > 1 && members.every(each => each.length === 1) ? [members.flat()] : []
  })
}

/** Something that a variant lacks, and the variant that has it. */
interface Lack {
  readonly what: string
  readonly other: One
}

/** What at least half of a family has, each with the first that has it. */
const usualIn = (
  family: readonly One[],
  things: (digest: Digest) => readonly string[],
): ReadonlyMap<string, One> => {
  const holders = new Map<string, { readonly first: One; count: number }>()
  for (const one of family) {
    for (const what of things(one.digest)) {
      const known = holders.get(what)
      if (known) known.count++
      else holders.set(what, { first: one, count: 1 })
    }
  }
  return new Map(
    [...holders].flatMap(([what, { first, count }]) => (count * 2 >= family.length ? [[what, first]] : [])),
  )
}

/** The first thing that is usual in a family and that this one lacks. */
const lackOf = (usual: ReadonlyMap<string, One>, things: readonly string[]): Lack | undefined => {
  const own = new Set(things)
  for (const [what, other] of usual) if (!own.has(what)) return { what, other }
  return undefined
}

/** The number that most of a family have; of two as frequent the greater. */
const usualOf = (family: readonly One[], count: (digest: Digest) => number): number => {
  const times = new Map<number, number>()
  for (const { digest } of family) times.set(count(digest), (times.get(count(digest)) ?? 0) + 1)
  return [...times].sort(([a, x], [b, y]) => y - x || b - a)[0]?.[0] ?? 0
}

export default defineCollectionRule<Digest>()({
  id: 'variant-drift',
  title: { en: 'Keep the variants of a text in step', zh: '同一话术的各个版本要同步' },
  why: {
    en: 'Where one language lacks a step or a link, its customers get half an answer.',
    zh: '某个语言版本少了一步或一个链接，用这个语言的客户就只得到半个答复。',
  },
  severity: 'info',
  cite: [{ source: 'cockerell', where: 'rules 30 and 31, on staying consistent', statements: ['S21'] }],
  languages: ['en', 'zh'],
  messages: {
    slot: {
      en: 'The placeholder “{what}” is missing here; {other} has it.',
      zh: '这里缺少占位符“{what}”，而{other}有。',
    },
    link: {
      en: 'A link is missing here: {other} has {what}.',
      zh: '这里少了一个链接：{other}有 {what}。',
    },
    steps: {
      en: 'This text has {own} steps, but {other} has {steps}.',
      zh: '这段文字有 {own} 步，而{other}有 {steps} 步。',
    },
  },
  options: {},
  notes: [
    'It speaks only where whole folders are checked.',
    'Variants are texts of one name whose language or channel differs: as the file declares it, by a mark in the name (“Refund (EN)”, “Refund – chat”), by the key of a catalogue, or by the path (en.json and zh.json, refund.en.md, locales/zh-CN/). Where two texts have the same name, language and channel, nobody can say which belong together, and none is judged.',
    'It compares placeholders by their names, links by their number, and list items and numbered lines by their number. With more than two variants the majority counts.',
    'Left alone: links to other pages, as long as there are as many; notes such as [AMOUNT]; steps that another variant tells in prose; and the forms of a catalogue for one and for few.',
    'It is off unless you switch it on: which variant leads is for its owner to say.',
  ],
  folders: [
    {
      about: 'A step is missing',
      files: [
        {
          path: 'help/reset.en.md',
          text: 'Open the lid.\n\n1. Turn the ring.\n2. Lift the glass.\n3. Wipe it dry.',
        },
        { path: 'help/reset.zh.md', text: '«请打开盖子。»\n\n1. 转动圆环。\n2. 取下玻璃。' },
      ],
    },
    {
      about: 'A placeholder is missing',
      files: [
        {
          path: 'macros.json',
          name: 'Refund (EN)',
          text: 'We have sent {{ amount }} to your card ending in {{ digits }}.',
        },
        { path: 'macros.json', name: 'Refund (ZH)', lang: 'zh', text: '«已将 {{ amount }} 退回您的卡。»' },
      ],
    },
    {
      about: 'A link is missing in the chat',
      files: [
        { path: 'macros.json', name: 'Return – email', text: 'Print the label: https://example.com/label' },
        { path: 'macros.json', name: 'Return – chat', text: '«Print the label that came with the chairs.»' },
      ],
    },
    {
      about: 'The same in two languages',
      files: [
        {
          path: 'locales/en.yml',
          name: 'ready',
          text: 'Hi {{ name }}, pick it up: https://example.com/en/depot',
        },
        { path: 'locales/zh.yml', name: 'ready', text: '{{ name }}，请来取：https://example.cn/depot' },
      ],
    },
    {
      about: 'Two names that are not one',
      files: [
        { path: 'macros.json', name: 'No refund', text: 'The chairs were used for {{ days }} days.' },
        { path: 'macros.json', name: 'Refund', text: 'The chairs can come back.' },
      ],
    },
  ],
  note(message) {
    const { path } = message.message
    if (!fromCompany(message) || wasSent(message) || pluralForm.test(path.at(-1) ?? '')) return undefined
    const place = opening(message)
    return place && { ...place, digest: digestOf(message) }
  },
  *judge(kept, { tell }) {
    for (const family of familiesOf(kept)) {
      const slots = usualIn(family, digest => digest.slots)
      const links = usualOf(family, digest => digest.links.length)
      const steps = usualOf(family, digest => digest.steps)
      const full = family.find(({ digest }) => digest.links.length === links)
      const usual = family.find(({ digest }) => digest.steps === steps)
      for (const one of family) {
        const slot = lackOf(slots, one.digest.slots)
        if (slot) {
          yield tell.slot(one, { what: slot.what, other: titleOf(slot.other, one) })
          continue
        }
        const fewer = one.digest.links.length < links
        const link =
          fewer && full
            ? lackOf(new Map(full.digest.links.map(each => [each, full])), one.digest.links)
            : undefined
        if (link) {
          yield tell.link(one, { what: link.what, other: titleOf(link.other, one) })
          continue
        }
        if (usual && one.digest.steps > 0 && steps > 0 && one.digest.steps !== steps) {
          yield tell.steps(one, { own: one.digest.steps, steps, other: titleOf(usual, one) })
        }
      }
    }
  },
})
