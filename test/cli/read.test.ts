import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { tools } from '../../src/cli/tools.ts'
import { tactful } from './world.ts'

const macro = String.raw`{"macros": [{"title": "Late", "actions": [
  {"field": "comment_value_html", "value": "<p>Hi {{name}}, it\u2019s <b>late</b>.</p><p>抱歉 &amp; \ud83d\ude00</p>"}]}]}`

const log = 'Agent: No problem!\nCustomer: Thank\tyou.\n'

const read = (argv: readonly string[], files: Readonly<Record<string, string>>, stdin = '') =>
  tactful(
    ['read', ...argv],
    Object.fromEntries(Object.entries(files).map(([path, text]) => [`/w/${path}`, text])),
    { tools, stdin },
  )

test('prints messages, passages, places and placeholders', async () => {
  const { code, out, err } = await read(['late.json', 'chat.log'], { 'late.json': macro, 'chat.log': log })
  expect([code, err]).toEqual([0, ''])
  expect(out).toMatchInlineSnapshot(`
    "late.json  zendesk-macros, 1 conversation, 1 message

    macros › Late › comment_value_html  agent · macro
      1  2:48    paragraph Hi {{name}}, it’s late.
                           {{name}} is a name (name)
      2  2:90    paragraph 抱歉 & 😀

    chat.log  log, 1 conversation, 2 messages

    conversation 1
    message  agent · chat
      1  1:8     paragraph No problem!
    message  customer · chat
      2  2:11    paragraph Thank␉you.

    "
  `)
})

test('marks the passages in the file itself', async () => {
  const { out } = await read(['--format', 'source', 'late.json'], { 'late.json': macro })
  expect(out.split('\n').slice(0, 4)).toMatchInlineSnapshot(`
    [
      "1 │ {"macros": [{"title": "Late", "actions": [",
      "2 │   {"field": "comment_value_html", "value": "<p>Hi {{name}}, it\\u2019s <b>late</b>.</p><p>抱歉 &amp; \\ud83d\\ude00</p>"}]}]}",
      "  │                                                111◇◇◇◇◇◇◇◇1111~~~~~~11   1111    1       22222~~~~~2~~~~~~~~~~~~",
      "",
    ]
  `)
})

test('gives the same as JSON, with places in the file', async () => {
  const { out } = await read(['--format', 'json', 'late.json'], { 'late.json': macro })
  const fact = JSON.parse(out)
  expect(fact.format).toBe('zendesk-macros')
  const [message] = fact.conversations[0].messages
  expect(message).toMatchObject({ path: ['macros', 'Late', 'comment_value_html'], role: 'agent' })
  expect(message.passages[0].placeholders).toEqual([
    {
      type: 'name',
      name: 'name',
      text: '{{name}}',
      start: { offset: macro.indexOf('{{'), line: 2, column: 51 },
      end: { offset: macro.indexOf('}}') + 2, line: 2, column: 59 },
    },
  ])
  const { start, end } = message.passages[1]
  expect(macro.slice(start.offset, end.offset)).toBe(String.raw`抱歉 &amp; \ud83d\ude00`)
})

test('says what was not read, and ends in 2', async () => {
  const { code, out, err } = await read(['a.json', 'b.ndjson'], {
    'a.json': '{"macros": [',
    'b.ndjson': '{"role":"agent","text":"Hi"}\n{"role":"waiter","text":"Hi"}\n',
  })
  expect(code).toBe(2)
  expect(out).toMatchInlineSnapshot(`
    "a.json  unknown, 0 conversations, 0 messages

    not read:
      1:13  This is not valid JSON: a closing ] is missing here. Close every [ with a ]; the file may have been cut off.

    b.ndjson  ndjson, 1 conversation, 1 message

    message  agent
      1  1:25    paragraph Hi

    not read:
      2:9  “role” must be agent, customer, bot or system. Expected a line such as {"conversation": "c1", "role": "agent", "text": "Hello!"}.

    "
  `)
  expect(err).toBe('')
})

test('reads standard input by the name it is given', async () => {
  const { code, out } = await read(['-', '--stdin-filename', 'a.md'], {}, '# Hello\n\n- you\n')
  expect(code).toBe(0)
  expect(out).toContain('heading   Hello')
  expect(out).toContain('item      you')
})

test('a file of no known format is named', async () => {
  const { code, err } = await read(['a.xyz'], { 'a.xyz': 'Hello' })
  expect(code).toBe(2)
  expect(err).toContain('a.xyz: no format that tactful knows')
})

test('nothing in a file steers the terminal', async () => {
  const { out } = await read(['a.txt', '--format', 'source'], { 'a.txt': 'Hi \u001b[2Jyou\u202e there' })
  expect(out).not.toContain('\u001b')
  expect(out).not.toContain('\u202e')
  expect(out).toContain('Hi ␛[2Jyou<U+202E> there')
})

test('the samples are read without a rest', async () => {
  const names = ['chat.log', 'macros.json', 'order-late.html', 'welcome.md']
  const files = Object.fromEntries(
    names.map(name => [
      name,
      readFileSync(new URL(`../../fixtures/samples/${name}`, import.meta.url), 'utf8'),
    ]),
  )
  const { code, err } = await read(names, files)
  expect([code, err]).toEqual([0, ''])
})

test('what a folder holds beside texts is passed over', async () => {
  const files = { 'a.md': 'Hello', 'package.json': '{"name": "a"}', 'b.png': 'x' }
  const { code, out, err } = await read(['.'], files)
  expect([code, err]).toEqual([0, ''])
  expect(out).toContain('Hello')
})
