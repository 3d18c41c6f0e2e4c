import { parse } from '@plussub/srt-vtt-parser'
import { describe, expect, it } from 'vitest'
import { readSrt } from '../../../../src/readers/conversations/srt.ts'
import { readVtt } from '../../../../src/readers/conversations/vtt.ts'
import { isRefusal } from '../../../../src/text/edit.ts'
import * as fc from '../../../random.ts'
import { messagesOf, type Outcome, readFile, readWith, said, spelledIn } from '../reading.ts'
import { applied, expectTruePlaces } from '../words.ts'
import { readListed } from './as-user.ts'

const vtt = (text: string, as = 'vtt') => readWith(readVtt, text, as)
const srt = (text: string, as = 'srt') => readWith(readSrt, text, as)

const clock = (second: number, mark: string): string => `00:00:${String(second).padStart(2, '0')}${mark}000`

const vttOf = (...cues: readonly string[]): string =>
  `WEBVTT\n\n${cues.map((cue, i) => `${clock(i, '.')} --> ${clock(i + 1, '.')}\n${cue}\n`).join('\n')}`

const srtOf = (...cues: readonly string[]): string =>
  cues.map((cue, i) => `${i + 1}\n${clock(i, ',')} --> ${clock(i + 1, ',')}\n${cue}\n`).join('\n')

describe('a WebVTT transcript', () => {
  it('joins the cues of one speaker', () => {
    const text = vttOf(
      '<v Agent>We will get back',
      '<v Agent>to you as\nsoon as</v>',
      'possible.',
      '<v Ana>Hm.',
    )
    const read = vtt(text)
    expect(read.problems).toEqual([])
    expect(said(read)).toEqual(['agent: We will get back to you as soon as possible.', 'customer: Hm.'])
    expect(messagesOf(read)).toMatchObject([
      { at: 0, channel: 'call' },
      { at: 3, author: 'Ana' },
    ])
    const passage = messagesOf(read)[0]?.passages[0]
    expect(spelledIn(text, passage, 'as soon')).toBe('as\nsoon')
    expect(spelledIn(text, passage, 'back to')).toContain('-->')
  })

  it('leaves out tags, notes, styles and sounds', () => {
    const text = `\uFEFFWEBVTT - x\r\nKind: captions\r\n\r\nNOTE no problem\r\n\r\nSTYLE\r\n::cue {}\r\n\r\nREGION\r\nid:a\r\n\r\nid 1\r\n00:01.000 --> 00:02.000 align:start\r\n<v.loud Ana &amp; Bo>It&rsquo;s <i>5 &lt; 7</i> [typing] <00:01.500><c.red>&amp; late</c>&lrm;.\r\n\r\n00:02.000 --> 00:03.000\r\n<v Agent>♪ [Music]\r\n\r\n00:03.000 --> 00:04.000\r\n<v Agent>Ok. <v Ana &amp; Bo>Ok!\r\n`
    const read = vtt(text)
    expect(read.problems).toEqual([])
    expect(said(read)).toEqual(['customer: It’s 5 < 7 & late.', 'agent: Ok.', 'customer: Ok!'])
    expect(messagesOf(read)[0]).toMatchObject({ author: 'Ana & Bo', at: 1 })
  })

  it('may name speakers in the words, with or without dashes', () => {
    const text = vttOf(
      'Megan Ray: Thank you for calling Acme.',
      '- Ana Diaz: Hi.\n- Megan Ray: Note: we are late.',
      'Sorry.',
    )
    expect(said(vtt(text))).toEqual([
      'agent: Thank you for calling Acme.',
      'customer: Hi.',
      'agent: Note: we are late. Sorry.',
    ])
  })

  it('joins Chinese lines without a space', () => {
    expect(said(vtt(vttOf('<v 客服>非常抱歉，\n让您', '<v 客服>久等了。', '<v 顾客>好')))).toEqual([
      'agent: 非常抱歉，让您久等了。',
      'customer: 好',
    ])
  })

  it.each([
    ['bad times', 'WEBVTT\n\n0:01 --> 00:02.000\n<v Agent>Hi.\n\n', 'not the times of a cue', 8],
    ['no times', 'WEBVTT\n\nid\nHi.\n\n', 'the line of its times is missing', 8],
    ['nobody', vttOf('Hi there.'), 'who says these words', 38],
    ['an unknown dash', vttOf('Agent: Hi.\n- Hi!'), 'who says these words', 49],
    ['strangers', vttOf('<v Ana>Hi.', '<v Bo>Hi.'), '“Ana”, “Bo”', 38],
    ['another file', 'Hi\n', 'no WebVTT', 0],
    ['nothing', '', 'no WebVTT', 0],
  ])('tells of %s', (_, text, problem, offset) => {
    expect(vtt(text).problems).toMatchObject([{ problem: expect.stringContaining(problem), offset }])
  })

  it('reads on behind a broken cue', () => {
    const read = vtt(
      `${vttOf('<v Agent>Hi.')}\n00:01 --> x\n<v Agent>No.\n\n00:04.000 --> 00:05.000\n<v Ana>Yes.\n`,
    )
    expect(read.problems).toHaveLength(1)
    expect(said(read)).toEqual(['agent: Hi.', 'customer: Yes.'])
  })

  it('takes roles from the user', async () => {
    const text = vttOf('<v Ana>Hi.', '<v Bo>Hi.')
    expect(said(await readListed(text, 'a.vtt', { Bo: 'agent' }))).toEqual(['customer: Hi.', 'agent: Hi.'])
  })

  it('is known by its first line or its name', async () => {
    expect((await readFile(vttOf('<v Agent>Hi.'), '-')).format).toBe('vtt')
    expect((await readFile('Hi', 'a.vtt')).problems).toHaveLength(1)
    expect((await readFile('WEBVTTS\n\n', 'a.txt')).format).toBe('text')
  })
})

