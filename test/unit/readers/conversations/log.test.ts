import { describe, expect, it } from 'vitest'
import { readLog } from '../../../../src/readers/conversations/log.ts'
import { looksLikeLog } from '../../../../src/readers/conversations/log-turns.ts'
import { isRefusal } from '../../../../src/text/edit.ts'
import * as fc from '../../../random.ts'
import { messagesOf, readWith, said, spelledIn } from '../reading.ts'
import { applied } from '../words.ts'
import { readListed } from './as-user.ts'

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
    ['in Chinese brackets', '【客服】Hi!\n【顾客】：My bag is late.\n'],
    ['with Chinese times', '客服小王（上午10:03）：Hi!\n顾客 2024年5月1日 10:04：My bag is late.'],
    ['of a shop', 'acme旗舰店:小王 (2024-05-01 10:03:12): Hi!\n买家 (2024-05-01 10:04:12): My bag is late.'],
    [
      'with names of months',
      'Agent, May 1, 2024 at 10:03 AM\nHi!\n\nAna, May 1, 2024 at 10:04 AM\nMy bag is late.',
    ],
    ['with today', 'Megan (Support) — Today at 10:03 AM\nHi!\nAna — Today at 10:04 AM\nMy bag is late.'],
    ['with bars', '10:03 AM | Megan from Acme: Hi!\n10:04 AM | Ana: My bag is late.'],
    ['with angles', '[10:03] <Agent> Hi!\n[10:04] <Ana> My bag is late.'],
    ['as a list', '- Agent: Hi!\n- Customer: My bag is late.'],
    ['under headings', '### Agent\nHi!\n\n### Customer\nMy bag is late.'],
    ['with names in bold', '**Agent**\nHi!\n\n**Customer**\nMy bag is late.'],
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

  it.each([
    'Chat started on 2024-05-01 10:02',
    '(10:03:00) *** Ana has joined the chat ***',
    'Megan (Support) joined the conversation.',
    '-- Ana has left the chat --',
    'Chat transferred to Billing',
    '小王已加入会话',
    '对话已结束',
  ])('knows that nobody says %j', line => {
    expect(said(log(`Agent: Hi!\nand hello\n${line}\nAna: Hi.\nAgent: Yes?\n`))).toEqual([
      'agent: Hi!\nand hello',
      expect.stringContaining('system: '),
      'customer: Hi.',
      'agent: Yes?',
    ])
  })

  it.each(['Tuesday, April 30, 2024', '--- 2024-05-01 ---', '5月1日 上午10:03'])(
    'knows that %j is a day',
    line => {
      expect(said(log(`${line}\nAgent: Hi!\n\n${line}\nAna: Hi.\nAgent: Yes?\n`))).toEqual([
        'agent: Hi!',
        'customer: Hi.',
        'agent: Yes?',
      ])
    },
  )

  it('reads an Intercom transcript', () => {
    const text =
      'Conversation with Ana Diaz\nStarted on May 1, 2024 at 10:00 AM Dublin time GMT+1\n---\n\n10:00 AM | Ana Diaz: Hi\n10:01 AM | Fin: Hello\n10:02 AM | Bo: Yes?\n\n---\nExported from Acme\n'
    const read = log(text)
    expect(read.problems).toEqual([])
    expect(said(read)).toEqual(['customer: Hi', 'bot: Hello', 'agent: Yes?'])
    expect(messagesOf(read).map(({ at }) => at)).toEqual([0, 60, 120])
  })

  it('knows the one who welcomes the other', () => {
    expect(said(log('[10:03] Ana: Hi\n[10:04] Bo: Hello, how may I help you?\n'))).toEqual([
      'customer: Hi',
      'agent: Hello, how may I help you?',
    ])
  })

  it('needs a role, asks once for all names, and takes it from the user', async () => {
    const text = '[10:03] Ana: Hi!\n[10:04] Bo (Rome): Hi.\n[10:05] Ana: So?\n'
    expect(log(text).problems).toEqual([
      {
        problem: 'Nothing tells whether “Ana”, “Bo” are on the side of the company or of the customer.',
        hint: 'List these names under “roles” in tactful.yaml: roles: {agent: [Ana]}, or write the role behind it: “Ana (Support): …”.',
        offset: 0,
      },
    ])
    const read = await readListed(text, 'a.log', { Bo: 'agent' })
    expect(said(read)).toEqual(['customer: Hi!', 'agent: Hi.', 'customer: So?'])
  })

  it('gives each conversation its own customer', () => {
    expect(said(log('Agent: Hi!\nAna: a\nAna: b\n---\nAgent: Hi!\nBo: c\nBo: d\n'))).toEqual([
      'agent: Hi!',
      'customer: a',
      'customer: b',
      'agent: Hi!',
      'customer: c',
      'customer: d',
    ])
  })

  it('reads new words back, or refuses them', () => {
    const text = '[10:03] Agent: We are sorry.\n[10:04] Ana: ok\n'
    const passage = messagesOf(log(text))[0]?.passages[0]
    const change = (words: string) => passage?.located.replace({ start: 7, end: 12 }, words)
    const edit = change('very\nglad, yes')
    if (!edit || isRefusal(edit)) throw new Error('refused')
    expect(said(log(applied(text, edit)))).toEqual(['agent: We are very\nglad, yes.', 'customer: ok'])
    for (const words of ['a\nAna: b', 'a\n[10:03] Bo: b', 'a\nChat ended\nb'])
      expect(change(words)).toEqual({ refused: 'by a “:” or a time, the words would look like a new turn' })
  })

  it.each([
    ['a mail with notes', 'Hi Ana,\n\nNote: we are closed.\nPhone: 555-0100\n\nBest regards\nBo\n'],
    ['mail headers', 'From: Ana\nTo: Bo\nSubject: Late\nDate: today\n\nHello.\n'],
    ['a form', 'Order: 4471\nName: Ana\nCity: Rome\n'],
    ['a letter', 'Dear customer:\n\nThank you for writing.\n\nCustomer Support\n'],
    ['questions and answers', 'Q: Why?\nA: So.\nQ: When?\nA: Soon.\n'],
    ['a server log', '2024-05-01 10:03:12 ERROR: no\n2024-05-01 10:03:13 INFO: yes\n'],
    ['opening hours', 'Monday: 9:00\nTuesday: 9:00\n'],
    ['a notice', '【温馨提示】我们将于明天休息。\n【营业时间】9:00–18:00\n'],
    ['times of a timetable', 'Monday 9:00\nTuesday 10:00\n'],
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
