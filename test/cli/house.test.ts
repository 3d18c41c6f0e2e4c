import { describe, expect, test } from 'vitest'
import { tools } from '../../src/cli/tools.ts'
import { memory, tactful } from './world.ts'

const owe = `entries:
  - avoid: you owe
    prefer: our records show a balance of
    tier: not-acceptable
    bad: «You owe» $74.
    spare: He owes you an answer.
`
const real = { tools }

describe('--profile', () => {
  test('of another name is a mistake', async () => {
    for (const argv of [['a.txt'], ['rules'], ['explain', 'just']]) {
      const { code, err } = await tactful([...argv, '--profile', 'gentel'], { '/w/a.txt': 'x' })
      expect([code, err]).toEqual([
        2,
        '✖ there is no profile “gentel”\n  Did you mean gentle? Known: recommended, gentle.\n',
      ])
    }
  })

  test('decides how loud a rule speaks', async () => {
    const files = { '/w/a.txt': 'This is just stupid.' }
    const loud = async (...argv: readonly string[]) =>
      JSON.parse(
        (await tactful(['a.txt', '-f', 'json', '--show', 'info', ...argv], files)).out,
      ).files[0].findings.map(
        (found: { rule: string; severity: string }) => `${found.rule} ${found.severity}`,
      )
    expect(await loud()).toEqual(['just info', 'insult error'])
    expect(await loud('--profile', 'gentle')).toEqual(['just warning'])
  })

  test('rules shows what it makes of each', async () => {
    expect((await tactful(['rules', '--profile', 'gentle'], {})).out).toMatchInlineSnapshot(`
      "rule        group    severity  book      fix
      insult      blame    off       thompson  none
      just        wording  warning   thompson  suggestion
      no-problem  wording  warning   thompson  safe

      3 rules in the profile gentle. Why and what instead: tactful explain RULE
      "
    `)
  })

  test('explain says so', async () => {
    const files = { '/pkg/rules/blame/insult.md': '# insult\n' }
    expect((await tactful(['explain', 'insult', '--profile', 'gentle'], files)).out).toBe(
      '# insult\n\nIn the profile gentle: off.\n',
    )
  })

  test('with the real rules: switched off by one, asked for by name', async () => {
    const run = (...argv: readonly string[]) =>
      tactful(['a.txt', ...argv], { '/w/a.txt': 'No problem!\n' }, real)
    expect((await run()).code).toBe(1)
    expect((await run('--profile', 'cockerell')).code).toBe(0)
    expect((await run('--profile', 'cockerell', '--rule', 'no-problem')).code).toBe(1)
  })
})

describe('--lexicon', () => {
  test('checks for words of your own', async () => {
    const files = { '/w/a.txt': 'Dear Ana,\n\nyou owe $74.\n', '/w/house.yaml': owe }
    const { code, out } = await tactful(['a.txt', '--lexicon', 'house.yaml'], files, real)
    expect(code).toBe(1)
    expect(out).toMatchInlineSnapshot(`
      "a.txt

        a.txt:3:1  error  custom-lexicon/you-owe
          “you owe” is a word that your house avoids.

          3 │ you owe $74.
            │ ^^^^^^^

          The lexicon of your house lists these words.
          → our records show a balance of

      ✖ 1 problem (1 error) in 1 file, 1 message.
        Why and what instead: tactful explain custom-lexicon
      "
    `)
  })

  test('may be repeated, and --rule names it', async () => {
    const files = {
      '/w/a.txt': 'folks, you owe',
      '/w/1.yaml': owe,
      '/w/2.yaml': 'id: ours\nentries:\n  - folks\n',
    }
    const argv = ['a.txt', '--lexicon', '1.yaml', '--lexicon', '2.yaml', '-f', 'json']
    const found = async (...more: readonly string[]) =>
      JSON.parse((await tactful([...argv, ...more], files, real)).out).files[0].findings.map(
        (each: { rule: string }) => each.rule,
      )
    expect(await found()).toEqual(['ours', 'custom-lexicon'])
    expect(await found('--rule', 'ours')).toEqual(['ours'])
  })

  test('two files with one id keep their words apart', async () => {
    const files = {
      '/w/a.txt': 'The sofa and the lamp.',
      '/w/1.yaml': 'entries:\n  - {id: x, avoid: sofa}\n',
    }
    const two = { ...files, '/w/2.yaml': 'entries:\n  - {id: x, avoid: lamp}\n' }
    const { out } = await tactful(
      ['a.txt', '--lexicon', '1.yaml', '--lexicon', '2.yaml', '-f', 'json'],
      two,
      real,
    )
    expect(
      JSON.parse(out).files[0].findings.map((each: { entry: string; text: string }) => [
        each.entry,
        each.text,
      ]),
    ).toEqual([
      ['x', 'sofa'],
      ['x-2', 'lamp'],
    ])
  })

  test('every fault of every file is told, and nothing is checked', async () => {
    const files = { '/w/a.txt': 'x', '/w/1.yaml': 'entries:\n  - avid: x\n  - avoid: "y\n' }
    const { code, out, err } = await tactful(
      ['a.txt', '--lexicon', '1.yaml', '--lexicon', 'gone.yaml'],
      files,
    )
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatchInlineSnapshot(`
      "✖ 1.yaml:2:5: an entry has no key “avid”
        did you mean “avoid”?
      ✖ 1.yaml:4:1: a quotation mark, a bracket or the “:” of a key is missing here or above
        close what was opened, and begin the keys of one block at the same column, with spaces, and the items of a list with “- ”
      ✖ gone.yaml: cannot be opened: no such file or folder
        Paths are taken from the working folder.
      "
    `)
  })

  test('explain lists them', async () => {
    const { out } = await tactful(['explain', 'custom-lexicon', '--lexicon', 'house.yaml'], {
      '/w/house.yaml': owe,
    })
    expect(out).toMatchInlineSnapshot(`
      "# custom-lexicon: Say it in the words of the house

      The lexicon of your house lists these words.

      - you-owe (error): you owe → our records show a balance of
      "
    `)
  })
})