describe('an SRT transcript', () => {
  it.each([
    ['brackets', srtOf('[Agent] We are\nsorry.', '[Ana] Hm.', '[Agent] Yes.')],
    ['colons', srtOf('Agent: We are\nsorry.', 'Ana: Hm.', 'Agent: Yes.')],
    ['marks', srtOf('<b>Agent:</b> We are\n{\\an8}sorry.', '<i>Ana</i>: Hm.', '>> AGENT: Yes.')],
    [
      'CR LF and a BOM',
      `\uFEFF${srtOf('(Agent): We are\nsorry.', '(Ana): Hm.', '(Agent): Yes.').replaceAll('\n', '\r\n')}`,
    ],
    ['blank lines', srtOf('Agent: We are\n\nsorry.', 'Ana: Hm.', 'Agent: Yes.')],
    [
      'times of another kind',
      srtOf('Agent: We are\nsorry.', 'Ana: Hm.', 'Agent: Yes.').replaceAll(',000', '.0'),
    ],
  ])('with %s', (_, text) => {
    const read = srt(text)
    expect(read.problems).toEqual([])
    expect(said(read)).toEqual(['agent: We are sorry.', 'customer: Hm.', 'agent: Yes.'])
    expect(messagesOf(read).map(({ at }) => at)).toEqual([0, 1, 2])
    expect(spelledIn(text, messagesOf(read)[0]?.passages[0], 'sorry')).toBe('sorry')
  })

  it.each([
    [
      'bad times',
      `${srtOf('Agent: Hi.')}\n2\n00:00:02,000 -> x -->\nAgent: No.\n`,
      'not the times of a cue',
      46,
    ],
    ['words in front', `Hi there.\n\n${srtOf('Agent: Hi.')}`, 'before the first cue', 0],
    ['nobody', srtOf('Hi there.'), 'who says these words', 32],
    ['strangers', srtOf('Ana: Hi.', 'Bo: Hi.'), '“Ana”, “Bo”', 32],
    ['another file', 'Hi\n', 'no cue of SRT', 0],
  ])('tells of %s', (_, text, problem, offset) => {
    expect(srt(text).problems).toMatchObject([{ problem: expect.stringContaining(problem), offset }])
  })

  it('is known by its first lines or its name', async () => {
    expect((await readFile(srtOf('Agent: Hi.'), '-')).format).toBe('srt')
    expect((await readFile('Hi', 'a.srt')).problems).toHaveLength(1)
  })
})

