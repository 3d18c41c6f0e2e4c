import { describe, expect, test } from 'vitest'
import { fixText } from '../../src/engine/fix.ts'
import { applyEdits } from '../../src/engine/planned.ts'
import type { Diagnostic } from '../../src/engine/report.ts'
import { readSource } from '../../src/readers/read.ts'
import type { Example } from '../../src/rule/rule.ts'
import { Located } from '../../src/text/located.ts'
import { isProblem } from '../../src/text/problem.ts'
import { checker, folder, speaksToAll } from '../rules/harness.ts'
import { messagesOf, readFile } from '../unit/readers/reading.ts'
import { picker } from './picker.ts'
import { type Pick, type Spoken, type Writer, written } from './script.ts'
import { writers } from './writers/index.ts'

/** How many files are written and mended, over all formats. */
const placements = 10_000

/** Every example that a safe rewrite mends, as a message. */
const fixable: readonly Example[] = folder.rules.flatMap(rule =>
  rule.entries
    .filter(entry => speaksToAll(rule, entry) && entry.rewrite.some(({ safe }) => safe))
    .flatMap(entry => entry.bad)
    .filter(({ after, text }) => after === undefined && !text.includes('\n')),
)

const plain = (example: Example | undefined): string => (example?.text ?? '').replace(/[«»]/g, '')

const spokenIn = (writer: Writer, pick: Pick): readonly Spoken[] => {
  const agent = (): Spoken => ({ role: 'agent', text: plain(fixable[pick(fixable.length)]) })
  if (writer.holds === 'message') return [agent()]
  if (writer.holds === 'macros')
    return [agent(), { role: 'agent', text: 'Your order is here, Ana.' }, agent()]
  return [{ role: 'customer', text: 'The lamp is broken.' }, agent(), { role: 'customer', text: 'Well.' }]
}

const examinerOf = ({ path, as, format }: Writer) => ({
  read: (text: string) => readSource({ path, located: Located.file(text) }, as ? { as: format } : {}),
  check: async (text: string) => {
    const reading = await readSource({ path, located: Located.file(text) }, as ? { as: format } : {})
    if (!reading || isProblem(reading)) throw new Error(`unread: ${text}`)
    return (await checker.file(reading, { path, text })).report.findings
  },
})

const textsOf = async ({ path, as, format }: Writer, text: string): Promise<readonly string[]> =>
  messagesOf(await readFile(text, path, as && format)).flatMap(({ passages }) =>
    passages.map(({ located }) => located.text),
  )

/** Between what both texts begin and end with stands nothing but the passage, and the quotes that a cell may get. */
const expectLocal = (before: string, after: string, { rewrites }: Diagnostic): void => {
  let same = 0
  while (same < before.length && before[same] === after[same]) same++
  let end = 0
  const most = Math.min(before.length, after.length) - same
  while (end < most && before.at(-1 - end) === after.at(-1 - end)) end++
  const places = rewrites.flatMap(({ change }) => {
    return [change?.passage, change?.twin].flatMap(passage =>
      passage ? [passage.located.source({ start: 0, end: passage.located.text.length })] : [],
    )
  })
  const from = Math.min(...places.map(({ start }) => start)) - 1
  const to = Math.max(...places.map(place => place.end)) + 1
  const inside = same >= from && before.length - end <= to
  expect(inside, `${before}\n→\n${after}`).toBe(true)
}

const check = async (writer: Writer, pick: Pick): Promise<{ applied: number; refused: number }> => {
  const messages = spokenIn(writer, pick).filter(({ text }) => !writer.never?.test(text))
  if (messages.length === 0) return { applied: 0, refused: 0 }
  const { text } = written(writer, messages, pick)
  const examiner = examinerOf(writer)
  const fixed = await fixText(text, examiner, false)
  const edits = fixed.applied.map(({ finding }) => finding)
  if (edits.length === 0) expect(fixed.text).toBe(text)
  else {
    // Only the words that are named as changed differ, wherever the fixes were made in one pass.
    const before = await textsOf(writer, text)
    const after = await textsOf(writer, fixed.text)
    expect(after.length, text).toBe(before.length)
    const changed = before.filter((passage, index) => passage !== after[index])
    expect(changed.length, `${text}\n→\n${fixed.text}`).toBeLessThanOrEqual(edits.length)
  }
  const [only] = fixed.applied
  if (only && fixed.applied.length === 1) expectLocal(text, fixed.text, only.finding)
  const again = await fixText(fixed.text, examiner, false)
  expect(again.text, fixed.text).toBe(fixed.text)
  expect(again.applied).toEqual([])
  return { applied: fixed.applied.length, refused: fixed.refused.length }
}

test('edits are made at the places of the text before', () => {
  const edits = [
    { start: 4, end: 7, text: 'x' },
    { start: 0, end: 1, text: '' },
  ]
  expect(applyEdits('a b cde f', edits)).toBe(' b x f')
})

describe('no file is broken by its fixes, and a second run finds nothing to do', () => {
  test('there is something to fix', () => expect(fixable.length).toBeGreaterThan(50))
  for (const [index, writer] of writers.entries()) {
    test(`${writer.format}, ${writer.name}`, async () => {
      const pick = picker(20_261_122 + index)
      let applied = 0
      let refused = 0
      for (let run = 0; run < placements / writers.length; run++) {
        const made = await check(writer, pick)
        applied += made.applied
        refused += made.refused
      }
      if (writer.refuses) expect(applied).toBe(0)
      expect(writer.refuses ? refused : applied).toBeGreaterThan(0)
    }, 60_000)
  }
})
