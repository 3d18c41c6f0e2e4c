import { defineCollectionRule, type Kept } from '../../src/rule/collection.ts'
import { nearestSets } from '../../src/rule/nearest-sets.ts'
import { integer } from '../../src/rule/options.ts'
import { shinglesOf } from '../../src/rule/shingles.ts'
import { wasSent } from '../../src/rule/slots.ts'
import { fromCompany } from '../../src/rule/talk.ts'
import { familyOf } from '../../src/rule/variant-name.ts'
import { opening, titleOf } from '../../src/rule/whole-message.ts'

/** Characters that a Chinese text has more than an English one has words. */
const perWord = 1.5

interface Digest {
  readonly shingles: readonly number[]
}

const withoutEnding = (path: string): string => path.replace(/(?<=[^/])\.[^/]*$/, '')

/** The same text in another language, channel or format is meant to be like it. */
const areVariants = (a: Kept<Digest>, b: Kept<Digest>): boolean => {
  if (a.path !== b.path && withoutEnding(a.path) === withoutEnding(b.path)) return true
  const [one, other] = [familyOf(a), familyOf(b)]
  return one.key === other.key && (one.lang !== other.lang || one.channel !== other.channel)
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
  note(message, { words: least }) {
    if (!fromCompany(message) || wasSent(message)) return undefined
    const own = message.message.passages.filter(({ kind }) => kind !== 'quote')
    const shingles = shinglesOf(own, (words, han) => words >= (han * 2 > words ? least * perWord : least))
    const place = shingles && opening(message)
    return place && { ...place, digest: { shingles } }
  },
  *judge(kept, { tell, options: { percent } }) {
    const nearest = nearestSets(
      kept.map(({ digest }) => digest.shingles),
      percent / 100,
      (a, b) => !areVariants(kept[a] as Kept<Digest>, kept[b] as Kept<Digest>),
    )
    for (const [at, one] of kept.entries()) {
      const near = nearest[at]
      if (!near) continue
      const other = titleOf(kept[near.other] as Kept<Digest>, one)
      yield near.share === 1
        ? tell.same(one, { other })
        : tell.near(one, { other, percent: Math.floor(near.share * 100) })
    }
  },
})
