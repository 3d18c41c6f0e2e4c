import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { expectLinear } from '../../../linear.ts'
import * as fc from '../../../random.ts'
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

it.each<[string, number, (size: number) => string]>([
  ['fields', 5000, size => `${head}${'X: y\n'.repeat(size)}`],
  ['folds', 12_500, size => `${head}X: y\n${' z\n'.repeat(size)}`],
  ['encoded words', 2500, size => `${head}Subject: ${'=?utf-8?B?5LiA?=\n '.repeat(size)}\n\nx`],
  ['open encoded words', 5000, size => `${head}Subject: ${'=?utf-8?Q?'.repeat(size)}\n\nx`],
  ['open comments', 25_000, size => `${head}To: ${'('.repeat(size)}\n\nx`],
  ['open parameters', 12_500, size => `${head}Content-Type: text/plain${'; a="\\'.repeat(size)}\n\nx`],
  ['white space', 50_000, size => part('text/plain', 'quoted-printable', `${' '.repeat(size)}x`)],
  ['open escapes', 25_000, size => part('text/plain', 'quoted-printable', `${'= '.repeat(size)}x`)],
  ['loose base64', 50_000, size => part('text/plain', 'base64', `Q${' '.repeat(size)}UJD`)],
  ['marks', 12_500, size => part('text/plain', '7bit', 'On a 1\n'.repeat(size))],
  ['heads', 5000, size => part('text/plain', '7bit', 'From: a\nSent: b\n'.repeat(size))],
  ['signatures', 7500, size => part('text/plain', '7bit', '--\n\n'.repeat(size))],
  ['depths', 25_000, size => part('text/plain', '7bit', `${'>'.repeat(size)}\n`)],
  [
    'parts without an end',
    500,
    size =>
      `${head}Content-Type: multipart/mixed; boundary=b\n\n${Array.from({ length: size }, (_, i) => `--b\nContent-Type: multipart/mixed; boundary=c${i}\n\n--c${i}\n\nx\n`).join('')}`,
  ],
  [
    'parts in parts',
    500,
    size =>
      head +
      Array.from(
        { length: size },
        (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\n\n--b${i}\n`,
      ).join(''),
  ],
  ['mails in mails', 750, size => head + 'Content-Type: message/rfc822\n\n'.repeat(size)],
  ['block quotes', 2500, size => part('text/html', '7bit', '<blockquote>a'.repeat(size))],
])('many %s cost no more than their length', (_, size, make) =>
  expectLinear(size, make, text => readFile(text, 'a.eml')),
)
