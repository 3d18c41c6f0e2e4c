import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Checker, makeChecker } from '../src/engine/check.ts'
import { proposeEnds } from '../src/language/english.ts'
import { textPassages } from '../src/readers/prose/text.ts'
import { readSource } from '../src/readers/read.ts'
import type { Reading } from '../src/readers/reader.ts'
import { readMarks } from '../src/rule/example.ts'
import { applySettings, settingsOf } from '../src/rule/settings.ts'
import { tell } from '../src/testing/turns.ts'
import type { Conversation, Message } from '../src/text/conversation.ts'
import { Located } from '../src/text/located.ts'
import { isProblem } from '../src/text/problem.ts'
import * as fc from './random.ts'
import { folder, root } from './rules/harness.ts'

/** Milliseconds: a close reading takes its time, the more so on a busy machine. */
const patience = 180_000

const declared = {
  is: 'on',
  options: { declared: ['ticket.*', 'customer.first_name', 'order.number'] },
} as const
const options = new Map([...settingsOf('strict', folder.profiles), ['unknown-variable', declared] as const])
const rules = applySettings(folder.rules, options)

const checkerOf = (fastPath: boolean): Checker =>
  makeChecker(
    { ...folder, rules, fastPath },
    async () => proposeEnds,
    () => '',
  )

const fast = checkerOf(true)
const close = checkerOf(false)

/** What comes of a reading, however much of it is asked for. */
const reportsBy = async (checker: Checker, reading: () => Promise<Reading>, text: string) => {
  const file = { path: 'a', text, today: '2026-11-22' }
  return {
    findings: await checker.file(await reading(), file),
    whole: await checker.file(await reading(), { ...file, among: true, keepSaid: true }),
  }
}

const expectSame = async (reading: () => Promise<Reading>, text: string): Promise<void> =>
  expect(await reportsBy(fast, reading, text)).toEqual(await reportsBy(close, reading, text))

const expectSameOf = (conversations: readonly Conversation[]): Promise<void> =>
  expectSame(async () => ({ format: 'text', conversations }), '')

/** The texts of all examples, and the turns that they answer. */
const texts = rules.flatMap(({ entries, examples = [] }) => [
  ...entries.flatMap(({ bad, good, spare }) =>
    [...bad, ...good, ...spare].flatMap(({ text, after }) => [
      readMarks(text).text,
      ...(after ? [after] : []),
    ]),
  ),
  ...examples.flatMap(({ turns }) => turns.map(turn => readMarks(turn.replace(/^[^:]*: /, '')).text)),
])

const filesBelow = (path: string): readonly string[] =>
  readdirSync(path, { recursive: true, encoding: 'utf8' })
    .map(name => join(path, name))
    .filter(each => statSync(each).isFile() && !each.endsWith('.picture'))

