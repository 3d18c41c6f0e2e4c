import { describe, expect, test } from 'vitest'
import type { Diagnostic, ReportedRewrite } from '../../src/engine/report.ts'
import { textPassages } from '../../src/readers/prose/text.ts'
import { readMarks } from '../../src/rule/example.ts'
import { slotPattern } from '../../src/rule/lexicon-keys.ts'
import type { Act, Entry, Rewrite, Rule } from '../../src/rule/rule.ts'
import type { Message, Role } from '../../src/text/conversation.ts'
import type { Edit } from '../../src/text/edit.ts'
import { Located } from '../../src/text/located.ts'
import { overlaps } from '../../src/text/range.ts'
import { checker, folder } from './harness.ts'

/** A customer's turn that does just this. */
const turns: Readonly<Record<Act, string>> = {
  thanks: 'Thank you.',
  apology: 'Sorry to bother you.',
  complaint: 'This is ridiculous.',
  question: 'Where is it?',
  request: 'Please change it.',
  praise: 'Great service.',
  farewell: 'Goodbye.',
}

const message = (text: string, role: Role): Message => ({
  path: [],
  role,
  audience: 'customer',
  passages: textPassages(Located.file(text)),
})

const findingsIn = async (text: string, before: string | undefined): Promise<readonly Diagnostic[]> => {
  const turn = before === undefined ? [] : [message(before, 'customer')]
  const conversations = [{ messages: [...turn, message(text, 'agent')] }]
  const { report, problems } = await checker.file({ format: 'text', conversations }, { path: 'a.txt', text })
  expect(problems).toEqual([])
  return report.findings
}

/** The text after edits that stand in their order and do not overlap. */
const applied = (text: string, edits: readonly Edit[]): string =>
  edits
    .toReversed()
    .reduce((done, { start, end, text: words }) => done.slice(0, start) + words + done.slice(end), text)

const safeEdits = (findings: readonly Diagnostic[]): readonly Edit[] =>
  findings.flatMap(({ rewrites }) => rewrites.find(({ safe }) => safe)?.edits ?? [])

/** Every text with all its safe rewrites, again and again until none is left; fails if there is no end. */
const settled = async (text: string, before: string | undefined): Promise<string> => {
  let now = text
  for (let round = 0; round < 5; round++) {
    const next = applied(now, safeEdits(await findingsIn(now, before)))
    if (next === now) return now
    now = next
  }
  throw new Error(`no end of rewriting ${text}`)
}

const telling =
  /\d|\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december|today|tomorrow|tonight|will|'ll|shall|promise|promises|guarantee|guaranteed|by|within)\b/giu
const name = /(?<=[\p{L},;:]\s)(?!I\b)\p{Lu}[\p{L}’']*/gu

/** Figures, days, months, promises and names in a text. */
const facts = (text: string): readonly string[] =>
  [...text.matchAll(telling), ...text.matchAll(name)].map(([word]) => word.toLowerCase())

const added = (was: string, is: string): readonly string[] => {
  const known = facts(was)
  return facts(is).filter(fact => !known.includes(fact))
}

type Case = readonly [rule: Rule, entry: Entry, rewrite: Rewrite]

const rewrites: readonly Case[] = folder.rules.flatMap(rule =>
  rule.entries.flatMap(entry => entry.rewrite.map(rewrite => [rule, entry, rewrite] as const)),
)
const safe = rewrites.filter(([, , rewrite]) => rewrite.safe)

test('facts are seen', () => {
  expect(added('Now.', 'We will send it to Ana by May 4.')).toEqual(['will', 'by', 'may', '4', 'ana', 'may'])
  expect(added('We will send it.', 'Well, we will! I send it.')).toEqual([])
})

test('a rewrite with a slot is never safe', () => {
  const slotted = rewrites.filter(([, , { text }]) => slotPattern.test(text))
  expect(slotted.length).toBeGreaterThan(0)
  expect(slotted.filter(([, , rewrite]) => rewrite.safe)).toEqual([])
})

test('a rule is said to have a safe fix if and only if it has one', () => {
  const ids = new Set(safe.map(([rule]) => rule.id))
  expect(ids.size).toBeGreaterThan(0)
  expect(folder.rules.filter(({ fix }) => fix === 'safe').map(({ id }) => id)).toEqual([...ids])
})

/** The bad examples of an entry, each after its own turn, else after one that the rewrite asks for. */
const placed = (
  { bad }: Entry,
  { after }: Rewrite,
): readonly (readonly [text: string, before: string | undefined])[] =>
  bad.flatMap(example => {
    const { text } = readMarks(example.text)
    if (example.after !== undefined || after.length === 0) return [[text, example.after] as const]
    return after.map(act => [text, turns[act]] as const)
  })

describe.each(
  safe.map(each => [`${each[0].id}/${each[1].id}: ${each[2].text || 'leave out'}`, each] as const),
)('%s', (_, [rule, entry, rewrite]) => {
  /** The rewrite as it is reported with the first finding of the entry. */
  const offer = async (text: string, before: string | undefined): Promise<ReportedRewrite | undefined> => {
    const own = (await findingsIn(text, before)).find(
      each => each.rule === rule.id && each.entry === entry.id,
    )
    return own?.rewrites.find(
      each => each.text.toLowerCase() === rewrite.text.toLowerCase() || each.text === rewrite.traditional,
    )
  }
  const cases = placed(entry, rewrite)

  test('is offered as safe after some bad example', async () => {
    const offers = await Promise.all(cases.map(([text, before]) => offer(text, before)))
    expect(offers.filter(each => each?.safe).length).toBeGreaterThan(0)
  })

  test.each(cases)('in %j after %j', async (text, before) => {
    const edit = (await offer(text, before))?.edits[0]
    if (!edit) throw new Error('the rewrite is not offered, or can’t be applied')
    const better = applied(text, [edit])
    expect(better).not.toBe(text)
    const place = { start: edit.start, end: edit.start + Math.max(edit.text.length, 1) }
    const there = (await findingsIn(better, before)).filter(({ start, end }) =>
      overlaps(place, { start: start.offset, end: end.offset }),
    )
    expect(there.map(each => `${each.rule}: ${each.text}`)).toEqual([])
    const final = await settled(text, before)
    expect(await settled(final, before)).toBe(final)
    expect(safeEdits(await findingsIn(final, before))).toEqual([])
    expect(added(text, better)).toEqual([])
    expect(better).not.toMatch(/ {2}| [,.!?]|^[\s,]|^\p{Ll}/u)
  })
})
