import { fold } from '../../src/language/fold.ts'
import { defineCollectionRule, type Kept } from '../../src/rule/collection.ts'
import { integer } from '../../src/rule/options.ts'
import { isSlot, wasSent } from '../../src/rule/slots.ts'
import { fromCompany } from '../../src/rule/talk.ts'
import { familyOf } from '../../src/rule/variant-name.ts'
import type { MessageView, PassageView } from '../../src/rule/view.ts'
import { opening, titleOf } from '../../src/rule/whole-message.ts'

/** Words that make one shingle; characters in Chinese. */
const perShingle = 4
/** Characters that a Chinese text has more than an English one has words. */
const perWord = 1.5
/** Shingles that are kept of a text; longer ones are judged by those with the smallest hashes. */
const mostShingles = 600

/**
 * A signature of 64 least hashes in 16 bands of 4: texts of which four fifths are the same share a band in more than
 * 9,998 of 10,000 cases.
 */
const bands = 16
const rows = 4

const seeds = Array.from({ length: bands * rows }, (_, i) => Math.imul(i + 1, 0x9e3779b1) | 1)

const scramble = (value: number): number => {
  let mixed = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}

const hashOf = (text: string): number => {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return scramble(hash)
}

const word = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu

/** The words of a passage; every placeholder counts as the same word. */
const wordsOf = ({ text, passage }: PassageView): readonly string[] => {
  const words: string[] = []
  let last = 0
  const take = (to: number): void => {
    for (const [found] of fold(text.slice(last, to)).matchAll(word)) words.push(found)
  }
  for (const slot of passage.placeholders) {
    take(slot.start)
    if (isSlot(text, slot)) words.push('{}')
    else if (slot.type === 'link') words.push(text.slice(slot.start, slot.end))
    else if (slot.type !== 'block') take(slot.end)
    last = slot.end
  }
  take(text.length)
  return words
}

interface Digest {
  /** Hashes of all shingles, each once, in ascending order. */
  readonly shingles: readonly number[]
}

const shinglesOf = (words: readonly string[]): readonly number[] => {
  const hashes = new Set<number>()
  for (let at = 0; at + perShingle <= words.length; at++) {
    hashes.add(hashOf(words.slice(at, at + perShingle).join(' ')))
  }
  return [...hashes].sort((a, b) => a - b).slice(0, mostShingles)
}

const bandsOf = ({ shingles }: Digest): readonly string[] => {
  const least = seeds.map(seed => {
    let smallest = 0xffffffff
    for (const shingle of shingles) smallest = Math.min(smallest, scramble(shingle ^ seed))
    return smallest
  })
  return Array.from(
    { length: bands },
    (_, band) => `${band}:${least.slice(band * rows, (band + 1) * rows).join()}`,
  )
}

/** Which share of the shingles of two texts is in both, from 0 to 1. */
const likeness = (a: readonly number[], b: readonly number[]): number => {
  let [i, j, both] = [0, 0, 0]
  while (i < a.length && j < b.length) {
    const [x, y] = [a[i] as number, b[j] as number]
    if (x === y) both++
    if (x <= y) i++
    if (y <= x) j++
  }
  return both / (a.length + b.length - both)
}

const withoutEnding = (path: string): string => path.replace(/(?<=[^/])\.[^/]*$/, '')

/** The same text in another language, channel or format is meant to be like it. */
const areVariants = (a: Kept<Digest>, b: Kept<Digest>): boolean => {
  if (a.path !== b.path && withoutEnding(a.path) === withoutEnding(b.path)) return true
  const [one, other] = [familyOf(a), familyOf(b)]
  return one.key === other.key && (one.lang !== other.lang || one.channel !== other.channel)
}

interface Near {
  readonly other: Kept<Digest>
  readonly likeness: number
}

/**
 * For each text the nearest other that is near enough. In a band with many texts each is compared with the one before
 * it and with the first alone, so that a thousand copies cost a thousand comparisons.
 */
const nearestOf = (kept: readonly Kept<Digest>[], least: number): ReadonlyMap<Kept<Digest>, Near> => {
  const nearest = new Map<Kept<Digest>, Near>()
  const offer = (of: Kept<Digest>, other: Kept<Digest>, share: number): void => {
    if (share > (nearest.get(of)?.likeness ?? 0)) nearest.set(of, { other, likeness: share })
  }
  const compare = (a: Kept<Digest>, b: Kept<Digest>): void => {
    const share = likeness(a.digest.shingles, b.digest.shingles)
    if (share < least || areVariants(a, b)) return
    offer(a, b, share)
    offer(b, a, share)
  }
  const seen = new Map<string, { readonly first: Kept<Digest>; readonly last: Kept<Digest> }>()
  for (const one of kept) {
    const compared = new Set<Kept<Digest>>()
    for (const band of bandsOf(one.digest)) {
      const before = seen.get(band)
      for (const other of before ? [before.last, before.first] : []) {
        if (compared.has(other)) continue
        compared.add(other)
        compare(one, other)
      }
      seen.set(band, { first: before?.first ?? one, last: one })
    }
  }
  return nearest
}

