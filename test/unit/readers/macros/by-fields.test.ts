import { describe, expect, it } from 'vitest'
import { readSource } from '../../../../src/readers/read.ts'
import type { Fields, ReadOptions } from '../../../../src/readers/reader.ts'
import { pathOf, stepsOf } from '../../../../src/readers/trees/path.ts'
import type { Conversation } from '../../../../src/text/conversation.ts'
import { Located } from '../../../../src/text/located.ts'
import { isProblem } from '../../../../src/text/problem.ts'
import { messagesOf, type Outcome, said } from '../reading.ts'

const read = async (text: string, path: string, fields: Fields, more: ReadOptions = {}): Promise<Outcome> => {
  const reading = await readSource({ path, located: Located.file(text) }, { ...more, fields })
  if (!reading) return { format: undefined, conversations: [], problems: [] }
  if (isProblem(reading)) return { format: undefined, conversations: [], problems: [reading] }
  const all = [...reading.conversations]
  return {
    format: reading.format,
    conversations: all.filter(item => !isProblem(item)) as readonly Conversation[],
    problems: all.filter(isProblem),
  }
}

const house = JSON.stringify({
  lang: 'en',
  macros: [
    {
      id: 7,
      label: 'Late',
      top: 'It is late',
      say: { mail: 'We are sorry.', sms: 'Sorry!' },
      why: 'No problem',
    },
    { id: 8, label: 'Sent', say: { mail: '<p>It was &quot;sent&quot;.</p>' } },
  ],
})

describe('paths', () => {
  it.each(['a', 'a.b', 'macros[].body', '[].a', '*.*', 'a[][].b', '"a.b".c', 'Reply text.x', '*[].1'])(
    '%s',
    path => {
      expect(pathOf(stepsOf(path) ?? [])).toBe(path)
    },
  )

  it.each(['', '.', 'a..b', 'a[', 'a[0]', 'a]', '"a', 'a.', '.a'])('%j is none', path => {
    expect(stepsOf(path)).toBeUndefined()
  })
})

describe('macros by fields', () => {
  it('have a name, a subject and a language', async () => {
    const outcome = await read(house, 'a.json', {
      prose: ['macros[].say.mail', 'macros[].say.sms'],
      name: 'macros[].label',
      subject: 'macros[].top',
      lang: 'lang',
    })
    expect(outcome).toMatchObject({ format: 'macros', problems: [] })
    expect(said(outcome)).toEqual([
      'agent: It is late | We are sorry.',
      'agent: Sorry!',
      'agent: It was "sent".',
    ])
    expect(outcome.conversations.map(({ id, messages }) => [id, messages.length])).toEqual([
      ['7', 2],
      ['8', 1],
    ])
    expect(messagesOf(outcome)[0]).toMatchObject({ path: ['macros', 'Late', 'say', 'mail'], lang: 'en' })
  })

  it('may be named by their keys', async () => {
    const outcome = await read(
      'en:\n  late: {text: We are sorry.}\nzh:\n  late: {text: 抱歉。}\n',
      'a.yaml',
      {
        prose: ['*.*.text'],
        lang: '*',
      },
    )
    expect(messagesOf(outcome)).toMatchObject([
      { lang: 'en', path: ['en', 'late', 'text'] },
      { lang: 'zh', path: ['zh', 'late', 'text'] },
    ])
  })

  it.each([
    ['a.csv', 'Antwort;Titel\nEs tut uns leid, ehrlich.;A\n', 'Antwort', 'Titel'],
    ['a.csv', 'Antwort,Titel\n"Es tut uns leid, ehrlich.",A\n', '[].Antwort', '[].Titel'],
    ['a.ndjson', '{"x":"Es tut uns leid, ehrlich.","t":"A"}\n{"y":1}\n', 'x', 't'],
    ['a.json', '{"x":"Es tut uns leid, ehrlich.","t":"A"}\n{"y":1}\n', '[].x', '[].t'],
    ['a.toml', '[[m]]\nx = "Es tut uns leid, ehrlich."\nt = "A"\n', 'm[].x', 'm[].t'],
    ['a.yaml', 'x: Es tut uns leid, ehrlich.\nt: A\n---\ny: 1\n', 'x', 't'],
    ['a.json', '[["A", "Es tut uns leid, ehrlich."]]', '[].1', '[].0'],
  ])('%s %j', async (path, text, prose, name) => {
    const outcome = await read(text, path, { prose: [prose], name })
    expect(outcome).toMatchObject({ format: 'macros', problems: [] })
    expect(said(outcome)).toEqual(['agent: Es tut uns leid, ehrlich.'])
    expect(messagesOf(outcome)[0]?.path).toContain('A')
  })

  it('win over the shape of the file', async () => {
    const text =
      '{"macros":[{"title":"A","note":"Call back.","actions":[{"field":"comment_value","value":"Hello."}]}]}'
    expect(said(await read(text, 'a.json', { prose: ['macros[].note'] }))).toEqual(['agent: Call back.'])
    expect((await read(text, 'a.json', { prose: ['macros[].note'] }, { as: 'zendesk-macros' })).format).toBe(
      'zendesk-macros',
    )
    expect((await read('# Hi\n', 'a.md', { prose: ['x'] })).format).toBe('markdown')
  })
})