describe('cues', () => {
  const change = (read: Outcome, found: string, words: string) => {
    const passage = messagesOf(read)[0]?.passages[0]
    const start = passage?.located.text.indexOf(found) ?? -1
    return passage?.located.replace({ start, end: start + found.length }, words)
  }

  it.each([
    ['WebVTT', vtt, vttOf('<v Agent>We <i>are</i> sorry &amp;\nlate,', '<v Agent>very late.', '<v Ana>ok')],
    ['SRT', srt, srtOf('Agent: We <i>are</i> sorry &amp;\nlate,', 'very late.', 'Ana: ok')],
  ])('of %s read new words back, or refuse them', (_, read, text) => {
    const edit = change(read(text), 'sorry & late', 'so <glad> &amp; --> well')
    if (!edit || isRefusal(edit)) throw new Error('refused')
    expect(said(read(applied(text, edit)))).toEqual([
      'agent: We are so <glad> &amp; --> well, very late.',
      'customer: ok',
    ])
    expect(change(read(text), 'sorry', 'a\nb')).toEqual({
      refused: 'a line break would end the words of a cue',
    })
    expect(change(read(text), 'We', 'Ana: we')).toEqual({
      refused: 'the words would look like another speaker',
    })
    expect(change(read(text), 'sorry', '[music] a')).toEqual({ refused: 'the words would look like a sound' })
    expect(change(read(text), 'late, very', 'x')).toEqual({ refused: 'markup stands between the words' })
    expect(change(read(text), 'We are', 'x')).toEqual({ refused: 'markup stands between the words' })
  })

  it('have the text that another parser finds', () => {
    const words = fc.array(fc.constantFrom('ok', 'we are', '谢谢 a', '😀', '5 > 3', '“x”', 'R&D,'), {
      minLength: 1,
      maxLength: 4,
    })
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 5 }), all => {
        const cues = all.map(lines => lines.join('\n'))
        for (const [read, text] of [
          [vtt, vttOf(...cues.map(cue => `<v Agent>${cue}`))],
          [srt, srtOf(...cues.map(cue => `Agent: ${cue}`))],
        ] as const) {
          const { entries }: { entries: readonly { text: string; from: number }[] } = parse(text)
          const theirs = entries.map(entry =>
            entry.text.replace(/^(?:<v Agent>|Agent: )/, '').replaceAll('\n', ' '),
          )
          expect(said(read(text))).toEqual([`agent: ${theirs.join(' ')}`])
          expect(messagesOf(read(text))[0]?.at).toBe((entries[0]?.from ?? -1) / 1000)
        }
      }),
      { numRuns: 100 },
    )
  })

  it('never fail, and are in their places', () => {
    const part = fc.constantFrom(
      'WEBVTT\n',
      '\n',
      '\r\n',
      '1\n',
      '00:01.000 --> 00:02.000\n',
      '00:00:01,000 --> 00:00:02,000\n',
      '-->',
      '<v Agent>',
      '</v>',
      '<i>',
      'Agent: ',
      '[Ana] ',
      '[music]',
      '&amp;',
      '&#',
      'Hi ',
      '- ',
      'NOTE',
      '😀',
      '<',
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), parts => {
        for (const [read, text] of [
          [vtt, `WEBVTT\n\n00:00.000 --> 00:01.000\n${parts.join('')}`],
          [srt, `1\n00:00:00,000 --> 00:00:01,000\n${parts.join('')}`],
        ] as const) {
          for (const { passages } of messagesOf(read(text)))
            for (const { located } of passages) expectTruePlaces(located, text)
        }
      }),
      { numRuns: 300 },
    )
  })
})
