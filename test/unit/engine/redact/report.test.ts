import { describe, expect, it } from 'vitest'
import { checkerOf } from '../../../../src/compose.ts'
import { redactor } from '../../../../src/engine/redact/redact.ts'
import type { FileReport, Summary } from '../../../../src/engine/report.ts'
import { readSource } from '../../../../src/readers/read.ts'
import { reporters } from '../../../../src/reporters/index.ts'
import { Located } from '../../../../src/text/located.ts'
import { isProblem } from '../../../../src/text/problem.ts'
import * as fc from '../../../random.ts'
import { settings } from '../../reporters/report.ts'

const checker = checkerOf({ profile: 'strict', only: [], house: [] })

const checked = async (text: string, path: string): Promise<FileReport> => {
  const reading = await readSource({ path, located: Located.file(text) }, {})
  if (!reading || isProblem(reading)) throw new Error(`${path} is not read: ${JSON.stringify(reading)}`)
  return (await checker.file(reading, { path, text, keepSaid: true })).report
}

const summaryOf = ({ findings, messages }: FileReport): Summary => ({
  files: 1,
  messages,
  findings: findings.length,
  error: 0,
  warning: findings.length,
  info: 0,
  suppressed: 0,
  known: 0,
  stale: 0,
  skipped: 0,
  otherLanguages: 0,
  problems: [],
})

/** What every reporter makes of a report. */
const printed = (report: FileReport): Promise<readonly (readonly [name: string, text: string])[]> =>
  Promise.all(
    reporters.map(async ({ name, load }) => {
      const reporter = (await load())({ ...settings, show: 'info' })
      return [name, reporter.open() + reporter.file(report) + reporter.close(summaryOf(report), 0)] as const
    }),
  )