describe('try', () => {
  test('runs the examples of a lexicon', async () => {
    expect(await tactful(['try', 'house.yaml'], { '/w/house.yaml': owe }, real)).toEqual({
      code: 0,
      out: '✔ house.yaml: 2 examples hold\n',
      err: '',
    })
  })

  test('tells those that fail, and what was expected', async () => {
    const wrong = `${owe.replace('«You owe»', 'You «owe»').replace('He owes you', 'He says that you owe')}  - folks\n`
    const { code, out } = await tactful(['try', 'house.yaml'], { '/w/house.yaml': wrong }, real)
    expect(code).toBe(1)
    expect(out).toMatchInlineSnapshot(`
      "✖ house.yaml, you-owe: a bad example
          You «owe» $74.
          expected “owe”, got “You owe”
      ✖ house.yaml, you-owe: a spare example
          He says that you owe an answer.
          expected nothing, got “you owe”
      2 of 2 examples failed (1 entry shows none)
      "
    `)
  })

  test('counts the hits in your texts and shows some of them', async () => {
    const chat = Array.from(
      { length: 20 },
      (_, at) => `Megan (agent): ${at % 4 === 0 ? 'I think you owe us.' : 'Hello.'}`,
    )
    const files = { '/w/house.yaml': owe, '/w/chat.log': `${chat.join('\n')}\n` }
    const { code, out } = await tactful(['try', 'house.yaml', 'chat.log', '--sample', '2'], files, real)
    expect(code).toBe(0)
    expect(out).toMatchInlineSnapshot(`
      "✔ house.yaml: 2 examples hold

      25 hits per 100 messages (5 hits in 20 messages, 1 file); 2 of them:
        chat.log:9:24  you-owe
          Megan (agent): I think «you owe» us.
        chat.log:13:24  you-owe
          Megan (agent): I think «you owe» us.
      "
    `)
    expect((await tactful(['try', 'house.yaml', 'chat.log', '--sample', '2'], files, real)).out).toBe(out)
  })

  test('what can’t be read is 2', async () => {
    expect((await tactful(['try', 'gone.yaml'], {}, real)).code).toBe(2)
    expect((await tactful(['try', 'no-problme'], {}, real)).err).toContain('Did you mean no-problem?')
    expect((await tactful(['try', 'house.yaml', 'gone.txt'], { '/w/house.yaml': owe }, real)).code).toBe(2)
    expect(
      (await tactful(['try', 'house.yaml', '--sample', 'ten'], { '/w/house.yaml': owe }, real)).code,
    ).toBe(2)
  })
})

describe('new-rule', () => {
  test('writes words to begin with, whose example fails', async () => {
    const written = new Map<string, string>()
    const { code, out } = await tactful(['new-rule', 'house.yaml'], {}, { fs: memory({}, written) })
    expect([code, out]).toEqual([
      0,
      'house.yaml is written. Its example fails: mend it, then tactful try house.yaml\n',
    ])
    const text = written.get('/w/house.yaml') as string
    const tried = await tactful(['try', 'house.yaml'], { '/w/house.yaml': text }, real)
    expect(tried.err).toBe('')
    expect(tried.out).toContain(
      'expected “owe”, got “You owe”\n1 of 3 examples failed (1 entry shows none)\n',
    )
    const mended = text.replace('You «owe» us', '«You owe» us')
    expect((await tactful(['try', 'house.yaml'], { '/w/house.yaml': mended }, real)).code).toBe(0)
  })

  test('names the command as it was called', async () => {
    const env = { npm_command: 'exec' }
    const { out } = await tactful(['new-rule', 'house.yaml'], {}, { fs: memory({}, new Map()), env })
    expect(out).toBe('house.yaml is written. Its example fails: mend it, then npx tactful try house.yaml\n')
  })

  test('overwrites nothing', async () => {
    const written = new Map<string, string>()
    const fs = memory({ '/w/house.yaml': owe }, written)
    const { code, err } = await tactful(['new-rule', 'house.yaml'], {}, { fs })
    expect([code, err, written.size]).toEqual([
      2,
      '✖ house.yaml is there already\n  Choose another name; nothing was written.\n',
      0,
    ])
  })

  test('writes a rule in the repository, and only there', async () => {
    const written = new Map<string, string>()
    const fs = memory({ '/w/rules/bibliography.yaml': '', '/w/rules/refusal/x.ts': '' }, written)
    const { code, out } = await tactful(['new-rule', 'refusal/late-reply'], {}, { fs })
    expect([code, out]).toEqual([
      0,
      `rules/refusal/late-reply.yaml is written. Its example fails: mend it, then npx vitest run test/rules/examples.test.ts -t late-reply
Put its id into rules/releases.yaml too, under the version that will bring it.
`,
    ])
    expect([...written.keys()]).toEqual(['/w/rules/refusal/late-reply.yaml'])
    expect((await tactful(['new-rule', 'refusal/x'], {}, { fs })).err).toContain(
      'rules/refusal/x.ts is there already',
    )
    expect((await tactful(['new-rule', 'refusal/late-reply'], {})).err).toContain(
      'is written in its repository',
    )
    expect((await tactful(['new-rule', 'Late'], {})).err).toContain('“Late” is neither a file nor a rule')
  })
})
