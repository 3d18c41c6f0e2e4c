import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { eventIn } from '../../../../src/readers/conversations/log-event.ts'
import { mayBeLog, mayBeMark, mayBeTurn } from '../../../../src/readers/conversations/log-gate.ts'
import { logRole, turnHead } from '../../../../src/readers/conversations/log-turn.ts'
import { mayHaveRole, roleOf } from '../../../../src/readers/conversations/role.ts'
import type { Role } from '../../../../src/text/conversation.ts'
import * as fc from '../../../random.ts'

const takes = (line: string, roles = (_: string): Role | undefined => 'agent'): boolean =>
  line.trim() !== '' && turnHead(line, 0, roles) !== undefined

const pieces = fc.constantFrom(
  ...[
    'Ana',
    'Ana Lopez',
    'Dr. O’Neill',
    '客服',
    'Agent',
    'SupportBot',
    'Fin',
    'Help Desk',
    '顾客小王',
    '10:03',
    '[10:03]',
    '(10:03 AM)',
    '2024-05-01 9:00',
  ],
  ...[
    '- ',
    '• ',
    '## ',
    '>> ',
    '**',
    '【',
    '】',
    '<',
    '>',
    '(',
    ')',
    '（',
    '）',
    '[',
    ']',
    ':',
    '：',
    ',',
    '|',
    '—',
  ],
  ...[
    ' ',
    '\t',
    '/',
    '&',
    '@',
    '#',
    '_',
    '.',
    '!',
    '?',
    'hi',
    'from',
    'your refund was sent',
    '今天',
    'é',
    '𠮷',
  ],
)

const lines = fc
  .array(fc.oneof({ weight: 9, arbitrary: pieces }, fc.string({ maxLength: 3 })), { maxLength: 14 })
  .map(parts => parts.join('').replace(/[\r\n]/g, ' '))

test('whatever is taken for a turn passes', () => {
  fc.assert(
    fc.property(lines, line => {
      expect(mayBeTurn(line, () => true) || !takes(line)).toBe(true)
      expect(mayBeTurn(line) || !takes(line, logRole)).toBe(true)
    }),
    { numRuns: 5000 },
  )
})

test('of a whole text as of its lines', () => {
  const short = fc.constantFrom('Agent', '- Agent Ana', 'Customer  ', '## 客服', 'Hi', 'Ana:', '', ' ')
  const text = fc
    .tuple(fc.constantFrom('', '\uFEFF'), fc.array(fc.oneof(lines, short)), fc.constantFrom('\n', '\r\n'))
    .map(([bom, all, end]) => bom + all.join(end))
  fc.assert(
    fc.property(text, given => {
      const own = given.replace(/^\uFEFF/, '').split(/\r?\n/)
      const turns = own.filter(line => line.trim() !== '' && takes(line, logRole)).length
      expect(mayBeLog(given) || turns < 2).toBe(true)
    }),
    { numRuns: 2000, examples: [['\uFEFF2024-05-01 9:00Ana Lopez\nAgent']] },
  )
})

test('whatever else marks a line of a log passes', () => {
  const parts = fc.constantFrom(
    ...[
      '*** ',
      ' ***',
      'Ana ',
      'Ana has ',
      'the ',
      'joined ',
      'left the ',
      'chat',
      'session',
      ' was ended',
      ' ended.',
    ],
    ...[
      'Today',
      '2024-05-01',
      'Wed 1 May, 2024',
      'May 1st',
      ' at ',
      ', ',
      '10:03 AM',
      '5月1日',
      '[',
      ']',
      '- ',
      ' -',
    ],
    ...['会话已结束', '加入了聊天', 'Chat transferred to Ben', '!', '.', ' '],
  )
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 6 }), all => {
      const line = all.join('')
      expect(mayBeMark(line) || line.trim() === '' || eventIn(line) === undefined).toBe(true)
    }),
    { numRuns: 5000 },
  )
})

test('so does every turn in the fixtures', () => {
  const files = readdirSync('fixtures', { recursive: true, encoding: 'utf8' })
    .map(name => join('fixtures', name))
    .filter(path => statSync(path).isFile() && statSync(path).size < 200_000)
  const lines = files.flatMap(path => readFileSync(path, 'utf8').split(/\r?\n/))
  const lost = lines.filter(
    line => (takes(line) && !mayBeTurn(line, () => true)) || (takes(line, logRole) && !mayBeTurn(line)),
  )
  expect(lines.filter(line => takes(line)).length).toBeGreaterThan(100)
  expect(lost).toEqual([])
})

test.each(['ſupport', 'Help des\u212a', 'Conseillère', 'AI', 'No-Reply'])(
  '%s passes the cheap look',
  name => {
    expect([roleOf(name) !== undefined, mayHaveRole(name)]).toEqual([true, true])
  },
)

test('a name that tells a role passes the cheap look', () => {
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 4 }), parts => {
      const name = parts.join('')
      expect(mayHaveRole(name) || roleOf(name) === undefined).toBe(true)
    }),
  )
})

test.each([
  ['# Refund\n\nHi Ana,\n\nIt was sent.\n\nBest regards\nMegan\n', false],
  ['Agent\nhi\nCustomer\nhello\n', true],
  ['Hi Ana,\n\nYour refund was sent today. It arrives by Friday.\n\nBest regards,\nThe Acme Team\n', false],
  ['Track it here: https://example.com/x\n\nThanks!\n', false],
  ['Ana: hi\nBen: hello\n', true],
  ['10:03 Ana\nhi\n10:04 Ben\nhello\n', true],
])('%j may be a log: %s', (text, may) => {
  expect(mayBeLog(text)).toBe(may)
})

test('a ruler is a mark of a log, an item of a list and bold words are none', () => {
  for (const line of ['---', ' * * *', '=====', '_ _ _']) expect(mayBeMark(line)).toBe(true)
  for (const line of ['- That will be out for you, in a moment.', '**Is that all right with you, or not?**'])
    expect(mayBeMark(line)).toBe(false)
})
