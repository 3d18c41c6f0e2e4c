import { describe, expect, it } from 'vitest'
import { mayStandAt, surelySays } from '../../../src/rule/beside.ts'
import { contentAt, contentStart, isWholeReply, standsAt, standsThere } from '../../../src/rule/position.ts'
import type { Place } from '../../../src/rule/rule.ts'
import * as fc from '../../random.ts'
import { messageOf, spotIn, views, wordsOf } from './spots.ts'

/** What each sentence says after its greeting, name and fillers. */
const contents = (text: string): string[] =>
  views([messageOf(text)]).flatMap(({ passages }) =>
    passages.flatMap(passage =>
      passage
        .sentences()
        .map(each => wordsOf(passage, { start: contentStart(passage, each), end: each.end })),
    ),
  )

const contentOf = (text: string): string[] =>
  views([messageOf(text)]).flatMap(view =>
    view.content().map(({ passage, sentence }) => wordsOf(passage, sentence)),
  )

describe('contentStart', () => {
  it.each([
    ["Hi Emily, no you won't", "no you won't"],
    ["Kelly, we're sorry", "we're sorry"],
    ['Hi Jonathon, no problem.', 'no problem.'],
    ['Hi Emily Jane Watson, no', 'no'],
    ['Ana Smith, no', 'no'],
    ['Hi {{name}}, no', 'no'],
    ['@ana, no', 'no'],
    ['Hi Emily no', 'no'],
    ['Hi there - no', 'no'],
    ['Hi team, no', 'no'],
    ['Dear customer, we left', 'we left'],
    ['Dear Mr. Smith, we left', 'we left'],
    ['Good morning Ana, we left', 'we left'],
    ['Good news: we left', 'Good news: we left'],
    ['Okay, so no', 'no'],
    ['Well, Ana, no', 'no'],
    ['Hey, awesome! 😀', ''],
    ['“No”', 'No”'],
    ['😀 No', 'No'],
    ['All good', 'All good'],
    ['Sorry, no', 'Sorry, no'],
    ['you sent Ana, no', 'you sent Ana, no'],
    ['Hello.', ''],
  ])('%j says %j', (text, content) => expect(contents(text)[0]).toBe(content))

  it('begins anew in every sentence', () => {
    expect(contents('Hi Ana! Oh no, we left. Kelly, sorry.')).toEqual(['', 'no, we left.', 'sorry.'])
  })
})

describe('content', () => {
  it.each([
    ['greeting and signature say nothing', 'Hi Ana!\n\nNo problem.\n\n^KD', ['No problem.']],
    ['signatures', '^KD', []],
    ['a starred signature', '*HPF', []],
    ['a signature on its line', 'No problem.\n- Ana', ['No problem.']],
    ['a signature after the sentence', 'No problem. ^KD', ['No problem.']],
    ['subjects and quotes are not what is said', 'Subject: Refund\n\n> we left\n\nNo.', ['No.']],
    ['headings and paragraphs', '# We left\n\nNo. We did.', ['We left', 'No.', 'We did.']],
  ])('%s', (_, text, found) => expect(contentOf(text)).toEqual(found))
})

describe('standsAt', () => {
  it.each<[Place, boolean, string]>([
    ['sentence-start', true, '«No problem», we left.'],
    ['sentence-start', true, 'Hi Ana, «no problem».'],
    ['sentence-start', true, 'We left. Oh «no problem».'],
    ['sentence-start', true, '«Hi Ana, no problem».'],
    ['sentence-start', false, 'We had «no problem».'],
    ['whole-sentence', true, 'Hi Jonathon, «no problem», Jonathon! ^KD'],
    ['whole-sentence', true, '«No problem», sir 😀'],
    ['whole-sentence', true, 'We left. «No problem»!'],
    ['whole-sentence', false, '«No problem», we left.'],
    ['whole-sentence', false, 'We had «no problem».'],
    ['whole-sentence', false, '«No problem» Ana Jane Smith Watson.'],
    ['whole-message', true, 'Hi Ana!\n\n«No problem».\n\n^KD'],
    ['whole-message', true, '> we left\n\n«No problem»'],
    ['whole-message', false, 'We left. «No problem»!'],
    ['whole-message', false, '«No problem»!\n\nWe left.'],
    ['opening', true, 'Hi Ana!\n\n«No». We left. We did.'],
    ['opening', true, 'We left. «No».\n\nWe did.'],
    ['opening', false, 'We left. We did. «No».'],
    ['closing', true, '«No». We left. We did.\n\n^KD'],
    ['closing', false, '«No». We left. We did.\n\nWe know.'],
  ])('%s: %s: %j', (place, holds, marked) => expect(standsAt(spotIn(marked), [place])).toBe(holds))

  it('needs one of its places', () => {
    expect(standsAt(spotIn('We had «no problem».'), ['sentence-start', 'closing'])).toBe(true)
  })
})

