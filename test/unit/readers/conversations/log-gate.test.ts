import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mayBeLog, mayBeTurn } from '../../../../src/readers/conversations/log-gate.ts'
import { logRole, turnHead } from '../../../../src/readers/conversations/log-turn.ts'
import { mayHaveRole, roleOf } from '../../../../src/readers/conversations/role.ts'
import type { Role } from '../../../../src/text/conversation.ts'

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

test('whatever is taken for a turn passes', () => {
  const lines = fc.array(fc.oneof({ weight: 9, arbitrary: pieces }, fc.string({ maxLength: 3 })), {
    maxLength: 14,
  })
  fc.assert(
    fc.property(lines, parts => {
      const line = parts.join('').replace(/[\r\n]/g, ' ')
      expect(mayBeTurn(line, () => true) || !takes(line)).toBe(true)
      expect(mayBeTurn(line) || !takes(line, logRole)).toBe(true)
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
