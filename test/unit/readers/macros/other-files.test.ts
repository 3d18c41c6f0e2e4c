import { describe, expect, it } from 'vitest'
import { readFile, said } from '../reading.ts'

const json = (value: unknown): string => JSON.stringify(value)

describe('files of tools', () => {
  it.each([
    [
      '.github/workflows/ci.yml',
      'name: CI\non: {push: {}}\njobs:\n  build:\n    steps:\n      - with:\n          message: Thank you for your contribution! We will review it as soon as we can.\n',
    ],
    [
      'bug.yml',
      'name: Bug\ndescription: File a bug report\nbody:\n  - type: markdown\n    attributes:\n      value: Thanks for taking the time to fill out this bug report!\n',
    ],
    [
      'docker-compose.yml',
      'version: "3"\nservices:\n  web:\n    command: sh -c "install it and then run the server for the people"\n',
    ],
    [
      'deploy.yaml',
      'apiVersion: v1\nkind: ConfigMap\ndata:\n  motd: Welcome to the server, and have a good day.\n',
    ],
    [
      'Weasel.yml',
      'extends: existence\nmessage: Avoid using this, as it is a weasel word.\nlevel: warning\n',
    ],
    [
      'house.yaml',
      'why: Our customers know us by these words.\nentries:\n  - avoid: you owe\n    bad: «You owe» us $74, and it is due today.\n  - folks\n',
    ],
    ['plugin.yaml', 'name: acme\ntactful: ^0.1\nabout: Words that a parcel service does without.\n'],
    [
      'pyproject.toml',
      '[project]\nname = "thing"\ndescription = "A thing that does what you want."\n[tool.x]\nmarkers = ["slow: marks the tests as slow for you"]\n',
    ],
    [
      'settings.json',
      json({
        'editor.font': 'Fira Code',
        'terminal.shell': 'bash',
        'cSpell.words': ['foo', 'bar', 'baz'],
        'todo.message': 'This is the message for the people that you see here.',
      }),
    ],
    [
      'manifest.json',
      json({ manifest_version: 3, name: 'It', tip: 'This is the extension that helps you with it.' }),
    ],
    [
      'notebook.ipynb.json',
      json({ nbformat: 4, cells: [{ source: ['This is the analysis of the data that we have.'] }] }),
    ],
  ])('%s is not read', async (path, text) => {
    expect(await readFile(text, path)).toEqual({ format: undefined, conversations: [], problems: [] })
  })
})

describe('conversations in a shape that nobody knows', () => {
  it.each([
    ['incoming', [{ id: 3, body: 'I need it by Monday, please.', incoming: true, private: false }]],
    ['is_inbound', { _results: [{ id: 'msg_1', is_inbound: false, body: '<p>We are on it for you.</p>' }] }],
    ['speaker', { results: { utterances: [{ speaker: 1, transcript: 'I want to have a refund now.' }] } }],
  ])('with “%s” are no macros', async (_, value) => {
    expect((await readFile(json(value), 'export.json')).format).toBeUndefined()
  })
})

describe('the language of macros by groups', () => {
  const text = 'Calm down, it is your own fault.'
  it.each<readonly [readonly string[], readonly (string | undefined)[]]>([
    [
      ['en', 'de'],
      ['en', 'de'],
    ],
    [
      ['zh-TW', 'en_GB'],
      ['zh-TW', 'en-GB'],
    ],
    [['faq'], [undefined]],
    [
      ['foo', 'bar'],
      [undefined, undefined],
    ],
    [
      ['hi', 'no', 'refund'],
      [undefined, undefined, undefined],
    ],
  ])('%j → %j', async (keys, langs) => {
    const groups = Object.fromEntries(keys.map(key => [key, { late: text }]))
    const { format, conversations } = await readFile(json({ version: 2, ...groups }), 'texts.json')
    expect(format).toBe('macros')
    expect(conversations.map(one => one.messages[0]?.lang)).toEqual(langs)
  })
})

describe('macros beside a few labels', () => {
  it('are read', async () => {
    const text = json({
      signature: 'Kind regards,\nThe Team',
      categories: [
        {
          icon: '📋',
          macros: [
            { num: 1, name: 'Hold', tag: 'SCR', desc: 'On hold', body: 'Your order will be placed on hold.' },
          ],
        },
      ],
    })
    expect(said(await readFile(text, 'macros.json'))).toEqual([
      'agent: Kind regards,\nThe Team',
      'agent: Your order will be placed on hold.',
    ])
  })

  it('have the HtmlValue of a template of Salesforce, with its Body as the copy', async () => {
    const text = json({
      records: [{ Name: 'Hi', Body: 'Hi, we are on it.', HtmlValue: '<p>Hi, we are on it.</p>' }],
    })
    const read = await readFile(text, 'templates.json')
    expect(said(read)).toEqual(['agent: Hi, we are on it.'])
    expect(read.conversations[0]?.messages[0]?.twin).toHaveLength(1)
  })
})

describe('lines of JSON', () => {
  it('that hold a chat each are read', async () => {
    const line = json({
      messages: [
        { role: 'user', content: 'Where is it?' },
        { role: 'assistant', content: 'No problem!' },
      ],
    })
    const read = await readFile(`${line}\n${line}\n`, 'train.jsonl')
    expect(read.format).toBe('transcript')
    expect(read.conversations).toHaveLength(2)
    expect(said(read).slice(0, 2)).toEqual(['customer: Where is it?', 'agent: No problem!'])
  })

  it('that hold replies under titles are read', async () => {
    const line = json({ title: 'Hold', body: 'Your order will be placed on hold.' })
    const other = json({ title: 'Late', body: 'Your order will be late by a day.' })
    expect((await readFile(`${line}\n${other}\n`, 'replies.jsonl')).format).toBe('macros')
  })

  it('of something else are nobody’s', async () => {
    const line = json({ prompt: 'What is the capital of France?', completion: 'The capital is Paris.' })
    expect(await readFile(`${line}\n${line}\n`, 'train.jsonl')).toMatchObject({
      format: undefined,
      problems: [],
    })
  })
})
