import { describe, expect, test } from 'vitest'
import { tools } from '../../src/cli/tools.ts'
import type { Passage } from '../../src/text/conversation.ts'
import { tactful } from '../cli/world.ts'
import { messagesOf, type Outcome, readFile } from '../unit/readers/reading.ts'
import { type Fixture, fixtures } from './fixtures.ts'
import { picker } from './picker.ts'

/** Formats in which any beginning of a file is a file: there is no end that could be missing. */
const open = new Set([
  'text',
  'markdown',
  'html',
  'mjml',
  'log',
  'whatsapp',
  'vtt',
  'srt',
  'eml',
  'mbox',
  'ndjson',
  'osticket-canned',
])

const passagesOf = (read: Outcome): readonly Passage[] =>
  messagesOf(read).flatMap(({ passages, otherReadings = [] }) => [...passages, ...otherReadings.flat()])

const good = 'Agent: No problem!\nCustomer: Fine.\n'

describe('a file that is cut off in the middle is told with its place, and the other files are checked', () => {
  for (const { format, path, text } of fixtures.filter(fixture => !open.has(fixture.format))) {
    test(`${format}: ${path}`, async () => {
      const cut = text.slice(0, text.length >> 1)
      const files = { [`/w/${path}`]: cut, '/w/z.log': good }
      const { code, out, err } = await tactful(['check', path, 'z.log'], files, { tools })
      expect(code).toBe(2)
      expect(err).toMatch(new RegExp(`${path.replace(/[.\\/[\]]/g, '\\$&')}:\\d+:\\d+`))
      expect(err).not.toMatch(/bug|at \w+ \(/)
      expect(out).toContain('z.log:1:8')
    })
  }
})

describe('a file of another format that the user insists on is told what was expected', () => {
  const insisted = [...new Set(fixtures.map(({ format }) => format))].filter(
    format => !['text', 'markdown', 'html', 'mjml'].includes(format),
  )
  for (const format of insisted) {
    test(format, async () => {
      const files = { '/w/list.txt': 'Milk,\n- eggs\n\n"Bread\n' }
      const { code, err } = await tactful(['check', '--as', format, 'list.txt'], files, { tools })
      expect(code, err).toBe(2)
      expect(err).toMatch(/list\.txt:\d+:\d+/)
      expect(err).not.toMatch(/bug|at \w+ \(/)
    })
  }
})

const runs = 10_000
const letters = [
  '"',
  '<',
  '>',
  '{',
  '}',
  '%',
  '\\',
  '\n',
  '\r',
  ',',
  ':',
  '-',
  '&',
  "'",
  'x',
  '\0',
  '😀',
  '\uD800',
  '|',
]

const mutated = (text: string, pick: (limit: number) => number): string => {
  const at = pick(text.length + 1)
  const more = at + pick(40)
  const letter = letters[pick(letters.length)] ?? ''
  const ways = [
    () => text.slice(0, at) + letter + text.slice(at),
    () => text.slice(0, at) + letter + text.slice(at + 1),
    () => text.slice(0, at) + text.slice(more),
    () => text.slice(0, at) + text.slice(at, more) + text.slice(at),
    () => text.slice(0, at),
    () => text.slice(at),
    () => text.slice(more) + text.slice(0, at),
  ]
  return ways[pick(ways.length)]?.() ?? text
}

test('no mutation of any fixture makes a reader throw or hang', async () => {
  const pick = picker(20_261_122)
  let slowest = 0
  for (let run = 0; run < runs; run++) {
    const { text, path } = fixtures[run % fixtures.length] as Fixture
    let changed = text
    for (let times = 1 + pick(3); times > 0; times--) changed = mutated(changed, pick)
    const began = performance.now()
    for (const passage of passagesOf(await readFile(changed, path))) {
      const { start, end } = passage.located.source({ start: 0, end: passage.located.text.length })
      if (start < 0 || end < start || end > changed.length)
        expect.fail(`${path}: ${start}–${end}\n${changed}`)
    }
    slowest = Math.max(slowest, performance.now() - began)
  }
  // The files are small: this tells one that hangs, on however busy a machine.
  expect(slowest).toBeLessThan(30_000)
}, 120_000)

/** A place in the file that one letter of a passage stands at, and that passage. */
const letterIn = (read: Outcome, text: string, pick: (limit: number) => number) => {
  const passages = passagesOf(read)
  const passage = passages[pick(passages.length)]
  if (!passage) return undefined
  const at = pick(passage.located.text.length)
  const { start, end } = passage.located.source({ start: at, end: at + 1 })
  const inToken = passage.placeholders.some(token => token.start <= at && at < token.end)
  return !inToken && end === start + 1 && /\p{L}/u.test(text[start] ?? '') ? start : undefined
}

describe('another letter inside prose leaves the rest of the file as it was', () => {
  for (const { format, path, text } of fixtures) {
    test(`${format}: ${path}`, async () => {
      const pick = picker(text.length)
      const before = await readFile(text, path)
      const texts = passagesOf(before).map(({ located }) => located.text)
      let tried = 0
      let same = 0
      for (let run = 0; run < 60; run++) {
        const at = letterIn(before, text, pick)
        if (at === undefined) continue
        tried++
        const letter = /[a-z]/.test(text[at] ?? '') ? 'q' : 'Q'
        const after = await readFile(text.slice(0, at) + letter + text.slice(at + 1), path)
        const others = passagesOf(after).filter(({ located }, index) => located.text !== texts[index])
        const together = others.every(({ located }) => located.text.includes(letter))
        if (after.format === format && passagesOf(after).length === texts.length && together) same++
      }
      // In base64 no letter stands for itself.
      expect(tried > 0 || path.includes('base64')).toBe(true)
      expect(same).toBeGreaterThanOrEqual(0.95 * tried)
    })
  }
})