describe('surelySays', () => {
  it('knows only of sentences that say something that they do', () => {
    const words =
      'Hi hello good ana Ana I I’m that’s so’s okay Okay all we no mr 5 {{name}} @ana a@b.de www.x.de ^KD'
    const bit = fc.tuple(
      fc.constantFrom(...words.split(' ')),
      fc.constantFrom(' ', ' ', ', ', '. ', '', '!', '\n'),
    )
    fc.assert(
      fc.property(fc.array(bit, { maxLength: 6 }), bits => {
        for (const passage of views([messageOf(bits.flat().join(''))])[0]?.passages ?? []) {
          for (const sentence of passage.sentences()) {
            if (!surelySays(passage.text, sentence.start)) continue
            const said = passage.tokens.filter(({ start, type }) => start < sentence.end && type !== 'mark')
            expect(said.at(-1)?.start, passage.text).toBeGreaterThanOrEqual(contentStart(passage, sentence))
          }
        }
      }),
      { numRuns: 1000 },
    )
  })
})

describe('what is told without reading more than it takes', () => {
  const words =
    'Hi Ana, Hello there. Sure. no No problem. Can I help We left. {{name}}, ^KD 5 all! 好的 亲， 我们'.split(
      ' ',
    )
  const text = fc
    .array(fc.tuple(fc.constantFrom(...words), fc.constantFrom(' ', ' ', '\n', '\n\n')), { maxLength: 8 })
    .map(pairs => pairs.flat().join(''))

  it('is what all content tells', () => {
    fc.assert(
      fc.property(text, given => {
        const [message] = views([messageOf(given)])
        if (!message) return
        const all = message.content()
        expect(contentAt(message, 'first')).toEqual(all[0])
        expect(contentAt(message, 'last')).toEqual(all.at(-1))
        for (const passage of message.passages) {
          for (const { start, end } of passage.tokens) {
            const alone = all.every(
              ({ passage: of, sentence }) => of === passage && sentence.start < end && start < sentence.end,
            )
            expect(isWholeReply({ message, passage, range: { start, end } })).toBe(alone)
          }
        }
      }),
      { numRuns: 1000 },
    )
  })
})

describe('mayStandAt', () => {
  const english = 'hi good morning ana Ana Smith sure okay all we no not sorry mr 5 {{name}} @ana'.split(' ')
  const chinese = '亲爱的 您好 好 好的 王 没有 不行 女士 先生 同学 呢 哦 [称呼] 我们 哈哈 哎呀 各位 A'.split(
    ' ',
  )
  const between = [' ', ' ', '', ', ', '. ', '! ', '\n', '? ', '；', '。', ' - ', '’']
  const places: readonly Place[] = ['sentence-start', 'whole-sentence', 'whole-message']

  it.each([
    ['English', english],
    ['Chinese', chinese],
  ])('never rules out a place where %s words stand', (_, words) => {
    const bit = fc.tuple(fc.constantFrom(...words), fc.constantFrom(...between)).map(each => each.join(''))
    fc.assert(
      fc.property(
        fc.array(bit, { maxLength: 5 }),
        fc.constantFrom(...words),
        fc.array(bit, { maxLength: 5 }),
        (before, word, after) => {
          const [message] = views([messageOf(`${before.join('')}${word}${after.join('')}`)])
          for (const passage of message?.passages ?? []) {
            const { tokens, text } = passage
            for (const [from, first] of tokens.entries()) {
              for (const last of tokens.slice(from, from + 3)) {
                const range = { start: first.start, end: last.end }
                if (!message) return
                for (const place of places) {
                  if (standsThere({ message, passage, range }, place))
                    expect(mayStandAt(text, range.start, range.end, passage.language, [place]), text).toBe(
                      true,
                    )
                }
              }
            }
          }
        },
      ),
      { numRuns: 1000 },
    )
  })
})
