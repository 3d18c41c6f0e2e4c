import { describe, expect, it } from 'vitest'
import { redactionOf } from '../../src/cli/redaction.ts'
import { tools } from '../../src/cli/tools.ts'
import {
  conversationFormats as conversations,
  lineFormats,
  ndjsonFormat,
  transcriptFormat,
} from '../../src/readers/conversations/formats.ts'
import { helpdeskFormats as helpdesks } from '../../src/readers/helpdesks/formats.ts'
import { mailFormats as mails } from '../../src/readers/mail/formats.ts'
import { transcripts } from '../../src/text/transcripts.ts'
import { type Files, memory, tactful } from './world.ts'

const chat = [
  {
    conversation: '+49 170 1234567',
    role: 'customer',
    author: 'Ana López',
    text: 'Thanks! Mail me at ana@home.example.',
  },
  {
    conversation: '+49 170 1234567',
    role: 'agent',
    author: 'Megan Ray',
    text: 'Hi Ana, unfortunately you failed to pay order 48211. No problem, López!',
  },
]
  .map(line => `${JSON.stringify(line)}\n`)
  .join('')

const macro = 'Hi {{name}},\n\nNo problem, Ana. Write to help@acme.example.\n'

const files = { '/w/chat.ndjson': chat, '/w/macro.md': macro }

const secrets = /Ana|López|Megan|Ray|ana@home|48211|1234567/

const run = async (
  argv: readonly string[],
  env: Readonly<Record<string, string>> = {},
  given: Files = files,
) => {
  const written = new Map<string, string>()
  const done = await tactful(argv, given, { tools, env, fs: memory(given, written) })
  return { ...done, written }
}

describe('--redact', () => {
  it('masks reports, and keeps their places', async () => {
    const { out, code } = await run(['--redact', 'chat.ndjson'])
    expect(code).toBe(1)
    expect(out).not.toMatch(secrets)
    expect(out).toContain('chat.ndjson:2:101  error  customer-blame/you-failed')
    expect(out).toContain('Hi ***, unfortunately you failed to pay order *****. No problem, *****!"')
    expect(out).toContain('in id 1')
  })

  it('lets macros be masked, too, and a report in a file', async () => {
    const { out } = await run(['--redact', 'macro.md'])
    expect(out).not.toMatch(/Ana|help@acme/)
    const { written } = await run(['--redact', '-f', 'json=out.json', '-f', 'csv=out.csv', 'chat.ndjson'])
    expect([...written.keys()]).toEqual(['/w/out.json', '/w/out.csv'])
    for (const text of written.values()) expect(text).not.toMatch(secrets)
    expect(written.get('/w/out.json')).toContain('"conversation":"id 1"')
  })

  it('is on for transcripts in CI, and off for what nobody said', async () => {
    const inCi = await run(['.'], { CI: 'true' })
    expect(inCi.out).not.toMatch(/López|Megan|ana@home|48211/)
    expect(inCi.out).toContain('No problem, Ana. Write to help@acme.example.')
    for (const env of [{}, { CI: '' }, { CI: 'false' }, { CI: '0' }]) {
      const { out } = await run(['chat.ndjson'], env as Readonly<Record<string, string>>)
      expect(out).toContain('López')
    }
    expect((await run(['--no-redact', 'chat.ndjson'], { CI: 'true' })).out).toContain('López')
  })

  it('masks what problems quote', async () => {
    const log =
      '[10:03] Ana López: Hi.\n[10:04] Megan Ray: Hello.\n[10:05] Ana López: Oh.\n[10:06] Megan Ray: Well.\n'
    const { err, out } = await run(['--redact', '-f', 'json', 'a.log'], {}, { '/w/a.log': log })
    expect(err).toContain('Nothing tells whether “*** *****”, “***** ***” are on the side')
    expect(err + out).not.toMatch(/López|Megan/)
    const { err: keyed } = await run(
      ['--redact', 'b.ndjson'],
      {},
      {
        '/w/b.ndjson': '{"role":"agent"}\n',
      },
    )
    expect(keyed).toContain('“text” is missing')
  })

  it('lets fixes be made in the text as it is', async () => {
    const { err, written } = await run(['--redact', '--fix', 'chat.ndjson'])
    expect(written.get('/w/chat.ndjson')).toContain('López!')
    expect(err).not.toMatch(secrets)
    expect(err).toContain('fixed chat.ndjson:2:')
  })

  it('masks a diff, and says that it can’t be applied', async () => {
    const { out, err } = await run(['--redact', '--diff', 'chat.ndjson'])
    expect(out).toContain('--- a/chat.ndjson')
    expect(out).not.toMatch(secrets)
    expect(err).toContain('parts of this diff are masked, so it can’t be applied; --no-redact shows it whole')
  })

  it('leaves what a baseline knows as it is', async () => {
    const { written } = await run(['baseline', 'chat.ndjson'])
    const baseline = written.get('/w/tactful-baseline.json') ?? ''
    expect(baseline).not.toMatch(secrets)
    const known = { ...files, '/w/tactful-baseline.json': baseline }
    const { out, code } = await run(['--redact', 'chat.ndjson'], {}, known)
    expect(code).toBe(0)
    expect(out).toContain('known from the baseline')
  })

  it('does not go with somebody who sees the texts', async () => {
    const flags = { redact: true, interactive: true }
    await expect(redactionOf(flags, { env: {} })).rejects.toThrow('--interactive shows the texts themselves')
    expect(await redactionOf({ interactive: true }, { env: { CI: 'true' } })).toBeUndefined()
  })
})

it('knows every format of what people said to each other', () => {
  const said = [
    ndjsonFormat,
    transcriptFormat,
    ...lineFormats,
    ...conversations,
    ...mails,
    ...helpdesks.filter(({ id }) => /(?:tickets|conversations)$/.test(id)),
  ]
  expect([...transcripts].sort()).toEqual(said.map(({ id }) => id).sort())
})