describe('the fast path finds what a close reading finds', () => {
  it(
    'in the examples of all rules, one after the other',
    () =>
      expectSameOf(
        texts.flatMap((text, at) =>
          (['agent', 'bot', 'customer'] as const).map(role => ({
            id: `${at} ${role}`,
            messages: [{ path: [], role, audience: 'customer', passages: textPassages(Located.file(text)) }],
          })),
        ),
      ),
    patience,
  )

  it(
    'in the examples of conversations',
    () => expectSameOf(rules.flatMap(({ examples = [] }) => examples.map(each => tell(each).conversation))),
    patience,
  )

  describe('in the fixtures', () => {
    for (const path of filesBelow(`${root}fixtures`)) {
      it(path.slice(root.length), async () => {
        const text = readFileSync(path, 'utf8')
        const read = async (fastPath: boolean) =>
          readSource({ path, located: Located.file(text) }, { fastPath })
        const [quick, slow] = [await read(true), await read(false)]
        if (!slow || isProblem(slow)) return expect(quick).toEqual(slow)
        const again = (fastPath: boolean) => async () => (await read(fastPath)) as Reading
        expect(await reportsBy(fast, again(true), text)).toEqual(await reportsBy(close, again(false), text))
      })
    }
  })

  describe('in the corpora, where they are', () => {
    const corpora = `${root}../shared/corpora`
    const named = existsSync(corpora) ? readdirSync(corpora).filter(name => name.endsWith('.ndjson')) : []
    for (const name of named) {
      it(
        name,
        async () => {
          const lines = readFileSync(join(corpora, name), 'utf8')
            .split('\n')
            .filter(line => line !== '')
          const said = lines.flatMap((line): { text: string; role?: Message['role'] }[] => {
            const { text, role, turns } = JSON.parse(line)
            if (text !== undefined) return [{ text, role }]
            return (turns ?? []).map(([who, words]: readonly [string, string]) => ({
              text: words,
              role: who === 'customer' || who === 'agent' ? who : 'system',
            }))
          })
          // Every seventh conversation of a large corpus.
          const conversations: Conversation[] = []
          for (let at = 0, turns = 3; at < said.length; at += turns * (said.length > 5000 ? 7 : 1)) {
            turns = 3 + (at % 9)
            const messages = said.slice(at, at + turns).map(
              ({ text, role = 'agent' }, turn): Message => ({
                path: [],
                role: named.length > 1 && turn % 2 === 0 && turns > 4 ? 'customer' : role,
                audience: 'customer',
                ...(at % 4 === 0
                  ? { channel: 'chat', at: turn * 90 }
                  : at % 9 === 0
                    ? { channel: 'email' }
                    : {}),
                passages: textPassages(Located.file(text)),
              }),
            )
            conversations.push({ id: String(at), messages })
          }
          await expectSameOf(conversations)
        },
        patience,
      )
    }
  })

  it(
    'in whatever is made of them',
    async () => {
      const piece = fc.oneof(
        { weight: 6, arbitrary: fc.constantFrom(...texts) },
        fc.constantFrom(
          ...[
            '\n',
            '\n\n',
            ' ',
            '!!',
            '?!',
            '...',
            '..',
            '—',
            ' - ',
            '--',
            '。。',
            '。',
            '，',
            '’',
            "'",
            'ſ',
            'K',
          ],
          ...[
            '😊',
            '🙂👍',
            'é',
            'Œuvre',
            'THE',
            'ＯＫ',
            'https://x.com/a?b=c.',
            'www.x.com',
            'wWw.',
            'foo://',
            '@ana',
            '#tag',
          ],
          ...[
            'ana.b@x.com',
            '{{ name }}',
            '{% if x %}',
            '[AMOUNT]',
            '%s',
            '好(hǎo)',
            '漢字（ㄏㄢ）',
            '3.50',
            '$3',
            '１２',
            '3:30',
          ],
          ...[
            "can't",
            'CAN’T',
            'dont',
            "'ll",
            "o'clock",
            "x'todo",
            'TODO',
            'xxx',
            'que la die der',
            'のです',
            '안녕',
          ],
          ...[
            '\u00a0',
            '\ufeff',
            '\ufe0f',
            '\u0301',
            '\ud83d',
            'İ',
            'We’re',
            'our our our our',
            'I. I. I. I.',
          ],
        ),
        fc.string({ unit: 'binary', maxLength: 12 }),
      )
      const change = fc.constantFrom<(text: string) => string>(
        text => text,
        text => text.toUpperCase(),
        text => text.slice(0, Math.ceil(text.length / 2)),
        text => text.replaceAll("'", '’'),
        text => text.replace(/[.。]/g, ''),
        text => text.replace(/ /g, '\n'),
      )
      const words = fc
        .array(fc.tuple(piece, change), { minLength: 1, maxLength: 4 })
        .map(parts => parts.map(([text, changed]) => changed(text)).join(' '))
      const message = fc.record(
        {
          path: fc.constant([]),
          role: fc.constantFrom('agent', 'agent', 'customer', 'customer', 'bot', 'system'),
          audience: fc.constantFrom('customer', 'customer', 'customer', 'internal', 'public'),
          passages: words.map(text => textPassages(Located.file(text))),
          channel: fc.constantFrom('chat', 'email', 'social', 'macro'),
          lang: fc.constantFrom('en', 'zh-CN', 'fr'),
          author: fc.constantFrom('Ana', 'Agent 7', 'Ben Lind'),
          at: fc.integer({ min: 0, max: 4000 }),
          twin: words.map(text => textPassages(Located.file(text))),
          otherReadings: fc.array(
            words.map(text => textPassages(Located.file(text))),
            { minLength: 1, maxLength: 2 },
          ),
        },
        { requiredKeys: ['path', 'role', 'audience', 'passages'] },
      ) as fc.Arbitrary<Message>
      const conversation = fc
        .array(fc.oneof({ weight: 4, arbitrary: message }, message), { minLength: 1, maxLength: 8 })
        // What was said is said again.
        .chain(messages => fc.shuffledSubarray([...messages, ...messages], { minLength: 1 }))
        .map(messages => ({ messages }))
      await fc.assert(
        fc.asyncProperty(fc.array(conversation, { minLength: 1, maxLength: 4 }), async conversations => {
          await expectSameOf(conversations)
        }),
        {
          numRuns: 400,
        },
      )
    },
    patience,
  )
})