describe('conversations by fields', () => {
  it('are grouped by the list that they stand in', async () => {
    const log = [
      { by: { r: 'agent', n: 'Ana' }, t: '10', w: 'Hi.' },
      { by: { r: 'user', n: 'Bo' }, t: 25, w: 'Late!' },
    ]
    const outcome = await read(
      JSON.stringify({
        tickets: [
          { id: 5, log },
          { id: 6, log: [{ w: 'Hm?' }] },
        ],
      }),
      'a.json',
      {
        prose: ['tickets[].log[].w'],
        role: 'tickets[].log[].by.r',
        author: 'tickets[].log[].by.n',
        time: 'tickets[].log[].t',
      },
    )
    expect(outcome.format).toBe('transcript')
    expect(said(outcome)).toEqual(['agent: Hi.', 'customer: Late!'])
    expect(messagesOf(outcome)).toMatchObject([
      { path: ['5'], author: 'Ana', at: 0 },
      { author: 'Bo', at: 15 },
    ])
    expect(outcome.problems).toMatchObject([{ problem: 'Nothing here tells who says these words.' }])
  })

  it('or by a value, with names that the user lists', async () => {
    const text =
      '{"c":1,"who":"Megan","say":"Hi."}\n{"c":2,"who":"Megan","say":"Yo."}\n{"c":1,"who":"Bo","say":"Late!"}\n'
    const outcome = await read(
      text,
      'a.ndjson',
      { prose: ['say'], author: 'who', conversation: 'c' },
      { roleOf: name => (name === 'Megan' ? 'agent' : undefined) },
    )
    expect(outcome.conversations.map(({ id }) => id)).toEqual(['1', '2'])
    expect(said(outcome)).toEqual(['agent: Hi.', 'customer: Late!', 'agent: Yo.'])
  })
})

describe('a path that leads to nothing is a problem', () => {
  it.each([
    ['macros[].say.mial', 'leads to nothing', 'Did you mean “macros[].say.mail”?', '{"mail"'],
    ['makros[].say.mail', 'leads to nothing', 'Did you mean “macros[].say.mail”?', '{"lang"'],
    ['macros.say.mail', 'leads to nothing', 'write “macros[].say.mail”', '[{"id"'],
    ['macros[].say.fax', 'leads to nothing', 'The keys there are “mail”, “sms”', '{"mail"'],
    ['lang.x', 'leads to nothing', '“lang” has nothing below it', '"en"'],
    ['macros[].say', 'leads to a map', '“macros[].say.*”', '{"mail"'],
    ['macros', 'leads to a list', '“macros[]”', '[{"id"'],
    ['macros[', 'is no path', 'macros[].body', '{"lang"'],
  ])('%s', async (path, problem, hint, where) => {
    const outcome = await read(house, 'a.json', { prose: [path] })
    expect(outcome.conversations).toEqual([])
    expect(outcome.problems[0]?.problem).toContain(`“${path}”`)
    expect(outcome.problems).toMatchObject([
      {
        problem: expect.stringContaining(problem),
        hint: expect.stringContaining(hint),
        offset: house.indexOf(where),
      },
    ])
  })

  it('beside others that are read', async () => {
    const outcome = await read(house, 'a.json', { prose: ['macros[].say.mail'], name: 'macros[].lable' })
    expect(outcome.problems).toMatchObject([
      { problem: expect.stringContaining('“name”'), hint: 'Did you mean “macros[].label”?' },
    ])
    expect(said(outcome)).toHaveLength(2)
  })

  it('and so is a column, but not an empty list', async () => {
    expect((await read('Reply,N\nHi.,1\n', 'a.csv', { prose: ['Repyl'] })).problems[0]?.hint).toBe(
      'Did you mean “Reply”?',
    )
    expect(await read('{"m":[]}', 'a.json', { prose: ['m[].x'] })).toMatchObject({
      format: 'macros',
      problems: [],
    })
  })
})
