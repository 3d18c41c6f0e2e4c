import { expect, test } from 'vitest'
import { makeChecker } from '../../../src/engine/check.ts'
import { judgeGathered } from '../../../src/engine/collection.ts'
import { textPassages } from '../../../src/readers/prose/text.ts'
import { defineCollectionRule } from '../../../src/rule/collection.ts'
import { integer } from '../../../src/rule/options.ts'
import type { Rule } from '../../../src/rule/rule.ts'
import { applySettings } from '../../../src/rule/settings.ts'
import type { Conversation } from '../../../src/text/conversation.ts'
import { Located } from '../../../src/text/located.ts'
import { bookOf, ruleOf } from './book.ts'

/** A plugin's rule: every text has its own number of letters. */
const unique: Rule = {
  group: 'plugin',
  ...defineCollectionRule<number>()({
    id: 'unique-length',
    title: { en: 'Be unique', zh: '与众不同' },
    why: { en: 'Why not.', zh: '为什么不。' },
    severity: 'info',
    cite: [],
    languages: ['en'],
    messages: { taken: { en: '{letters} letters has {other} too.', zh: '{other}也有{letters}个字。' } },
    options: { least: integer({ default: 3, least: 1, about: 'Letters.' }) },
    notes: [],
    folders: [],
    note(message, { least }) {
      const [passage] = message.passages
      if (!passage || passage.text.length < least) return undefined
      // Asks for sentences, which may need the parser.
      return { passage, range: passage.sentences()[0] ?? { start: 0, end: 1 }, digest: passage.text.length }
    },
    *judge(kept, { tell }) {
      for (const one of kept) {
        const other = kept.find(each => each !== one && each.digest === one.digest)
        if (other) yield tell.taken(one, { letters: one.digest, other: other.path })
      }
    },
  }),
}

const parser = async () => () => []
const checkerOf = (...rules: readonly Rule[]) => makeChecker(bookOf(rules), parser, ({ id }) => `url/${id}`)

const conversations = (text: string): Conversation[] =>
  text
    .split('\n')
    .map((line, at, lines) => ({ line, start: lines.slice(0, at).join('\n').length + (at > 0 ? 1 : 0) }))
    .map(({ line, start }) => ({
      messages: [
        {
          path: ['body'],
          role: 'agent' as const,
          audience: 'customer' as const,
          passages: textPassages(Located.file(text).slice(start, start + line.length)),
        },
      ],
    }))

const gather = async (texts: Readonly<Record<string, string>>, ...rules: readonly Rule[]) => {
  const checker = checkerOf(...rules)
  const gathered = []
  for (const [path, text] of Object.entries(texts)) {
    const checked = await checker.file(
      { format: 'text', conversations: conversations(text) },
      { path, text, among: true },
    )
    gathered.push(...(checked.gathered ?? []))
  }
  return gathered
}

test('a rule over files speaks at true places when all are read', async () => {
  const said = judgeGathered(await gather({ 'a.txt': 'one\nfifteen', 'b.txt': 'sixteen. Mr. X' }, unique))
  expect(said).toEqual([])
  const [first, second] = judgeGathered(
    await gather({ 'a.txt': 'seventeen\nsix', 'b.txt': '中文三' }, unique),
  )
  expect(first).toMatchObject({
    path: 'a.txt',
    finding: {
      rule: 'unique-length',
      severity: 'info',
      message: '3 letters has b.txt too.',
      text: 'six',
      start: { line: 2, column: 1, offset: 10 },
      end: { line: 2, column: 4, offset: 13 },
      messagePath: ['body'],
      url: 'url/unique-length',
    },
  })
  expect(second).toMatchObject({ path: 'b.txt', finding: { message: 'a.txt也有3个字。', why: '为什么不。' } })
})

test('what is kept of a message is plain data', async () => {
  const [one] = await gather({ 'a.txt': 'six' }, unique)
  expect(JSON.parse(JSON.stringify(one?.kept))).toEqual(one?.kept)
  expect(JSON.parse(JSON.stringify(one?.place))).toEqual(one?.place)
})

test('equal findings of a file differ by their fingerprints', async () => {
  const said = judgeGathered(await gather({ 'a.txt': 'same\nsame', 'b.txt': 'same' }, unique))
  expect(said).toHaveLength(3)
  const [a, b, c] = said.map(({ finding }) => finding.fingerprint)
  expect(a).not.toBe(b)
  expect(a).toBe(c)
})

test('settings switch it, make it louder and set its options', async () => {
  const under = (choice: object) => applySettings([unique], new Map([['unique-length', choice]]))
  expect(under({ is: 'off' })).toEqual([])
  const texts = { 'a.txt': 'six\nseven', 'b.txt': 'ten\nfives' }
  const said = judgeGathered(await gather(texts, ...under({ is: 'error', options: { least: 5 } })))
  expect(said.map(({ finding }) => `${finding.severity} ${finding.text}`)).toEqual([
    'error seven',
    'error fives',
  ])
})

test('nothing is kept of a file that is named by itself, nor where there is no such rule', async () => {
  const reading = { format: 'text', conversations: conversations('six') }
  const file = { path: 'a.txt', text: 'six' }
  expect(await checkerOf(unique).file(reading, file)).not.toHaveProperty('gathered')
  const plain = await checkerOf(ruleOf('plain')).file(reading, { ...file, among: true })
  expect(plain).not.toHaveProperty('gathered')
})
