import { describe, expect, it } from 'vitest'
import { NotationError, parsePhrase, type WordSets } from '../../../src/language/notation.ts'
import { automatonOf, scan } from './words.ts'

const none: WordSets = new Map()
const sets: WordSets = new Map([
  ['very', parsePhrase('so | very | really', none)],
  ['sorry', parsePhrase('sorry | we apologise', none)],
])

/** The marked words of every match, in the order in which they are found. */
const found = (source: string, text: string): string[] => {
  const phrase = parsePhrase(source, sets)
  const { automaton, vocabulary } = automatonOf([phrase])
  const tokens = scan(text, vocabulary)
  return automaton.walk(tokens).flatMap(match => {
    const marked = automaton.marked(match, tokens, text)
    return marked ? [text.slice(tokens[marked.from]?.start, tokens[marked.to - 1]?.end)] : []
  })
}

const captured = (source: string, text: string): Record<string, string> => {
  const phrase = parsePhrase(source, sets)
  const { automaton, vocabulary } = automatonOf([phrase])
  const tokens = scan(text, vocabulary)
  const marked = automaton.walk(tokens).map(match => automaton.marked(match, tokens, text))[0]
  return Object.fromEntries(
    [...(marked?.captures ?? [])].map(([as, { start, end }]) => [as, text.slice(start, end)]),
  )
}

describe('the notation', () => {
  it.each<[name: string, phrase: string, text: string, words: string[]]>([
    ['words', 'no problem', 'No  problem! NO\nPROBLEM', ['No  problem', 'NO\nPROBLEM']],
    ['words, not parts of words', 'no problem', 'no problems, casino problem', []],
    ['alternatives', '(a | b c) d', 'a d b c d b d', ['a d', 'b c d']],
    ['an optional word', 'no big? problem', 'no problem, no big problem', ['no problem', 'no big problem']],
    [
      'an optional group',
      'no (very big)? problem',
      'no very big problem no big problem',
      ['no very big problem'],
    ],
    ['the longest', 'not (so (bad | sad at all)?)?', 'not so sad at all', ['not so sad at all']],
    [
      'inflections',
      '+apologise for',
      'apologising for, apologised for',
      ['apologising for', 'apologised for'],
    ],
    [
      'a word set',
      'I am $very? $sorry',
      'I am really sorry. I am sorry',
      ['I am really sorry', 'I am sorry'],
    ],
    ['a set of longer phrases', '$sorry for', 'we apologise for', ['we apologise for']],
    ['a gap', 'we …2 soon', 'we soon we call you soon', ['we soon', 'we call you soon']],
    ['a gap of four', 'we … soon', 'we a b c d soon. we a b c d e soon', ['we a b c d soon']],
    ['no gap over a clause mark', 'we …4 soon', 'we go, so soon; we – soon', []],
    ['a gap over a hyphen and quotes', 'we …4 soon', 'we “re-open” soon', ['we “re-open” soon']],
    ['exact case', '=SLA', 'SLA sla Sla', ['SLA']],
    ['exact case in a way', '(=US | them) all', 'US all us all them all', ['US all', 'them all']],
    ['a literal', '"OK!"', 'ok! OK. OK', ['ok!']],
    ['a literal question', '"what?" we', 'What? We', ['What? We']],
    ['a literal with digits', '"24/7"', 'We are open 24/7.', ['24/7']],
    ['a literal with dots', '"well..."', 'Well... well…', ['Well...', 'well…']],
    ['a literal with marks that are passed over', '"no-one" knows', 'no-one knows', ['no-one knows']],
    ['a number', 'in 24 hours', 'in 24 hours in 48 hours', ['in 24 hours']],
    ['a mark', 'sorry , but', 'sorry, but sorry but', ['sorry, but']],
    ['Chinese', '尽快', '我们会尽快回复', ['尽快']],
    ['Chinese with a gap', '请…3谅解', '请您谅解，请你们多谅解', ['请您谅解', '请你们多谅解']],
    ['what is reported', 'we will «soon» call', 'We will soon call', ['soon']],
    [
      'what is reported across words',
      'get «back to you … soon»',
      'get back to you very soon',
      ['back to you very soon'],
    ],
    ['all, where the marked words are left out', '«very»? sorry we', 'sorry we', ['sorry we']],
    ['the marked words, where they are not', '«very»? sorry we', 'very sorry we', ['very', 'sorry we']],
    ['a hyphen', 'follow-up', 'follow-up follow up followup', ['follow-up', 'follow up']],
  ])('%s: %s', (_, phrase, text, words) => expect(found(phrase, text)).toEqual(words))

  it.each<[phrase: string, text: string, words: string[]]>([
    ['can not', "can't cannot cant can not CAN’T", ["can't", 'cannot', 'cant', 'can not', 'CAN’T']],
    ["can't", "cannot can not can't", ['cannot', 'can not', "can't"]],
    ['cannot', "can't", ["can't"]],
    ['we will', "we'll we will well", ["we'll", 'we will']],
    ["we 'll", "we'll we will", ["we'll", 'we will']],
    ["do n't", "don't do not dont", ["don't", 'do not', 'dont']],
    ['that is', "that's thats that is", ["that's", 'thats', 'that is']],
    ['I would', "I'd I would", ["I'd", 'I would']],
    ['you can', "you can, you can't, you cannot, you can not", ['you can']],
    ['constructor is', "constructor's constructor", ["constructor's"]],
  ])('contractions are their words: %s', (phrase, text, words) => expect(found(phrase, text)).toEqual(words))

  it.each<[phrase: string, text: string, words: string[]]>([
    ['hi {name}', 'hi Ana hi ana hi {{name}} hi @ana hi BMW', ['hi Ana', 'hi {{name}}', 'hi @ana', 'hi BMW']],
    ['at {time}', 'at 9 at 10:30 at {{date}} at noon', ['at 9', 'at 10:30', 'at {{date}}']],
    [
      'see {link}',
      'see www.x.com see a@b.co see {{link}} see it',
      ['see www.x.com', 'see a@b.co', 'see {{link}}'],
    ],
    ['pay {money}', 'pay £5 pay 5 pay {{money}}', ['pay £5', 'pay {{money}}']],
    [
      'your {any} is',
      'your order is your {{x}} is your 5 is your , is',
      ['your order is', 'your {{x}} is', 'your 5 is'],
    ],
    ['for {slot}', 'for {{name}} for {{x}} for Ana', ['for {{name}}', 'for {{x}}']],
  ])('typed tokens: %s', (phrase, text, words) => expect(found(phrase, text)).toEqual(words))

  it('keeps what its named tokens were', () => {
    const captures = captured(
      'dear {who:name} your {what:any} leaves at {time:time}',
      'Dear Ana your parcel leaves at 10:30',
    )
    expect(captures).toEqual({ who: 'Ana', what: 'parcel', time: '10:30' })
    expect(captured('dear {who:name} (and {other:name})?', 'dear Ana')).toEqual({ who: 'Ana' })
  })
})

