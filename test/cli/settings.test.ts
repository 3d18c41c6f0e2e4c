import { describe, expect, test } from 'vitest'
import type { Tools } from '../../src/cli/world.ts'
import type { ReadOptions } from '../../src/readers/reader.ts'
import { type Files, type Given, tactful, tools } from './world.ts'

const text = 'No problem, this is just stupid, folks.'

/** The rules that speak, with their severities, by file. */
const loud = async (files: Files, argv: readonly string[] = [], given: Given = {}) => {
  const { out, err, code } = await tactful([...argv, '-f', 'json', '--show', 'info'], files, given)
  if (code === 2) return err
  return Object.fromEntries(
    JSON.parse(out).files.map((file: { path: string; findings: { rule: string; severity: string }[] }) => [
      file.path,
      file.findings.map(({ rule, severity }) => `${rule} ${severity}`).join(', '),
    ]),
  )
}

const usual = 'no-problem warning, just info, insult error'

describe('which file', () => {
  const off = 'rules: {insult: off, just: off}\n'
  const a = { '/w/a.txt': text }
  const found = { 'a.txt': 'no-problem warning' }

  test.each([
    ['tactful.yaml', off],
    ['tactful.yml', off],
    ['tactful.json', '{"rules": {"insult": "off", "just": "off"}}'],
    ['package.json', '{"name": "x", "tactful": {"rules": {"insult": "off", "just": "off"}}, "a": {}}'],
  ])('%s', async (name, source) => {
    expect(await loud({ ...a, [`/w/${name}`]: source })).toEqual(found)
  })

  test('a package.json without the key, broken or not, has no settings', async () => {
    for (const source of ['{"name": "tactful"}', '{"dependencies": {"tactful": "^1.0.0"}}', '{"tactful" ']) {
      expect(await loud({ ...a, '/w/package.json': source }, ['a.txt'])).toEqual({ 'a.txt': usual })
    }
  })

  test('found in a folder above, up to the repository', async () => {
    const deep = { cwd: '/w/x/y' }
    const b = { '/w/x/y/a.txt': text }
    expect(await loud({ ...b, '/w/tactful.yaml': off }, [], deep)).toEqual(found)
    expect(await loud({ ...b, '/w/tactful.yaml': off, '/w/.git/HEAD': '' }, [], deep)).toEqual(found)
    expect(await loud({ ...b, '/w/tactful.yaml': off, '/w/x/.git/HEAD': '' }, [], deep)).toEqual({
      'a.txt': usual,
    })
  })

  test('and not above the home folder', async () => {
    const files = { '/w/x/a.txt': text, '/w/tactful.yaml': off }
    expect(await loud(files, [], { cwd: '/w/x', env: { HOME: '/w/x' } })).toEqual({ 'a.txt': usual })
    expect(await loud(files, [], { cwd: '/w/x', env: { HOME: '/w' } })).toEqual(found)
  })

  test('the nearest alone counts', async () => {
    const files = { '/w/x/a.txt': text, '/w/tactful.yaml': off, '/w/x/tactful.yaml': 'failOn: error' }
    expect(await loud(files, [], { cwd: '/w/x' })).toEqual({ 'a.txt': usual })
  })

  test('--config names it, --no-config wants none', async () => {
    const files = { ...a, '/w/tactful.yaml': 'rules: {just: off}', '/w/conf/t.yaml': off }
    expect(await loud(files, ['--config', 'conf/t.yaml'])).toEqual(found)
    expect(await loud(files, ['--no-config'])).toEqual({ 'a.txt': usual })
    expect(await loud(files, ['--config', 'nope.yaml'])).toBe(
      '✖ nope.yaml: cannot be opened: no such file or folder\n  Paths are taken from the working folder.\n',
    )
  })

  test('two in one folder are a mistake', async () => {
    const files = { ...a, '/w/tactful.yaml': off, '/w/package.json': '{"tactful": {}}' }
    expect(await loud(files)).toBe(
      '✖ two settings files stand in one folder: tactful.yaml and package.json\n' +
        '  Keep one of them, or name it with --config.\n',
    )
  })

  test('one that cannot be opened is not passed over', async () => {
    expect(await loud({ ...a, '/w/tactful.yaml': { fails: 'EACCES' } })).toBe(
      '✖ tactful.yaml: cannot be opened: permission denied\n  Paths are taken from the working folder.\n',
    )
  })

  test('an empty one, and one of comments, change nothing', async () => {
    for (const source of ['', '# rules:\n']) {
      expect(await loud({ ...a, '/w/tactful.yaml': source })).toEqual({ 'a.txt': usual })
    }
  })

  test('is not checked itself', async () => {
    const json = '{"lexicons": "house.json", "extends": "./base.json", "x": 1}'
    const files = { '/w/a.txt': 'x', '/w/base.json': '{}', '/w/tactful.json': json.replace(', "x": 1', '') }
    const { out } = await tactful(['-f', 'json'], {
      ...files,
      '/w/house.json': '{"entries": ["folks"]}',
      '/w/b.json': '{}',
    })
    expect(JSON.parse(out).files.map(({ path }: { path: string }) => path)).toEqual(['a.txt', 'b.json'])
  })
})

