import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { tools } from '../../src/cli/tools.ts'
import schema from '../../src/reporters/scorecard/scorecard.schema.json' with { type: 'json' }
import { commandsIn } from '../unit/reporters/runner.ts'
import { tactful } from './world.ts'

const valid = new Ajv2020({ strict: true, allErrors: true }).compile(schema)

const chats = Object.fromEntries(
  ['2026-w10.ndjson', '2026-w11.ndjson'].map(name => [
    `/w/${name}`,
    readFileSync(`fixtures/scorecards/${name}`, 'utf8'),
  ]),
)

const run = (argv: readonly string[], files: Readonly<Record<string, string>> = chats) =>
  tactful(['scorecard', ...argv], files, { tools })

const json = async (argv: readonly string[] = [], files: Readonly<Record<string, string>> = chats) => {
  const { out, code, err } = await run(['-f', 'json', ...argv], files)
  const read = JSON.parse(out)
  valid(read)
  return { read, code, err, faults: valid.errors ?? [] }
}

const message = (conversation: string, role: string, text: string, more: object = {}): string =>
  JSON.stringify({ conversation, role, text, time: '2026-03-02T10:00:00Z', ...more })

describe('tactful scorecard', () => {
  it('counts the messages of each agent with a finding, week by week', async () => {
    const { read, code, faults } = await json()
    expect(faults).toEqual([])
    expect(code).toBe(0)
    const cards = new Map(read.agents.map((card: { agent: string }) => [card.agent, card]))
    expect([...cards.keys()]).toEqual(['Lin Wei', 'Megan Ray', 'Tom Okafor'])
    const megan = cards.get('Megan Ray') as (typeof read.agents)[0]
    expect(megan.messages).toBe(
      Object.values(chats)
        .join('')
        .split('\n')
        .filter(line => line.includes('"author": "Megan Ray"')).length,
    )
    const refusal = megan.themes.find(({ theme }: { theme: string }) => theme === 'refusal')
    const rule = refusal.rules.find((each: { rule: string }) => each.rule === 'no-problem')
    const said = Object.values(chats)
      .join('')
      .split('\n')
      .filter(line => line.includes('"author": "Megan Ray"') && line.includes('No problem'))
    expect(rule.messagesWithFinding).toBe(said.length)
    expect(rule.evidence).toHaveLength(said.length)
    expect(rule.rate.per100).toBeCloseTo((said.length / megan.messages) * 100, 3)
    expect(rule.weeks.map(({ week }: { week: string }) => week)).toEqual(['2026-W10', '2026-W11'])
    expect(rule.evidence[0]).toMatchObject({
      path: '2026-w10.ndjson',
      line: 10,
      text: 'No problem',
      day: '2026-03-02',
    })
  })

  it('calls a change one only where it is', async () => {
    const { read } = await json()
    const changes = read.agents.map(
      ({ agent, weeks }: { agent: string; weeks: { change?: { is: string } }[] }) => [
        agent,
        weeks[1]?.change?.is,
      ],
    )
    expect(changes).toEqual([
      ['Lin Wei', undefined],
      ['Megan Ray', 'fewer'],
      ['Tom Okafor', 'unclear'],
    ])
  })

  it('says where there is too little evidence, and ranks nobody', async () => {
    const { read } = await json()
    const [lin, megan] = read.agents
    expect(lin.rate).toBeNull()
    expect(lin.tooLittleEvidence).toBe('14 messages in 3 conversations, and a rate wants 5 conversations')
    expect(lin.comparedWithOthers).toBeUndefined()
    expect(megan.comparedWithOthers.is).toBe('unclear')
    const { out } = await run([])
    expect(out).toContain('too little evidence for a rate: 14 messages in 3 conversations')
    expect(out.indexOf('Lin Wei')).toBeLessThan(out.indexOf('Megan Ray'))
  })

  it('keeps bots apart', async () => {
    const { read } = await json()
    expect(read.bots.map(({ agent }: { agent: string }) => agent)).toEqual(['Pixel'])
    expect(read.bots[0].messagesWithFinding).toBe(0)
  })

  it('shows the words behind each figure', async () => {
    const { out } = await run([])
    expect(out).toContain('2026-w10.ndjson:10:147  “No problem”  conversation w10-01, 2026-03-02')
    const csv = await run(['-f', 'csv'])
    const rows = csv.out.split('\r\n')
    const row = rows.find(each => each.includes('"Megan Ray","agent","2026-W10","refusal","no-problem"'))
    expect(row).toContain('2026-w10.ndjson:10:147 “No problem” (w10-01) | ')
    expect(row).toContain('… and 2 more')
    expect(csv.code).toBe(0)
  })

  it('leaves nothing out without a word', async () => {
    const files = {
      '/w/a.ndjson': [
        message('a', 'agent', 'No problem!'),
        message('a', 'agent', 'No problem!', { author: 'Megan', time: null }),
        message('a', 'agent', 'Bitte warten Sie einen Augenblick, ich schaue nach.', { author: 'Megan' }),
        message('a', 'agent', 'Call them back.', { author: 'Megan', channel: 'internal' }),
      ].join('\n'),
      '/w/b.json': '{"macros":[{"title":"Late","body":"No problem, it is sent."}]}',
    }
    const { read, faults } = await json([], files)
    expect(faults).toEqual([])
    expect(read.leftOut).toMatchObject({
      files: 1,
      messagesWithoutAuthor: 1,
      findingsWithoutAuthor: 1,
      internalNotes: 1,
      otherLanguages: 1,
    })
    expect(read.agents[0].messages).toBe(1)
    const { out } = await run([], files)
    expect(out).toContain('1 file is no transcript and is in no card.')
    expect(out).toContain('1 message of the company with 1 finding names no author and is in no card.')
    expect(out).toContain('1 note for colleagues not counted.')
  })

  it('counts messages without a day in no week', async () => {
    const lines = [message('a', 'agent', 'No problem!', { author: 'Megan', time: undefined })].join('\n')
    const { read } = await json([], { '/w/a.ndjson': lines })
    expect(read.agents[0]).toMatchObject({ messages: 1, messagesWithoutDay: 1, weeks: [] })
    expect(read.leftOut.messagesWithoutDay).toBe(1)
  })

  it('counts for a rule over turns only messages behind one of a customer', async () => {
    const wait = [
      message('a', 'agent', 'Hello!', { author: 'Megan' }),
      message('a', 'customer', 'Where is my lamp?'),
      message('a', 'agent', 'One moment.', { author: 'Megan' }),
      message('a', 'agent', 'It is at the depot.', { author: 'Megan', time: '2026-03-02T10:30:00Z' }),
    ].join('\n')
    const mail = 'From: Megan <support@acme.example>\nDate: Mon, 2 Mar 2026 10:00:00 +0000\n\nIt is sent.\n'
    const { read } = await json(['--show', 'info'], { '/w/a.ndjson': wait, '/w/b.eml': mail })
    const [card] = read.agents
    expect(card.messages).toBe(4)
    const conduct = card.themes.find(({ theme }: { theme: string }) => theme === 'transcript-conduct')
    expect(conduct.rules.length).toBeGreaterThan(0)
    for (const rule of conduct.rules) expect(rule.messages).toBe(2)
  })

  it('has a clear word for macros', async () => {
    const { out, code } = await run([], {
      '/w/b.json': '{"macros":[{"title":"Late","body":"No problem, it is sent."}]}',
    })
    expect(code).toBe(0)
    expect(out.replace(/\n/g, ' ')).toContain(
      'Scorecards count what people said to customers: name chats, calls,',
    )
  })

  it('fails only where something can’t be read', async () => {
    const broken = await run(['a.ndjson'], { '/w/a.ndjson': '{"role":"agent"}\n' })
    expect(broken.code).toBe(2)
    const form = await run(['-f', 'cvs'])
    expect(form.code).toBe(2)
    expect(form.err).toContain('there is no scorecard “cvs”')
  })

  it('lets no words of a file do anything', async () => {
    const hostile = '=HYPERLINK("x")\u001b[31m\n::error::pwned\u202e'
    const files = {
      '/w/a.ndjson': message(hostile, 'agent', 'No problem!', {
        author: hostile,
        time: '2026-03-02T10:00:00Z',
      }),
    }
    const { read, faults } = await json([], files)
    expect(faults).toEqual([])
    expect(read.agents[0].agent).toBe(hostile)
    const text = await run([], files)
    const csv = await run(['-f', 'csv'], files)
    for (const { out } of [text, csv]) {
      expect(out).not.toContain('\u001b')
      expect(out).not.toContain('\u202e')
      expect(commandsIn(out)).toEqual([])
    }
    expect(csv.out).toContain(`"'=HYPERLINK`)
  })

  it('hides who is who with --redact', async () => {
    const { read, faults } = await json(['--redact'])
    expect(faults).toEqual([])
    expect(read.agents.map(({ agent }: { agent: string }) => agent)).toEqual([
      'agent 1',
      'agent 2',
      'agent 3',
    ])
    const { out } = await run(['--redact'])
    expect(out).not.toMatch(/Megan|Okafor|Lin Wei/)
  })
})
