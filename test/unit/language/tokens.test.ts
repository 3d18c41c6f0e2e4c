import { describe, expect, it } from 'vitest'
import * as fc from '../../random.ts'
import { placeholdersIn, scan, vocabularyOf } from './words.ts'

const { vocabulary, nameOf } = vocabularyOf(
  "'s 'd you he it they we i no problem hell shell well ill id were its lets café 尽 快".split(' '),
)

/** Each token as `what is written=what phrases see`; a word that stands for itself is written once. */
const read = (text: string): string =>
  scan(text, vocabulary)
    .map(({ start, end, id }) => [text.slice(start, end), nameOf(id)])
    .map(([written, name]) => (written === name ? written : `${written}=${name}`))
    .join(' ')

describe('contractions', () => {
  it.each([
    ["can't cannot cant", "ca=can n't=not can not ca=can nt=not"],
    ["won't wont shan't", "wo=will n't=not wo=will nt=not sha=shall n't=not"],
    ["don't dont", "do n't=not do nt=not"],
    ["you'll youll", "you 'll=will you ll=will"],
    ["he'll hell shell", "he 'll=will hell shell"],
    ['well were its lets ill id', 'well were its lets ill id'],
    ["we'll we're it's i'd i'm they've", "we 'll=will we 're=are it 's i 'd i 'm=am they 've=have"],
    ['you’re you＇re youʼre', 'you ’re=are you ＇re=are you ʼre=are'],
    ['CAN’T Don’t CANNOT', 'CA=can N’T=not Do=do n’t=not CAN=can NOT=not'],
    ["'no' can't' dont'", "no ca=can n't=not do nt=not"],
    ["o'clock rock'n'roll", "o'clock=<other> rock'n'roll=<other>"],
    ["x'constructor constructorn't", "x'constructor=<other> constructor=<other> n't=not"],
  ])('%s', (text, tokens) => expect(read(text)).toBe(tokens))

  it('know their second word', () => {
    expect(scan("you can't stop", vocabulary).map(({ glued }) => glued)).toEqual([false, false, true, false])
  })
})

describe('words', () => {
  it.each([
    ['letter case', 'No NO nO', 'No=no NO=no nO=no'],
    ['full-width letters', 'Ｎｏ ｐｒｏｂｌｅｍ', 'Ｎｏ=no ｐｒｏｂｌｅｍ=problem'],
    ['no-break and wide spaces', 'no\u00a0problem\u202fno\u3000we', 'no problem no we'],
    ['accents', 'café CAFÉ cafe', 'café CAFÉ=café cafe=<other>'],
    ['names', 'Ana iPhone BMW ana', 'Ana=<capitalised> iPhone=<capitalised> BMW=<capitalised> ana=<other>'],
    ['and', 'we & you', 'we &=and you'],
    ['a hyphen inside a word', 'no-problem', 'no problem'],
    ['a dash between words', 'no - we — no -- we – no', 'no -=— we — no -=— we –=— no'],
    ['dots', 'no... we.. no…', 'no ...=… we . . no …'],
    ['wide marks', '好，好。好！', '好=<other> ，=, 好=<other> 。=. 好=<other> ！=!'],
    ['Han characters one by one', '尽快no', '尽 快 no'],
    ['emoji', '❤️ no ☺️👍🏽 👩‍👩‍👧 problem 1️⃣', 'no problem 1=<number>'],
  ])('%s', (_, text, tokens) => expect(read(text)).toBe(tokens))

  it('know how they are written', () => {
    const shapes = scan('no No NO nO I ＮＯ 尽', vocabulary).map(({ shape }) => shape)
    expect(shapes).toEqual(['lower', 'capital', 'upper', 'mixed', 'capital', 'upper', 'lower'])
  })

  it('know whether a line ends before them', () => {
    const lines = scan('no\nproblem \r\n\n we, {% x\n %}you', vocabulary).map(({ newLine }) => newLine)
    expect(lines).toEqual([false, true, true, false, false])
  })
})