describe('levels', () => {
  const under = (settings: string, argv: readonly string[] = [], more: Files = {}) =>
    loud({ '/w/a.txt': text, '/w/tactful.yaml': settings, ...more }, argv)

  test('settings win over the profile, wherever it is named', async () => {
    expect(await under('extends: gentle')).toEqual({ 'a.txt': 'no-problem warning, just warning' })
    expect(await under('rules:\n  insult: info\nextends: gentle')).toEqual({
      'a.txt': 'no-problem warning, just warning, insult info',
    })
  })

  test('a profile as a flag takes the place of theirs, and their rules stay', async () => {
    expect(await under('extends: gentle\nrules: {no-problem: off}', ['--profile', 'recommended'])).toEqual({
      'a.txt': 'just info, insult error',
    })
  })

  test('a severity beside options; on is as loud as by itself', async () => {
    expect(await under('extends: gentle\nrules: {just: {severity: error, most: 2}, insult: on}')).toEqual({
      'a.txt': 'no-problem warning, just error, insult error',
    })
  })

  test('files extended, the later over the earlier, this one over all', async () => {
    const more = {
      '/w/conf/one.yaml': 'rules: {just: error, insult: info, no-problem: info}\nextends: two.yml\n',
      '/w/conf/two.yml': 'rules: {just: off, insult: off, no-problem: off}\n',
      '/w/three.json': '{"rules": {"insult": "warning"}}',
    }
    const settings = 'extends: [./conf/one.yaml, three.json]\nrules: {no-problem: error}\n'
    expect(await under(settings, [], more)).toEqual({
      'a.txt': 'no-problem error, just error, insult warning',
    })
  })

  test('packages extended: their data, from the nearest node_modules', async () => {
    const more = {
      '/w/node_modules/@acme/tone/tactful.yaml': 'rules: {just: off}\n',
      '/node_modules/house/chat.json': '{"rules": {"insult": "off"}, "extends": "gentle"}',
    }
    expect(await under('extends: ["@acme/tone", house/chat.json]', [], more)).toEqual({
      'a.txt': 'no-problem warning',
    })
    expect(await under('extends: ["@acme/tone", house/chat]', [], more)).toEqual({
      'a.txt': 'no-problem warning',
    })
  })

  test('--rule speaks although it is off', async () => {
    expect(await under('rules: {just: off}', ['--rule', 'no-problem'])).toEqual({
      'a.txt': 'no-problem warning',
    })
  })

  test('lexicons, from the folder of the file that names them, and more by flag', async () => {
    const more = {
      '/w/conf/one.yaml': 'lexicons: house.yaml\n',
      '/w/conf/house.yaml': 'entries:\n  - folks\n',
      '/w/more.yaml': 'id: more\nentries:\n  - folks\n',
    }
    expect(await under('extends: ./conf/one.yaml\nrules: {custom-lexicon: error}', [], more)).toEqual({
      'a.txt': `${usual}, custom-lexicon error`,
    })
    expect(await under('extends: ./conf/one.yaml', ['--lexicon', 'more.yaml'], more)).toEqual({
      'a.txt': `${usual}, custom-lexicon warning, more warning`,
    })
  })

  test('a lexicon that settings and flag name counts once', async () => {
    const more = { '/w/house.yaml': 'entries:\n  - folks\n' }
    expect(await under('lexicons: ./house.yaml', ['--lexicon', 'house.yaml'], more)).toEqual({
      'a.txt': `${usual}, custom-lexicon warning`,
    })
  })

  test('failOn and show, unless a flag says otherwise', async () => {
    const files = { '/w/a.txt': 'just\nno problem', '/w/tactful.yaml': 'failOn: error\nshow: info\n' }
    const plain = await tactful([], files)
    expect(plain.code).toBe(0)
    expect(plain.out).toContain('a.txt:1:1  info')
    expect((await tactful(['--fail-on', 'warning'], files)).code).toBe(1)
    expect((await tactful(['--show', 'warning'], files)).out).not.toContain('a.txt:1:1  info')
    expect((await tactful([], { ...files, '/w/tactful.yaml': 'failOn: never' })).code).toBe(0)
  })
})

