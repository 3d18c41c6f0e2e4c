import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import report from '../../src/reporters/report.schema.json' with { type: 'json' }
import schema from '../../src/reporters/stream.schema.json' with { type: 'json' }
import * as fc from '../random.ts'
import { nasty } from '../unit/reporters/nasty.ts'
import { line, run, streamed, type Told } from './run.ts'

const ajv = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true })
ajv.addSchema(report)
const valid = ajv.compile(schema)

const expectValid = (told: readonly unknown[]): void => {
  for (const one of told) {
    valid(one)
    expect(valid.errors).toBe(null)
  }
}

const kinds = (told: readonly Told[]) =>
  told.map(({ type, line: at, conversation }) => [type, type === 'conversation' ? conversation : at])

const talk = [
  line({ conversation: 'c1', id: 'm1', role: 'customer', text: 'Is it back?' }),
  line({ conversation: 'c1', id: 'm2', text: 'No problem! “Calm down” is our policy.' }),
  '',
  'no JSON',
  line({ conversation: 'c2', text: 'Calm down.' }),
  line({ conversation: 'c1', text: 'late' }),
  line({ text: 'No problem at all, you must calm down.' }),
].join('\r\n')

describe('tactful stream', () => {
  it('tells every line in its order, and each conversation after its last', async () => {
    const { code, told, err } = await streamed(`\uFEFF${talk}`)
    expect(code).toBe(2)
    expectValid(told)
    expect(kinds(told)).toEqual([
      ['message', 1],
      ['message', 2],
      ['problem', 4],
      ['conversation', 'c1'],
      ['message', 5],
      ['conversation', 'c2'],
      ['problem', 6],
      ['message', 7],
    ])
    expect(told[3]).toMatchObject({ firstLine: 1, lastLine: 2, messages: 2, checked: 1 })
    expect(err).toContain('<stdin>:4:1: This is not valid JSON')
    expect(err).toContain('<stdin>:6:46: Conversation “c1” has already ended above.')
    expect(err).toMatch(
      /4 messages: \d+ errors?, \d+ warnings?, \d+ info\. 2 problems: not all was read\.\n$/,
    )
  })

  it('finds what a check of the file finds, at the same places', async () => {
    const escaped = talk.replaceAll('“', '\\u201c').replaceAll('”', '\\u201d')
    for (const text of [talk, `\uFEFF${escaped}\n`]) {
      const { told } = await streamed(text, ['--show', 'info'])
      const check = await run(['check', '-f', 'json', '--show', 'info', '/w/a.ndjson'], {
        '/w/a.ndjson': text,
      })
      const [file] = JSON.parse(check.out).files
      expect(told.flatMap(({ findings = [] }) => (Array.isArray(findings) ? findings : []))).toEqual(
        file.findings,
      )
      expect(file.findings.length).toBeGreaterThan(3)
    }
  })

  it('ends with 1 for findings, 0 without, and says so only as loud as it is asked to', async () => {
    const calm = line({ text: 'Calm down.' })
    expect(await streamed(calm)).toMatchObject({ code: 1 })
    expect(await streamed(calm, ['--fail-on', 'never'])).toMatchObject({ code: 0 })
    expect(await streamed(line({ text: 'Your parcel left today.' }))).toMatchObject({ code: 0 })
    expect(await streamed('')).toMatchObject({ code: 0, out: '' })
    expect(await streamed(line({ text: 'No problem.' }), ['--fail-on', 'error', '-q'])).toMatchObject({
      code: 0,
      err: '',
    })
    const { told } = await streamed(line({ text: 'No problem.' }), ['--show', 'error'])
    expect(told).toEqual([{ type: 'message', line: 1, role: 'agent', findings: [], hidden: 1 }])
  })

  it('heeds settings, words of a house, roles and suppressions', async () => {
    const files = {
      '/w/tactful.yaml':
        'lexicons: [house.yaml]\nroles:\n  agent: [Megan]\noverrides:\n  - files: quiet/**\n    rules:\n      custom-lexicon: off\n',
      '/w/house.yaml': 'entries:\n  - folks\n',
      '/w/tactful-suppressions.yaml': '- rule: calm-down\n  message: c9 › m1\n  reason: a drill\n',
    }
    const text = line({ conversation: 'c9', id: 'm1', role: 'Megan', text: 'Hello folks, calm down.' })
    const usual = await streamed(text, [], files)
    expect(usual.err).not.toContain('✖')
    expectValid(usual.told)
    const rules = ({ told }: typeof usual) => told[0]?.findings.map(({ rule }) => rule)
    expect(usual.told[0]).toMatchObject({
      role: 'agent',
      suppressed: [{ by: 'file', reason: 'a drill', finding: { rule: 'calm-down' } }],
    })
    const quiet = await streamed(text, ['--stdin-filename', 'quiet/a.ndjson'], files)
    expect(rules(usual)).toContain('custom-lexicon')
    expect(rules(quiet)).not.toContain('custom-lexicon')
    expect(await streamed(text, ['--rule', 'nothing'])).toMatchObject({ code: 2, out: '' })
  })

  it('masks who is who, each conversation for itself', async () => {
    const text = ['ana@example.com', 'bo@example.com']
      .map(id =>
        [
          line({ conversation: id, role: 'customer', author: 'Ana Silva', text: 'Hi' }),
          line({ conversation: id, id: 'm', text: 'Calm down, Ana Silva, or call +44 7700 900123.' }),
        ].join('\n'),
      )
      .join('\n')
    for (const given of [{ flags: ['--redact'] }, { flags: [], env: { CI: 'true' } }]) {
      const { out, told } = await streamed(text, given.flags, {}, given.env ? { env: given.env } : {})
      expectValid(told)
      expect(out).not.toMatch(/example\.com|Silva|900123/)
      expect(told.filter(({ type }) => type === 'conversation').map(each => each.conversation)).toEqual([
        'id 1',
        'id 1',
      ])
    }
    expect((await streamed(text, ['--no-redact'], {}, { env: { CI: 'true' } })).out).toContain(
      'ana@example.com',
    )
  })

  it('passes over a line that is too long, in the words of the flag', async () => {
    const { code, told } = await streamed(`${line({ text: 'x'.repeat(1_100_000) })}\n${line({})}`, [
      '--max-line',
      '1',
    ])
    expect(code).toBe(2)
    expect(told).toMatchObject([
      {
        type: 'problem',
        line: 1,
        message: 'This line is longer than 1 MB.',
        hint: expect.stringContaining('--max-line'),
      },
      { type: 'message', line: 2 },
    ])
    expect(await streamed('', ['--max-line', '0'])).toMatchObject({ code: 2 })
  })

  it('says once that a stream is no UTF-8', async () => {
    const { code, err, out } = await streamed(Buffer.from(`\uFEFF${talk}`, 'utf16le'))
    expect([code, out]).toEqual([2, ''])
    expect(err).toBe('✖ standard input is UTF-16\n  Turn it into UTF-8: iconv -f UTF-16 -t UTF-8.\n')
  })

  it('tells no more problems than anybody reads', async () => {
    const { err, told } = await streamed('x\n'.repeat(1000))
    expect(told).toHaveLength(1000)
    expect(err.match(/✖ <stdin>/g)).toHaveLength(20)
    expect(err).toContain('✖ 980 more like these.')
  })

  it('tells places beyond what 32 bits hold', async () => {
    const { teller, noCounts } = await import('../../src/cli/streamed.ts')
    const { stretches } = await import('../../src/readers/conversations/ndjson-stream.ts')
    const { talkJudgeOf } = await import('../../src/compose.ts')
    const judge = talkJudgeOf({ profile: 'recommended', only: [], house: [] })
    const telling = { path: '-', show: 'info', judge, redaction: undefined } as const
    const tell = teller({ ...telling, settle: checked => checked, complain: each => each }, noCounts())
    const offset = 2 ** 31 + 5
    const [stretch] = stretches({}, 1000).take({
      number: 2 ** 31,
      offset,
      text: line({ text: 'Calm down.' }),
    })
    const lines: string[] = []
    if (stretch) await tell(stretch, text => lines.push(text))
    const [told] = lines
    const [found] = JSON.parse(told ?? '').findings
    expectValid([JSON.parse(told ?? '')])
    const column = line({ text: '' }).indexOf('""') + 2
    expect(found.start).toEqual({ offset: offset + column - 1, line: 2 ** 31, column })
    expect(found.rewrites[0].edits[0]).toMatchObject({ start: offset + column - 1 })
  })

  it('keeps to its schema, one line a record, whatever stands in the text', async () => {
    const hostile = [
      ...nasty,
      '</script>',
      '::error::x',
      '##[error]x',
      '\u001b[31m',
      '{{x}}',
      '\u2028',
      '\uD800',
    ]
    const input = hostile
      .flatMap(text => [
        line({ conversation: text, id: text, author: text, role: 'customer', text }),
        line({ conversation: text, id: text, author: text, text: `Calm down ${text} no problem ${text}` }),
        line({ role: text }),
      ])
      .join('\n')
    const { told, out } = await streamed(input, ['--show', 'info'])
    expectValid(told)
    expect(told.filter(({ type }) => type !== 'conversation').map(each => each.line)).toEqual(
      Array.from({ length: hostile.length * 3 }, (_, at) => at + 1),
    )
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for
    expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029]|##\[/)
  })

  it('accounts for every line of anything', async () => {
    const some = fc.oneof(
      fc.constantFrom('', ' ', '\r', '{', '[]', 'null', '"x"', '{"role":"agent"}', '\uFEFF', '\0', '🙂'),
      fc.json(),
      fc
        .record({
          role: fc.constantFrom('agent', 'customer', 'bot', 'x'),
          text: fc.string(),
          conversation: fc.constantFrom('a', 'b', 1, null),
        })
        .map(each => JSON.stringify(each)),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(some, { maxLength: 12 }), async lines => {
        const { told, code } = await streamed(lines.join('\n'))
        expectValid(told)
        const full = lines
          .join('\n')
          .split('\n')
          .flatMap((text, at) =>
            text.replace(at === 0 ? /^\uFEFF/ : /^(?!)/, '').replace(/^[ \t\r]+$/, '') === '' ? [] : [at + 1],
          )
        expect(told.filter(({ type }) => type !== 'conversation').map(each => each.line)).toEqual(full)
        expect([0, 1, 2]).toContain(code)
      }),
      { numRuns: 60 },
    )
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async bytes => {
        const { told, err } = await streamed(bytes)
        expectValid(told)
        expect(err).not.toContain('bug')
      }),
      { numRuns: 60 },
    )
  })

  it('is told to end, and ends with what it has', async () => {
    const ending = new AbortController()
    async function* endless() {
      yield Buffer.from(`${line({ conversation: 'a', text: 'Calm down' })}\n${line({ conversation: 'b' })}\n`)
      setTimeout(() => ending.abort(130), 20)
      await new Promise(() => {})
    }
    const { code, out, err } = await run(['stream'], {}, { signal: ending.signal, stdin: endless() as never })
    expect(code).toBe(130)
    expect(out.split('\n')).toHaveLength(3)
    expect(err).toContain('interrupted')
  })
})
