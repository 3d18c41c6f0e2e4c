import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { messagesOf, readFile } from '../reading.ts'

const head = 'From: a@b.example\nMessage-ID: <1@x>\n'

const files = ['eml', 'mbox'].flatMap(format =>
  readdirSync(`fixtures/readers/${format}`)
    .filter(name => name.endsWith(format))
    .map(name => ({ name, text: readFileSync(`fixtures/readers/${format}/${name}`, 'latin1') })),
)

it('never fails, and knows where everything is', async () => {
  const junk = fc.constantFrom(
    '',
    '=',
    '--b',
    '\n',
    '\r\n',
    '\n\n',
    '>',
    '=?utf-8?B?',
    '<blockquote>',
    'é',
    '抱',
    '\uD83D',
    'From: ',
  )
  const change = fc.record({ file: fc.constantFrom(...files), where: fc.nat(2600), much: fc.nat(40), junk })
  await fc.assert(
    fc.asyncProperty(change, async ({ file: { name, text }, where, much, junk: put }) => {
      const changed = text.slice(0, where) + put + text.slice(where + much)
      const read = await readFile(changed, name)
      for (const { offset } of read.problems) expect(offset).toBeLessThanOrEqual(changed.length)
      for (const { located } of messagesOf(read).flatMap(message => message.passages)) {
        const { start, end } = located.source({ start: 0, end: located.text.length })
        expect(start).toBeLessThan(end)
        located.replace({ start: 0, end: 1 }, 'é\nFrom ')
      }
    }),
    { numRuns: 400 },
  )
})

const part = (type: string, transfer: string, body: string): string =>
  `${head}Content-Type: ${type}\nContent-Transfer-Encoding: ${transfer}\n\n${body}`

it.each([
  ['fields', `${head}${'X: y\n'.repeat(20_000)}`],
  ['folds', `${head}X: y\n${' z\n'.repeat(50_000)}`],
  ['encoded words', `${head}Subject: ${'=?utf-8?B?5LiA?=\n '.repeat(10_000)}\n\nx`],
  ['open encoded words', `${head}Subject: ${'=?utf-8?Q?'.repeat(20_000)}\n\nx`],
  ['open comments', `${head}To: ${'('.repeat(100_000)}\n\nx`],
  ['open parameters', `${head}Content-Type: text/plain${'; a="\\'.repeat(50_000)}\n\nx`],
  ['white space', part('text/plain', 'quoted-printable', `${' '.repeat(200_000)}x`)],
  ['open escapes', part('text/plain', 'quoted-printable', `${'= '.repeat(100_000)}x`)],
  ['loose base64', part('text/plain', 'base64', `Q${' '.repeat(200_000)}UJD`)],
  ['marks', part('text/plain', '7bit', 'On a 1\n'.repeat(50_000))],
  ['heads', part('text/plain', '7bit', 'From: a\nSent: b\n'.repeat(20_000))],
  ['signatures', part('text/plain', '7bit', '--\n\n'.repeat(30_000))],
  ['depths', part('text/plain', '7bit', `${'>'.repeat(100_000)}\n`)],
  [
    'parts without an end',
    `${head}Content-Type: multipart/mixed; boundary=b\n\n${Array.from({ length: 2000 }, (_, i) => `--b\nContent-Type: multipart/mixed; boundary=c${i}\n\n--c${i}\n\nx\n`).join('')}`,
  ],
  [
    'parts in parts',
    head +
      Array.from(
        { length: 2000 },
        (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\n\n--b${i}\n`,
      ).join(''),
  ],
  ['mails in mails', head + 'Content-Type: message/rfc822\n\n'.repeat(3000)],
  ['block quotes', part('text/html', '7bit', '<blockquote>a'.repeat(10_000))],
])('many %s are soon read', async (_, text) => {
  const began = performance.now()
  await readFile(text, 'a.eml')
  expect(performance.now() - began).toBeLessThan(4000)
})