describe('overrides', () => {
  const settings = `rules:
  just: off
overrides:
  - files: "*.md"
    rules: {insult: info}
  - files: [/chats, "!keep.*"]
    extends: gentle
    rules: {just: error}
    lexicons: conf/house.yaml
`
  const files = {
    '/w/tactful.yaml': settings,
    '/w/conf/house.yaml': 'entries:\n  - folks\n',
    '/w/a.txt': text,
    '/w/b.md': text,
    '/w/chats/c.md': text,
    '/w/chats/keep.md': text,
    '/w/sub/chats/d.txt': text,
  }

  test('the later wins; patterns are those of .gitignore', async () => {
    expect(await loud(files)).toEqual({
      'a.txt': 'no-problem warning, insult error',
      'b.md': 'no-problem warning, insult info',
      'chats/c.md': 'no-problem warning, just error, insult info, custom-lexicon warning',
      'chats/keep.md': 'no-problem warning, insult info',
      'sub/chats/d.txt': 'no-problem warning, insult error',
    })
  })

  test('patterns start at the settings file, from wherever it is run', async () => {
    expect(await loud(files, ['c.md'], { cwd: '/w/chats' })).toEqual({
      'c.md': 'no-problem warning, just error, insult info, custom-lexicon warning',
    })
  })

  test('standard input falls under them by its name', async () => {
    const given = { stdin: text }
    expect(await loud(files, ['-', '--stdin-filename', 'x.md'], given)).toEqual({
      'x.md': 'no-problem warning, insult info',
    })
  })

  test('rules are made ready once for all files that share them', async () => {
    let made = 0
    const counting: Tools = {
      ...tools,
      checker: async selection => {
        made++
        return tools.checker(selection)
      },
    }
    const more = `${settings}  - files: "**/*.txt"\n    roles: {agent: Ana}\n`
    await loud({ ...files, '/w/tactful.yaml': more }, [], { tools: counting })
    expect(made).toBe(3)
  })

  test('braces', async () => {
    const braces = 'overrides:\n  - files: "{a,sub/**/d}.{txt,md}"\n    rules: {insult: off}\n'
    expect(await loud({ ...files, '/w/tactful.yaml': braces }, ['a.txt', 'b.md', 'sub'])).toEqual({
      'a.txt': 'no-problem warning, just info',
      'b.md': usual,
      'sub/chats/d.txt': 'no-problem warning, just info',
    })
  })

  test('format, fields and roles reach the reader', async () => {
    const seen: Record<string, unknown> = {}
    const listening: Tools = {
      ...tools,
      readSource: async (source, options: ReadOptions) => {
        const { roleOf, ...plain } = options
        const roles = ['megan', 'Ana (Support)', 'Ana', 'Fin'].map(name => roleOf?.(name) ?? '?')
        seen[source.path] = { ...plain, ...(roleOf ? { roles } : {}) }
        return tools.readSource(source, options)
      },
    }
    const settings = `roles: {agent: [Megan, "* (Support)"]}
overrides:
  - files: "*.dat"
    format: text
  - files: "*.json"
    fields: {prose: "macros[].body", name: "macros[].title"}
    roles: {bot: Fin, customer: "*"}
`
    const given = { tools: listening }
    const files = { '/w/a.dat': '', '/w/b.json': '{}', '/w/tactful.yaml': settings, '/w/c.bin': '' }
    expect((await tactful([], files, given)).code).toBe(0)
    expect(seen).toEqual({
      'a.dat': { as: 'text', roles: ['agent', 'agent', '?', '?'] },
      'b.json': {
        fields: { prose: ['macros[].body'], name: 'macros[].title' },
        roles: ['agent', 'customer', 'customer', 'bot'],
      },
    })
    await tactful(['a.dat', '--as', 'markdown'], files, given)
    expect(seen).toMatchObject({ 'a.dat': { as: 'markdown' } })
  })
})