/** A text with the escapes of all formats undone, as often as they may nest. */
const readBack = (text: string): string => {
  let read = text
  for (let depth = 0; depth < 4; depth++)
    read = read
      .replace(/\\u([\da-f]{4})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
      .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
      .replace(/&#x([\da-f]+);/gi, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)))
      .replace(/=([\dA-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
      .replaceAll('&amp;', '&')
      .replaceAll('\u2060', '')
      .replace(/\\(.)/g, '$1')
  return read
}

const quotedPrintable = (text: string): string =>
  Array.from(new TextEncoder().encode(text), byte =>
    byte > 126 || byte < 32 || byte === 61 || byte === 64
      ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
      : String.fromCharCode(byte),
  ).join('')

const escaped = (text: string): string =>
  JSON.stringify(text).replace(
    /[^\0-\x7e]|@|[Zz]/g,
    unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

const entities = (text: string): string =>
  text.replace(/[^\0-\x7e]|[&<>"@z]/g, unit => `&#${unit.codePointAt(0)};`)

interface Talk {
  readonly customer: string
  readonly agent: string
  /** What the customer and then the agent say. */
  readonly asked: string
  readonly said: string
}

/** The same talk in formats with different escapes. */
const files: Readonly<Record<string, (talk: Talk) => string>> = {
  'a.ndjson': ({ customer, agent, asked, said }) =>
    [
      `{"conversation":"c1","role":"customer","author":${escaped(customer)},"text":${escaped(asked)}}`,
      `{"conversation":"c1","role":"agent","author":${escaped(agent)},"text":${escaped(said)}}`,
    ].join('\n'),
  'a.json': ({ customer, agent, asked, said }) =>
    JSON.stringify({
      tickets: [
        {
          id: 7,
          subject: 'Lamp',
          requester_id: 1,
          assignee_id: 2,
          via: { channel: 'web' },
          comments: [
            { id: 1, author_id: 1, public: true, html_body: `<p>${entities(asked)}</p>` },
            { id: 2, author_id: 2, public: true, html_body: `<p>${entities(said)}</p>` },
          ],
        },
      ],
      users: [
        { id: 1, name: customer, role: 'end-user' },
        { id: 2, name: agent, role: 'agent' },
      ],
    }),
  'a.log': ({ customer, agent, asked, said }) =>
    `[10:03] ${customer} (Customer): ${asked}\n[10:04] ${agent} (Support): ${said}\n`,
  'a.csv': ({ customer, agent, asked, said }) =>
    [
      'conversation,role,author,text',
      `c1,customer,${customer},"${asked.replaceAll('"', '""')}"`,
      `c1,agent,${agent},"${said.replaceAll('"', '""')}"`,
    ].join('\r\n'),
  'a.eml': ({ customer, agent, said }) =>
    [
      `From: ${agent} <support@acme.example>`,
      `To: ${customer} <${customer.toLowerCase().replace(' ', '.')}@home.example>`,
      'Subject: Your lamp',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      quotedPrintable(said),
      '',
    ].join('\r\n'),
}

const letters = (min: number, max: number): fc.Arbitrary<string> =>
  fc
    .array(fc.constantFrom(...'bdfgkmpqtvwxz'), { minLength: min, maxLength: max })
    .map(all => all.map((unit, index) => (index % 2 ? `${unit}` : `${unit}u`)).join(''))
const capital = (word: string): string => `Z${word}`
const name = fc.tuple(letters(3, 5), letters(3, 6)).map(([one, two]) => `${capital(one)} ${capital(two)}`)
const digits = (count: number): fc.Arbitrary<string> =>
  fc.integer({ min: 0, max: 10 ** count - 1 }).map(number => String(number).padStart(count, '4'))

const secret = fc.oneof(
  fc.tuple(letters(3, 6), letters(3, 6)).map(([one, two]) => `${one}@${two}.example`),
  fc.tuple(digits(3), digits(4)).map(([one, two]) => `(977) ${one}-${two}`),
  fc.tuple(digits(3), digits(7)).map(([one, two]) => `+49 ${one} ${two}`),
  digits(10),
  fc.constant('4111 1111 1111 1111'),
  fc.constant('DE89 3704 0044 0532 0130 00'),
  digits(9).map(number => `1Z999AA1${number}`),
  fc.constant('192.168.44.17'),
)

const noise = fc
  .string({ unit: 'grapheme', maxLength: 24 })
  .map(text => text.replace(/[\r\n\u2028\u2029\u0085\v\f]/g, ' '))
  .map(text => text.replace(/[{}%<>[\]$\0]/g, ' '))

const talks = fc
  .record({
    customer: name,
    agent: name,
    order: digits(6),
    secrets: fc.array(secret, { minLength: 1, maxLength: 3 }),
    noise,
  })
  .map(({ customer, agent, order, secrets, noise: text }) => {
    const [first = '', last = ''] = customer.split(' ')
    return {
      hidden: [first, last, ...agent.split(' '), order, ...secrets],
      talk: {
        customer,
        agent,
        asked: `Hello, where is order #${order}? ${text} Write to ${secrets.join(' or ')} please. Thanks!`,
        said: `No problem, ${first}! Unfortunately you failed to pay order ${order}. ${text} We wrote to ${secrets.join(' and ')} as per our policy. ${last} can't be reached. Calm down.`,
      },
    }
  })

describe.each(Object.entries(files))('a report on %s', (path, write) => {
  it('tells none of what is masked, in no reporter and no spelling', async () => {
    await fc.assert(
      fc.asyncProperty(talks, async ({ talk, hidden }) => {
        const report = await checked(write(talk), path)
        expect(report.findings.length).toBeGreaterThan(1)
        const masked = redactor().report(report)
        for (const [reporter, text] of await printed(masked)) {
          const read = readBack(text)
          for (const word of hidden) expect(`${reporter}: ${read}`).not.toContain(word)
        }
        const said = JSON.stringify([masked.said, masked.people, masked.source])
        for (const word of hidden) expect(readBack(said)).not.toContain(word)
      }),
      { numRuns: 25 },
    )
  })

  it('keeps places, lengths, lines and fingerprints', async () => {
    await fc.assert(
      fc.asyncProperty(talks, async ({ talk }) => {
        const report = await checked(write(talk), path)
        const masked = redactor().report(report)
        const shape = (text: string): string => text.replace(/[^\s]/g, '.')
        expect(shape(masked.source)).toBe(shape(report.source))
        const places = ({ findings }: FileReport) =>
          findings.map(({ rule, entry, severity, start, end, fingerprint, spot, text, why, url }) => {
            const told = { rule, entry, severity, start, end, fingerprint, spot, why, url }
            return { ...told, text: shape(text) }
          })
        expect(places(masked)).toEqual(places(report))
        const passages = ({ said = [] }: FileReport) =>
          said.map(({ passages: all }) => all.map(({ kind, text }) => [kind, shape(text)]))
        expect(passages(masked)).toEqual(passages(report))
        for (const { text, spot } of masked.findings) {
          const words = spot && masked.said?.[spot.message]?.passages[spot.passage]?.text
          if (spot) expect(words?.slice(spot.range.start, spot.range.end).length).toBe(text.length)
        }
      }),
      { numRuns: 25 },
    )
  })
})

describe('stretches of a stream', () => {
  const stretch = (...texts: readonly string[]): FileReport => ({
    path: '<stdin>',
    format: 'ndjson',
    messages: texts.length,
    otherLanguages: 0,
    findings: [],
    source: '',
    said: texts.map(text => ({ path: [], role: 'agent', passages: [{ kind: 'paragraph', text }] })),
  })

  it('each let know who is who', () => {
    const { report } = redactor()
    const told = (...texts: readonly string[]) =>
      report(stretch(...texts)).said?.map(({ passages }) => passages[0]?.text)
    expect(told('My name is Ana Quill.', 'Please ask Ana.')).toEqual([
      'My name is *** *****.',
      'Please ask ***.',
    ])
    expect(told('My name is Zofia Brandt.', 'Please ask Zofia.')).toEqual([
      'My name is ***** ******.',
      'Please ask *****.',
    ])
  })
})