export default defineCollectionRule<Digest>()({
  id: 'near-duplicate',
  title: { en: 'Keep one text for one case', zh: '一种情况只留一份话术' },
  why: {
    en: 'Of two macros for one case one is forgotten at the next change, and customers get the old answer.',
    zh: '同一种情况有两份话术，下次修改时总有一份被忘记，客户就会收到旧的答复。',
  },
  severity: 'info',
  cite: [
    {
      source: 'cherryrise',
      where: 'on libraries that grow stale, and small ones that everyone trusts',
      statements: [],
    },
    { source: 'cockerell', where: 'rules 30 and 31, on staying consistent', statements: ['S21'] },
  ],
  languages: ['en', 'zh'],
  messages: {
    same: {
      en: 'This text is word for word that of {other}; keep one of them.',
      zh: '这段文字与{other}完全相同；留一份就够了。',
    },
    near: {
      en: 'This text is nearly that of {other}: they share {percent} % of their wording. Make one of them, or say where they differ.',
      zh: '这段文字与{other}几乎相同，{percent}% 的措辞一样；请合并，或写清两者的区别。',
    },
  },
  options: {
    words: integer({
      default: 20,
      least: 8,
      about: 'Words from which a text is compared; half as many characters again in Chinese.',
    }),
    percent: integer({
      default: 80,
      least: 50,
      about: 'How much of their wording two texts must share, in runs of four words.',
    }),
  },
  notes: [
    'It speaks only where whole folders are checked: what one file holds says nothing of the others. A file that is named by itself is not compared.',
    'Each text of a group gets one finding, which names the text nearest to it and the line where that stands.',
    'Placeholders count as one word whatever their names; case, marks and spaces do not count. In Chinese it goes by characters.',
    'Left alone: messages that were sent, notes among colleagues, and variants of one text (refund.html and refund.txt, “Refund – chat” and “Refund – email”, zh-CN and zh-TW).',
    'It is off unless you switch it on: two teams may want the same text twice.',
  ],
  folders: [
    {
      about: 'The same answer under two names',
      files: [
        {
          path: 'macros/late.md',
          name: 'Late',
          text: '«Your chairs left our depot in Graz on Monday and reach you by Thursday noon; the» driver calls half an hour before, and you need not sign for anything.',
        },
        {
          path: 'macros/delay.md',
          name: 'Delay',
          text: '«Your chairs left our depot in Graz on Monday and reach you by Thursday noon; the» driver calls half an hour before, and you need not sign for anything!',
        },
      ],
    },
    {
      about: 'Two answers that begin alike',
      files: [
        {
          path: 'macros/late.md',
          text: 'Your chairs left our depot in Graz on Monday and reach you by Thursday noon. The driver calls half an hour before, and you need not sign.',
        },
        {
          path: 'macros/lost.md',
          text: 'Your chairs left our depot in Graz on Monday, but nobody has seen them since. Two new ones leave today, and the old ones are yours if they turn up.',
        },
      ],
    },
    {
      about: 'Too short to be compared',
      files: [
        { path: 'macros/bye.md', text: 'Thank you, and enjoy your chairs!' },
        { path: 'macros/end.md', text: 'Thank you, and enjoy your chairs!' },
      ],
    },
    {
      about: '两份一样的话术',
      files: [
        {
          path: '话术/物流.md',
          text: '«您的椅子周一已从成都仓库发出，预计周四中午前送达，司机会在到达前半小时给您打电话，您不用签收任何单据。»',
        },
        {
          path: '话术/配送.md',
          text: '«您的椅子周一已从成都仓库发出，预计周四中午前送达，司机会在到达前半小时给您打电话，您不用签收任何单据！»',
        },
      ],
    },
  ],
  note(message: MessageView, { words: least }) {
    if (!fromCompany(message) || wasSent(message)) return undefined
    const words = message.passages.flatMap(passage =>
      passage.passage.kind === 'quote' ? [] : wordsOf(passage),
    )
    const han = words.filter(each => /^\p{Script=Han}/u.test(each)).length
    if (words.length < (han * 2 > words.length ? least * perWord : least)) return undefined
    const place = opening(message)
    const shingles = shinglesOf(words)
    return place && shingles.length > 0 ? { ...place, digest: { shingles } } : undefined
  },
  *judge(kept, { tell, options: { percent } }) {
    const nearest = nearestOf(kept, percent / 100)
    for (const one of kept) {
      const near = nearest.get(one)
      if (!near) continue
      const other = titleOf(near.other, one)
      yield near.likeness === 1
        ? tell.same(one, { other })
        : tell.near(one, { other, percent: Math.floor(near.likeness * 100) })
    }
  },
})