describe('ignore', () => {
  const files = {
    '/w/tactful.yaml': 'ignore:\n  - old/\n  - "*.tmp.*"\n  - "!keep.tmp.md"\n',
    '/w/a.txt': 'x',
    '/w/b.tmp.txt': 'no problem',
    '/w/keep.tmp.md': 'x',
    '/w/old/c.txt': 'no problem',
  }
  const note = (path: string, pattern: string) => `${path} is ignored by ${pattern}. It is not checked.\n`

  test('holds for what is found', async () => {
    expect(await loud(files)).toEqual({ 'a.txt': '', 'keep.tmp.md': '' })
    expect(await loud(files, ['**/*.txt'])).toEqual({ 'a.txt': '' })
  })

  test('and for what is named, with a note', async () => {
    const { code, err, out } = await tactful(['b.tmp.txt', 'old/c.txt', 'old', 'a.txt'], files)
    expect([code, err]).toEqual([
      0,
      note('b.tmp.txt', '“*.tmp.*” (tactful.yaml:3)') +
        note('old/c.txt', '“old/” (tactful.yaml:2)') +
        note('old', '“old/” (tactful.yaml:2)'),
    ])
    expect(out).toContain('1 file')
  })

  test('where all that is named is ignored, the run is clean', async () => {
    const { code, err } = await tactful(['b.tmp.txt'], files)
    expect([code, err]).toEqual([0, note('b.tmp.txt', '“*.tmp.*” (tactful.yaml:3)')])
    expect((await tactful(['b.tmp.txt', '-q'], files)).err).toBe('')
  })

  test('a folder or glob that holds nothing else', async () => {
    const more = { ...files, '/w/sub/d.tmp.txt': 'x' }
    expect(await tactful(['sub', 'old/**/*.txt', '-q', '-f', 'json'], more)).toMatchObject({
      code: 0,
      err: '',
    })
    expect((await tactful(['sub', 'old/**/*.txt'], more)).err).toBe(
      'sub holds only files that the settings ignore. None is checked.\n' +
        'old/**/*.txt matches only files that the settings ignore. None is checked.\n',
    )
  })

  test('and for standard input under a name', async () => {
    const { code, err } = await tactful(['-', '--stdin-filename', 'old/x.txt'], files, {
      stdin: 'no problem',
    })
    expect([code, err]).toEqual([0, note('old/x.txt', '“old/” (tactful.yaml:2)')])
  })

  test('--no-config checks them', async () => {
    expect((await tactful(['b.tmp.txt', '--no-config'], files)).code).toBe(1)
  })
})

describe('other commands', () => {
  const files = {
    '/w/tactful.yaml': 'extends: gentle\nrules: {no-problem: off}\nlexicons: house.yaml\n',
    '/w/house.yaml': 'id: tone\nentries:\n  - folks\n',
    '/w/a.txt': text,
    '/pkg/rules/wording/no-problem.md': '# no-problem\n',
  }

  test('rules', async () => {
    const { out } = await tactful(['rules', '-f', 'json'], files)
    const levels = JSON.parse(out).map(({ id, level }: { id: string; level: string }) => `${id} ${level}`)
    expect(levels).toEqual(['insult off', 'tone warning', 'just warning', 'no-problem off'])
    expect((await tactful(['rules'], files)).out).toContain('\n4 rules under tactful.yaml. ')
    expect((await tactful(['rules', '--no-config'], files)).out).toContain('\n3 rules. ')
  })

  test('explain', async () => {
    expect((await tactful(['explain', 'no-problem'], files)).out).toBe(
      '# no-problem\n\nUnder tactful.yaml: off.\n',
    )
    expect((await tactful(['explain', 'tone'], files)).out).toContain('- folks (warning): folks\n')
  })

  test('try', async () => {
    const { out, code } = await tactful(['try', 'house.yaml', 'a.txt'], files)
    expect(code).toBe(0)
    expect(out).toContain('1 hit')
    const bad = await tactful(['try', 'house.yaml', 'a.txt'], { ...files, '/w/tactful.yaml': 'show: x\n' })
    expect(bad.code).toBe(2)
  })

  test('explain --at', async () => {
    const options: unknown[] = []
    const listening: Tools = {
      ...tools,
      tracer: async selection => {
        options.push(
          selection.choices?.length,
          selection.house.map(({ id }) => id),
        )
        return tools.tracer(selection)
      },
    }
    const given = { tools: listening }
    const old = { ...files, '/w/tactful.yaml': `${files['/w/tactful.yaml']}ignore: a.*\n` }
    const { code, err } = await tactful(['explain', '--at', 'a.txt:1:1'], old, given)
    expect([code, err]).toEqual([0, 'a.txt is ignored by “a.*” (tactful.yaml:4). It is not checked.\n'])
    expect(options).toEqual([1, ['tone']])
  })
})

test('read goes by format and roles too', async () => {
  const seen: unknown[] = []
  const listening: Tools = {
    ...tools,
    readSource: async (source, options: ReadOptions) => {
      seen.push([source.path, options.as, options.roleOf?.('Fin')])
      return tools.readSource(source, options)
    },
  }
  const settings = 'roles: {bot: Fin}\nignore: old.*\noverrides:\n  - files: "*.dat"\n    format: text\n'
  const files = { '/w/a.dat': 'Hi', '/w/old.txt': 'Hi', '/w/tactful.yaml': settings }
  const { code, err } = await tactful(['read', 'a.dat', 'old.txt'], files, { tools: listening })
  expect([code, err]).toEqual([0, 'old.txt is ignored by “old.*” (tactful.yaml:2). It is not checked.\n'])
  expect(seen).toEqual([['a.dat', 'text', 'bot']])
})
