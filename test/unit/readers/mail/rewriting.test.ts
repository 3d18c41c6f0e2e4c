import { describe, expect, it } from 'vitest'
import { isRefusal } from '../../../../src/text/edit.ts'
import * as fc from '../../../random.ts'
import { messagesOf, readFile } from '../reading.ts'
import { applied } from '../words.ts'

const head = (transfer: string, type = 'text/plain; charset=utf-8'): string =>
  `From: support@b.example\r\nSubject: Kettle\r\nContent-Type: ${type}\r\nContent-Transfer-Encoding: ${transfer}\r\n\r\n`

const passages = async (text: string) =>
  messagesOf(await readFile(text, 'a.eml')).flatMap(message => message.passages)

const replaced = async (text: string, found: string, words: string) => {
  const before = await passages(text)
  const index = before.findIndex(({ located }) => located.text.includes(found))
  const located = before[index]?.located
  const start = located?.text.indexOf(found) ?? -1
  const edit = located?.replace({ start, end: start + found.length }, words)
  if (!edit || !located) throw new Error(`${found} is not there`)
  if (isRefusal(edit)) return edit.refused
  const after = applied(text, edit)
  const expected = before.map(each => each.located.text)
  expected[index] = located.text.slice(0, start) + words + located.text.slice(start + found.length)
  expect((await passages(after)).map(each => each.located.text)).toEqual(expected)
  return after
}

const long = 'We are very sorry to tell you that the kettle is late, so late that nobody knows when it comes.'

describe('a fix', () => {
  it.each([
    ['quoted-printable', 'It=E2=80=99s la=\r\nte. Bye.', 'late', 'late – 100 % sure, 2 = 2'],
    ['quoted-printable', 'It=E2=80=99s la=\r\nte. Bye.', '’s', ' is'],
    ['quoted-printable', 'It is late.\r\nBye.', 'late.\nBye.', 'here.\nBye, bye.'],
    ['8bit', 'It’s late. Bye.', '’s', '’s not'],
    ['7bit', 'It is late. Bye.', 'late', 'here'],
  ])('in a %s part: %j', async (transfer, body, found, words) => {
    expect(await replaced(head(transfer) + body, found, words)).toContain('\r\n\r\n')
  })

  it('keeps lines of quoted-printable short', async () => {
    const text = `${head('quoted-printable')}${long.slice(0, 70)}=\r\n${long.slice(70)}\r\n`
    const after = await replaced(text, 'very sorry', '“truly and very, very, very deeply” sorry – 抱歉')
    for (const line of after.split('\r\n')) expect(line.length).toBeLessThanOrEqual(76)
  })

  it('in bytes of another charset', async () => {
    const text = `${head('8bit', 'text/plain; charset=windows-1252')}Caf\xE9 \x96 late.\n`
    expect(await replaced(text, 'late', 'tôt')).toContain('t\xF4t')
    expect(await replaced(text, 'late', '抱歉')).toBe('the part’s charset windows-1252 has no such character')
  })

  it('in flowed lines', async () => {
    const text = `${head('7bit', 'text/plain; format=flowed')}It is \r\nlate. \r\nBye.\r\n`
    expect(await replaced(text, 'is late', 'was')).toContain('It was. \r\nBye.')
  })

  it.each([
    ['a base64 part is not rewritten', `${head('base64')}SXQgaXMgbGF0ZS4=\r\n`, 'is late.', 'x'],
    ['a 7bit part holds only ASCII', `${head('7bit')}It came late.`, 'came', '抱歉'],
    [
      'an encoded word is not rewritten',
      'From: help@b.example\nSubject: =?utf-8?Q?It_is_late?=\n\nHi.',
      'late',
      'x',
    ],
    ['a header holds only ASCII', head('7bit'), 'Kettle', '抱歉'],
  ])('is refused: %s', async (refused, text, found, words) => {
    expect(await replaced(text, found, words)).toBe(refused)
  })

  it('in a mailbox does not begin a mail', async () => {
    const text = `From x Tue Mar  5 10:03:12 2024\nFrom: help@b.example\n\n${long}\nFor ever.\n`
    const [passage] = messagesOf(await readFile(text, 'a.mbox')).flatMap(message => message.passages)
    const start = passage?.located.text.indexOf('For ever') ?? 0
    expect(passage?.located.replace({ start, end: start + 3 }, 'From now')).toMatchObject({
      text: '>From now',
    })
  })

  it('of any words in quoted-printable gives the words again', async () => {
    const words = fc.string({
      unit: fc.constantFrom('a', 'é', '’', '😀', '=', ' ', '.', '抱'),
      minLength: 1,
      maxLength: 120,
    })
    await fc.assert(
      fc.asyncProperty(words, fc.nat(60), async (some, at) => {
        const plain = `x${some}x`
        await replaced(`${head('quoted-printable')}${long}\r\n`, long.slice(at, at + 20), plain)
      }),
      { numRuns: 100 },
    )
  })
})