describe('values', () => {
  it.each([
    ['numbers', '4471 1,000.50 3.5.', '4471=<number> 1,000.50=<number> 3.5=<number> .'],
    ['times', '9am 10:30, 24/7', '9=<number> am 10:30=<number> , 24=<number> / 7=<number>'],
    ['money', '£40.50 $1,000 €5 ￥5 5%', '40.50=<money> 1,000=<money> 5=<money> 5=<money> 5=<number>'],
    ['full-width digits', '１２３', '１２３=<number>'],
    ['links', '(https://x.com/a?b=1). WWW.X.COM,', '( https://x.com/a?b=1=<link> ) . WWW.X.COM=<link> ,'],
    ['what only begins like a link', 'www. http:// no', 'www=<other> . http=<other> : / / no'],
    ['mail addresses', 'no a@b.co, f.l+t@x-y.co.uk.', 'no a@b.co=<link> , f.l+t@x-y.co.uk=<link> .'],
    ['mail addresses of any name', "o'brien9@x.com jürgen@x.de", "o'brien9@x.com=<link> jürgen@x.de=<link>"],
    ['two mail addresses that touch', 'a@b.c@d', 'a@b.c=<link> @d=<handle>'],
    ['handles and tags', '@ana_b #4471 #no @ # no', '@ana_b=<handle> #4471=<link> #no=<link> no'],
  ])('%s', (_, text, tokens) => expect(read(text)).toBe(tokens))

  it('keep the line of a mail address that was scanned as words', () => {
    expect(scan('no\na.b@x.co', vocabulary).map(({ newLine }) => newLine)).toEqual([false, true])
  })
})

describe('placeholders', () => {
  it.each(['name', 'date', 'money', 'number', 'link', 'unknown'])('are one token by type: %s', type => {
    expect(read(`no {{${type}}}, no`)).toBe(`no {{${type}}}=<${type}-slot> , no`)
  })

  it.each([
    ['blocks print nothing', '{% if x %}no{% endif %} problem', 'no problem'],
    ['words end at them', "can{{x}}'t", 'can {{x}}=<unknown-slot> t=<other>'],
    ['numbers end at them', '5{{x}}5', '5=<number> {{x}}=<unknown-slot> 5=<number>'],
    ['a link takes them in', 'https://x.com/{{id}}/a no', 'https://x.com/{{id}}/a=<link> no'],
    ['with their spaces', 'https://x.com/{{the id}}, no', 'https://x.com/{{the id}}=<link> , no'],
    ['a mail address does not', '{{x}}b@x.com', '{{x}}=<unknown-slot> b@x.com=<link>'],
  ])('%s', (_, text, tokens) => expect(read(text)).toBe(tokens))
})

describe('tokens of any text', () => {
  const bit = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 4 }),
    fc.string({ unit: 'grapheme', maxLength: 4 }),
    fc.constantFrom(
      "can't",
      'www.',
      'https://',
      '@',
      '.co',
      '{{name}}',
      '{% if x %}',
      '3.5',
      '-',
      '...',
      '\n',
      ' ',
      '#',
    ),
    fc.constantFrom('constructor', "'", 'ʼ', '__proto__', '好', 'é', '\ud83d', '１', '\ufe0f', '£'),
  )
  // Letters outside the basic plane and among the symbols (ℓ, ⓐ) are passed over, and so is ʼ, which is read as an apostrophe.
  const wordUnit = /[\p{L}0-9]/u
  const among = /[\u02bc\u2000-\u2bff]/

  it('stand in order, hold something, and leave no letter or digit between them', () => {
    fc.assert(
      fc.property(fc.array(bit, { maxLength: 12 }), bits => {
        const text = bits.join('')
        const blocks = placeholdersIn(text).filter(({ type }) => type === 'block')
        const covered = new Set<number>()
        for (const { start, end } of blocks) for (let i = start; i < end; i++) covered.add(i)
        let at = 0
        for (const { start, end } of scan(text, vocabulary)) {
          expect(start).toBeGreaterThanOrEqual(at)
          expect(end).toBeGreaterThan(start)
          at = end
          for (let i = start; i < end; i++) covered.add(i)
        }
        expect(at).toBeLessThanOrEqual(text.length)
        const left = Array.from({ length: text.length }, (_, i) => i).filter(i => !covered.has(i))
        expect(
          left.map(i => text.charAt(i)).filter(unit => wordUnit.test(unit) && !among.test(unit)),
        ).toEqual([])
      }),
      { numRuns: 200 },
    )
  })
})
