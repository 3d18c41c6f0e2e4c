import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readLog } from '../../../../src/readers/conversations/log.ts'
import { looksLikeLog } from '../../../../src/readers/conversations/log-turns.ts'
import { messagesOf, readWith, said, spelledIn } from '../reading.ts'

const log = (text: string, as?: string) => readWith(readLog, text, as)

describe('a chat log', () => {
  it.each([
    ['plain', 'Agent: Hi!\nCustomer: My bag is late.\n'],
    ['with a clock', '[10:03] Agent: Hi!\n[10:04] Customer: My bag is late.\n'],
    ['with names', '[10:03] Megan (Support): Hi!\n[10:04] Ana Diaz: My bag is late.\n'],
    ['with am and pm', '10:03 AM Agent: Hi!\n10:04 AM Ana: My bag is late.'],
    ['with the clock behind', 'Agent (10:03): Hi!\r\nVisitor (10:04): My bag is late.\r\n'],
    ['with dates', '2024-05-01 10:03:12 Agent: Hi!\n2024-05-01 10:04:00 Client: My bag is late.'],
    ['with speakers on their own lines', 'Agent\nHi!\n\nCustomer\nMy bag is late.\n'],
    ['with colons on their own lines', 'Agent:\nHi!\n\nCustomer:\nMy bag is late.\n'],
    ['in bold', '**Agent:** Hi!\n\n**Customer:** My bag is late.\n'],
    ['in Chinese', '客服：Hi!\n客户：My bag is late.\n'],
    ['in brackets', '[Agent]: Hi!\n[Customer]: My bag is late.\n'],
  ])('%s', (_, text) => {
    const read = log(text)
    expect(read.format).toBe('log')
    expect(said(read)).toEqual(['agent: Hi!', 'customer: My bag is late.'])
    const passage = messagesOf(read)[1]?.passages[0]
    expect(spelledIn(text, passage, 'bag is')).toBe('bag is')
    expect(passage?.located.source({ start: 0, end: 2 }).start).toBe(text.indexOf('My bag'))
  })

  it('gives lines without a speaker to the turn before', () => {
    const text = 'Agent: We are\nsorry. Note: it is late.\nNote: so are we.\nCustomer: ok\nBot: Rate us.\n'
    expect(said(log(text))).toEqual([
      'agent: We are\nsorry. Note: it is late.\nNote: so are we.',
      'customer: ok',
      'bot: Rate us.',
    ])
  })

  it('counts seconds over midnight, and keeps names', () => {
    const messages = messagesOf(
      log('[11:59 PM] Ana (Agent): Hi!\n[12:01 AM] Bo: Hi.\n[12:02 AM] Ana (Agent): Yes?\n'),
    )
    expect(messages.map(({ at }) => at)).toEqual([0, 120, 180])
    expect(messages.map(({ author }) => author)).toEqual(['Ana', 'Bo', 'Ana'])
  })

  it('may hold several conversations', () => {
    expect(log('Agent: Hi!\nUser: Hi.\n-----\nAgent: Hello!\nUser: Yo.\n').conversations).toHaveLength(2)
  })

  it('needs a role', () => {
    const read = log('[10:03] Ana: Hi!\n[10:04] Bo: Hi.\n')
    expect(read.problems).toMatchObject([{ problem: expect.stringContaining('Ana'), offset: 0 }])
    expect(read.problems[0]?.hint).toContain('Ana (Support)')
  })

  it.each([
    ['a mail with notes', 'Hi Ana,\n\nNote: we are closed.\nPhone: 555-0100\n\nBest regards\nBo\n'],
    ['mail headers', 'From: Ana\nTo: Bo\nSubject: Late\nDate: today\n\nHello.\n'],
    ['a form', 'Order: 4471\nName: Ana\nCity: Rome\n'],
    ['a letter', 'Dear customer:\n\nThank you for writing.\n\nCustomer Support\n'],
    ['questions and answers', 'Q: Why?\nA: So.\nQ: When?\nA: Soon.\n'],
    ['a server log', '2024-05-01 10:03:12 ERROR: no\n2024-05-01 10:03:13 INFO: yes\n'],
    ['opening hours', 'Monday: 9:00\nTuesday: 9:00\n'],
    ['nothing', ''],
  ])('is not %s', (_, text) => {
    expect(looksLikeLog(text)).toBe(false)
    expect(log(text)).toMatchObject({ format: undefined, problems: [] })
    expect(log(text, 'log').problems[0]).toHaveProperty('offset')
  })

  it('never fails', () => {
    const parts = fc.constantFrom(
      'Agent',
      ': ',
      'Ana',
      '\n',
      '[10:03] ',
      '10:04',
      '(',
      ')',
      '-----',
      ' ',
      '\r\n',
      '：',
      '😀',
    )
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 30 }), some => void said(log(some.join('')))),
      { numRuns: 200 },
    )
  })
})