describe('a faulty phrase', () => {
  it.each([
    ['', 0, 'words expected'],
    ['no (way', 7, '“)” expected at the end'],
    ['no way)', 6, '“)” stands at the wrong place'],
    ['(no | ) way', 6, 'words expected'],
    ['«no', 3, '“»” expected at the end'],
    ['no »', 3, '“»” stands at the wrong place'],
    ['(no» way', 3, '“)” expected before “»”'],
    ['? no', 0, '“?” stands at the wrong place'],
    ['we …13 soon', 3, 'a gap is 1 to 12 words wide'],
    ['we …0 soon', 3, 'a gap is 1 to 12 words wide'],
    ['so $sory', 3, 'there is no word set $sory'],
    ['hi {x:nam}', 3, '{…:nam} is no type; there are name, time, date, number, money, link, slot, any'],
    [
      'hi {constructor}',
      3,
      '{…:constructor} is no type; there are name, time, date, number, money, link, slot, any',
    ],
    ['no [way]', 3, '“[” means nothing in a phrase'],
    ['well ""', 5, 'an empty literal holds no word'],
    ['well "%"', 5, '“%” holds no word'],
  ])('says what is wrong where: %s', (source, at, message) => {
    const fault = (): unknown => parsePhrase(source, sets)
    expect(fault).toThrow(NotationError)
    expect(fault).toThrow(expect.objectContaining({ at, message }))
  })

  it.each(['no?', '(a | b?)', '…3 soon', '{any} soon', 'very? {any} soon'])(
    'must begin with a word: %s',
    source => {
      const phrase = parsePhrase(source, sets)
      expect(() => automatonOf([phrase])).toThrow(new RangeError('phrase 0 must begin with a word'))
    },
  )
})
