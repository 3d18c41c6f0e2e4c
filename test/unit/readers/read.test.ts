import { describe, expect, it } from 'vitest'
import { formats } from '../../../src/readers/index.ts'
import { expectLinear } from '../../linear.ts'
import * as fc from '../../random.ts'
import { messagesOf, readFile, said } from './reading.ts'

const chat = 'Agent: Hi!\nCustomer: My bag is late.\n'
const turn = '{"role":"agent","text":"Hi!"}'
const macros = '{"Late":"We are sorry for the delay."}'

describe('the format of a file', () => {
  it.each([
    ['a.md', '# Hi\n', 'markdown'],
    ['chat.md', '# Chat\n\n**Ana:** Hi\n\n**Agent:** Hello!\n\n**Ana:** Well.\n', 'log'],
    [
      'page.md',
      '# How to\n\nSay it so:\n\nAgent: Hi\n\nCustomer: Hello!\n\nAgent: Bye.\n\nThen\n\n- go\n- on\n- and\n- on\n',
      'markdown',
    ],
    ['a.html', '<p>Hi', 'html'],
    ['a.html.erb', '<p>Hi', 'html'],
    ['a.text.erb', 'Hi <%= name %>', 'text'],
    ['A.TXT', 'Hi there.', 'text'],
    ['a.txt', chat, 'log'],
    ['a.txt', macros, 'macros'],
    ['a.txt', `${turn}\n${turn}`, 'ndjson'],
    ['a.txt', '{{ name }}, we are sorry.', 'text'],
    ['a.txt', '["Hello], we are sorry."', 'text'],
    ['a.log', chat, 'log'],
    ['a.ndjson', turn, 'ndjson'],
    ['a.json', `${turn}\n${turn}\n`, 'ndjson'],
    ['a.json', macros, 'macros'],
    ['a.json', '[["agent","Hi!"]]', 'transcript'],
    ['a.yml', 'Late: We are sorry for the delay.', 'macros'],
    ['-', chat, 'log'],
    ['-', macros, 'macros'],
    ['-', `\uFEFF${turn}\n${turn}`, 'ndjson'],
    ['-', '<!doctype html><p>Hi', 'html'],
    ['-', '{{ name }}, we are sorry.', 'text'],
    ['-', 'Hi there.', 'text'],
    ['a.macros', macros, 'macros'],
    ['dir.md/a', chat, 'log'],
  ])('%s holding %j is %s', async (path, text, format) => {
    expect((await readFile(text, path)).format).toBe(format)
  })

  it.each([
    ['a.json', '{"name":"a","version":"1.0.0"}'],
    ['-', '{"name":"a","version":"1.0.0"}'],
    ['a.yml', 'a: 1'],
    ['a.js.erb', '<p>Hi there.'],
    ['a.log', 'started\n'],
    ['a.ts', 'const a = 1\n'],
    ['a.unknown', '{"a": oops}'],
    ['a.txt', 'binary\0file'],
    ['a.txt', '{"name":"a","version":"1.0.0"}'],
  ])('%s holding %j is none of ours', async (path, text) => {
    expect(await readFile(text, path)).toMatchObject({ format: undefined, problems: [] })
  })

  it.each([
    ['a.json', '{"a": oops}'],
    ['a.json', '{"a":"b"}\n{"a":"c"}\n'],
    ['a.yml', 'a: "b'],
    ['-', '{"a": oops}'],
  ])('%s holding %j is a problem with a place', async (path, text) => {
    const { problems } = await readFile(text, path)
    expect(problems[0]?.offset).toBeTypeOf('number')
  })

  it('is what the user says', async () => {
    expect((await readFile(chat, 'a.txt', 'text')).format).toBe('text')
    expect(said(await readFile('{"a":"ok"}', 'a.xyz', 'macros'))).toEqual(['agent: ok'])
    const { problems } = await readFile(chat, 'a.txt', 'pdf')
    expect(problems[0]?.hint).toContain('zendesk-macros')
  })

  it('or a problem comes of any file, and never a failure', async () => {
    const samples: readonly (readonly [string, string])[] = [
      [
        'a.json',
        '[{"title":"A","body":"<p>We&rsquo;re \\"on\\" it, \\u00e9 \\ud83d\\ude00.</p>"},{"text":"Thank you."}]',
      ],
      [
        'a.yml',
        'a: &x |2-\n    We are\n   on it.\nb: >+\n  Thank\n  you.\n\nc: "It\\u2019s \\\n  late."\nd: *x\n',
      ],
      ['a.txt', '[10:03] Ana (Agent): We are on it.\n\n[10:04] Bo:\nThank you.\n-----\nAgent: Hi\n'],
    ]
    const junk = fc.constantFrom(
      '',
      '"',
      "'",
      '{',
      ']',
      '\\',
      ',',
      '\uD83D',
      '\n',
      '\r\n',
      '\t',
      ' ',
      '|',
      ':',
      '&',
      '<',
      '*',
    )
    const mutation = fc.record({
      sample: fc.constantFrom(...samples),
      where: fc.nat(120),
      much: fc.nat(4),
      junk,
    })
    await fc.assert(
      fc.asyncProperty(mutation, async ({ sample: [path, text], where, much, junk }) => {
        const read = await readFile(text.slice(0, where) + junk + text.slice(where + much), path)
        for (const { offset } of read.problems) expect(offset).toBeTypeOf('number')
        for (const passage of messagesOf(read).flatMap(message => message.passages)) {
          const { start, end } = passage.located.source({ start: 0, end: passage.located.text.length })
          expect(start).toBeLessThanOrEqual(end)
        }
      }),
      { numRuns: 200 },
    )
  })

  describe.each(['<!-- a -->', '{{', '[10:03] ', 'a/', '"', ' ', 'Agent ', '\\', '{"a":', '- ', '**'])(
    'is known in time that grows with the text, of many %j',
    part => {
      it.each([
        ['-', ''],
        ['a.json', ''],
        ['a.yml', ''],
        ['a.yml', 'a: "'],
        ['a.txt', ''],
      ])('in %s %s', (path, start) =>
        expectLinear(
          5000,
          size => start + part.repeat(size),
          async text => said(await readFile(text, path)),
        ),
      )
    },
  )

  it('has an id of its own', () => {
    expect(new Set(formats.map(({ id }) => id)).size).toBe(formats.length)
  })
})
