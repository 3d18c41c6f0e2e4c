import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { tools } from '../src/cli/tools.ts'
import { execute } from '../src/node/execute.ts'
import { disk } from '../src/node/filesystem.ts'
import { pluginCases, registerTests, testLexicon, testPlugin, testRule } from '../src/testing/index.ts'
import { tactful } from './cli/world.ts'

const shelf = new URL('../fixtures/plugins/', import.meta.url)
let home = ''
let count = 0

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'tactful-plugins-'))
})
afterAll(() => rm(home, { recursive: true }))

type Files = Readonly<Record<string, string>>

/** A folder with the sample plugins, settings that name them, and what is changed. */
const repo = async (files: Files): Promise<string> => {
  const folder = join(home, `r${++count}`)
  await cp(shelf, folder, { recursive: true })
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  return folder
}

const run = async (cwd: string, ...argv: readonly string[]) =>
  tactful(argv, {}, { cwd, fs: disk, execute, tools, packageRoot: new URL('..', import.meta.url).pathname })

const settings = 'plugins:\n  - ./plain-words\n  - ./opening-hours\n'
const letter = 'Your parcel is in transit. We gave it to the consignee.\n\nPlease come to our shop with it.\n'

/** `rule severity: words` of a run. */
const found = async (cwd: string, ...argv: readonly string[]): Promise<readonly string[]> => {
  const { out } = await run(cwd, '--format', 'json', 'a.txt', ...argv)
  const report: {
    files: { findings: { rule: string; severity: string; text: string; url: string }[] }[]
  } = JSON.parse(out)
  return report.files.flatMap(({ findings }) =>
    findings.map(({ rule, severity, text }) => `${rule} ${severity}: ${text}`),
  )
}

const all = [
  'plain-words/consignee warning: is in transit',
  'plain-words/consignee warning: the consignee',
  'opening-hours/shop-without-hours warning: come to our shop',
]

describe('the sample plugins', () => {
  test.each(['plain-words', 'opening-hours'])('%s keeps all that its examples promise', async name => {
    expect(await testPlugin(new URL(name, shelf))).toEqual([])
    expect((await pluginCases(new URL(name, shelf))).length).toBeGreaterThan(5)
  })

  test('speak where settings name them', async () => {
    expect(await found(await repo({ 'tactful.yaml': settings, 'a.txt': letter }))).toEqual(all)
    expect(await found(await repo({ 'tactful.yaml': 'show: warning\n', 'a.txt': letter }))).toEqual([])
  })

  test('may be packages, found above too', async () => {
    const folder = await repo({ 'tactful.yaml': 'plugins: "@acme/plain-words"\n', 'a.txt': letter })
    await mkdir(join(folder, 'node_modules/@acme'), { recursive: true })
    await symlink(join(folder, 'plain-words'), join(folder, 'node_modules/@acme/plain-words'))
    expect(await found(folder)).toEqual(all.slice(0, 2))
  })

  test('are louder, milder, tuned and off as settings want, for some files too', async () => {
    const folder = await repo({
      'a.txt': letter,
      'tactful.yaml': `${settings}rules:
  plain-words/consignee: error
  plain-words/consignee/in-transit: off
  opening-hours/shop-without-hours: { severity: error, least: 3 }
overrides:
  - files: b.txt
    rules: { opening-hours/shop-without-hours: off }
`,
      'b.txt': 'Please come to our shop with it.\n',
    })
    expect(await found(folder, 'b.txt')).toEqual([
      'plain-words/consignee error: the consignee',
      'opening-hours/shop-without-hours error: come to our shop',
    ])
  })

  test('are fixed as ours are', async () => {
    const folder = await repo({ 'tactful.yaml': settings, 'a.txt': letter })
    await run(folder, '--fix', 'a.txt')
    expect(await readFile(join(folder, 'a.txt'), 'utf8')).toBe(
      letter.replace('is in transit', 'is on its way'),
    )
  })

  test('their own files are not checked with the rest of the folder', async () => {
    const folder = await repo({ 'tactful.yaml': settings, 'a.txt': letter })
    const { out } = await run(folder, '--format', 'json')
    expect(JSON.parse(out).files.map(({ path }: { path: string }) => path)).toEqual(['a.txt'])
  })

  test('one rule of theirs is checked alone, and has a page', async () => {
    const folder = await repo({ 'tactful.yaml': settings, 'a.txt': letter })
    expect(await found(folder, '--rule', 'plain-words/consignee')).toEqual(all.slice(0, 2))
    const page = (await run(folder, 'explain', 'plain-words/consignee')).out
    expect(page).toContain('# plain-words/consignee: Say who gets the parcel')
    expect(page).toContain('- Not: We left it with **the consignee** at noon.')
    expect(page).toContain('- our-style-guide: names of people.')
    expect(page).toContain('It comes with the plugin plain-words: Words that a parcel service does without.')
    expect((await run(folder, 'explain', 'opening-hours/shop-without-hours')).out).toContain('`least`: Words')
    const list = (await run(folder, 'rules')).out
    expect(list).toMatch(/plain-words\/consignee +plain-words +warning +our-style-guide +safe/)
    expect((await run(folder, 'explain', 'plain-words/consigne')).err).toContain('plain-words/consignee')
  })

  test('reports lead to their homepage', async () => {
    const folder = await repo({ 'tactful.yaml': settings, 'a.txt': letter })
    const { out } = await run(folder, '--format', 'json', 'a.txt')
    const [{ findings }] = JSON.parse(out).files
    expect(findings.map(({ url }: { url: string }) => url)).toEqual([
      expect.stringMatching(/README\.md#plugins$/),
      expect.stringMatching(/README\.md#plugins$/),
      'https://example.org/opening-hours',
    ])
  })

  test('--no-plugins leaves them out and says so; what settings say of them is then no fault', async () => {
    const folder = await repo({
      'tactful.yaml': `${settings}rules: { plain-words/consignee: error }\n`,
      'a.txt': letter,
    })
    const { code, err } = await run(folder, '--no-plugins', 'a.txt')
    expect(code).toBe(0)
    expect(err).toBe('Plugins are off, and with them their rules: ./plain-words, ./opening-hours\n')
    expect((await run(folder, '--no-plugins', '--quiet', 'a.txt')).err).toBe('')
  })

  test('run no code because a file that is extended says so', async () => {
    const evil = `globalThis.ranCodeOfPlugin = true\nexport default { rules: [] }\n`
    const files = {
      'a.txt': letter,
      'evil/plugin.yaml': 'name: evil\ntactful: "*"\ncode: plugin.js\n',
      'evil/plugin.js': evil,
      'brand.yaml': 'plugins: [./plain-words, ./evil]\n',
    }
    const folder = await repo({ ...files, 'tactful.yaml': 'extends: ./brand.yaml\nplugins: ./plain-words\n' })
    const { code, err } = await run(folder, 'a.txt')
    expect(code).toBe(2)
    expect(err).toMatchInlineSnapshot(`
      "✖ brand.yaml:1:26: the plugin “./evil” is named only here
        a file that is extended can’t load code: name it in tactful.yaml too, under “plugins”
      "
    `)
    expect(globalThis).not.toHaveProperty('ranCodeOfPlugin')
  })

  test('register one test for each example with a runner', async () => {
    const names: string[] = []
    const runs: (() => Promise<void>)[] = []
    await registerTests((name, run) => {
      names.push(name)
      runs.push(run)
    }, new URL('plain-words', shelf))
    expect(names).toContain('plain-words/consignee/in-transit: Nothing is lost in transit.')
    await Promise.all(runs.map(run => run()))
  })
})

test('a plugin as the README shows it has no fault, and its examples hold', async () => {
  const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8')
  const shown = (start: string): string => {
    const from = readme.indexOf(start, readme.indexOf('## Plugins'))
    expect(from).toBeGreaterThan(0)
    return readme.slice(from, readme.indexOf('```', from))
  }
  const folder = await repo({
    'acme/plugin.yaml': shown('name: acme'),
    'acme/plugin.mjs': shown('import { definePlugin'),
  })
  expect(await testPlugin(join(folder, 'acme'))).toEqual([])
  expect(await pluginCases(join(folder, 'acme'))).toHaveLength(4)
})

const words = await readFile(new URL('plain-words/rules/wording/consignee.yaml', shelf), 'utf8')
const code = await readFile(new URL('opening-hours/plugin.js', shelf), 'utf8')
const changed = (text: string, was: string, is: string): string => {
  expect(text).toContain(was)
  return text.replace(was, () => is)
}
const lexicon = 'plain-words/rules/wording/consignee.yaml'
const module = 'opening-hours/plugin.js'
const manifest = 'name: opening-hours\ntactful: ^0.1\ncode: plugin.js\n'

/** What is broken in a repository with both plugins. */
const broken: Readonly<Record<string, () => Files>> = {
  'a folder that is not there': () => ({ 'tactful.yaml': 'plugins:\n  - ./plain-wrods\n' }),
  'a package that is not installed': () => ({ 'tactful.yaml': 'plugins: "@acme/rules"\n' }),
  'no plugin.yaml': () => ({ 'empty/README.md': '', 'tactful.yaml': 'plugins: ./empty\n' }),
  'a wrong plugin.yaml': () => ({ 'opening-hours/plugin.yaml': 'name: Opening\ntactfull: soon\n' }),
  'a name of ours': () => ({ 'opening-hours/plugin.yaml': changed(manifest, 'opening-hours', 'refusal') }),
  'made for another version': () => ({ 'opening-hours/plugin.yaml': changed(manifest, '^0.1', '^2.4') }),
  'code that is not JavaScript': () => ({
    'opening-hours/plugin.yaml': changed(manifest, 'plugin.js', '../src/plugin.ts'),
  }),
  'code that is not there': () => ({
    'opening-hours/plugin.yaml': changed(manifest, 'plugin.js', 'dist.js'),
  }),
  'code that throws': () => ({ [module]: 'const a = 1\nnull.rules\n' }),
  'a module in a file that is none': () => ({
    // The runner of the tests reads any other folder's files its own way.
    'node_modules/opening-hours/plugin.yaml': changed(manifest, 'plugin.js', 'plugin.cjs'),
    'node_modules/opening-hours/plugin.cjs': code,
    'tactful.yaml': 'plugins: opening-hours\n',
  }),
  'code that needs what is not installed': () => ({ [module]: "import 'leftpadding'\n" }),
  'no default export': () => ({ [module]: changed(code, 'export default', 'export const plugin =') }),
  'no plugin': () => ({ [module]: 'export default () => []\n' }),
  'an unknown key': () => ({ [module]: 'export default { name: "x", rules: [] }\n' }),
  'no list of rules': () => ({ [module]: 'export default { rules: {} }\n' }),
  'a rule made by hand': () => ({
    [module]: 'export default { rules: [{ id: "late", check() {} }, 7, { id: "Big" }] }\n',
  }),
  'a rule without a check': () => ({
    [module]: changed(code, '*check(message, { say, options })', '*chek()'),
  }),
  'a judgement of no lexicon': () => ({ [module]: changed(code, "'open-soon': soonOpen", 'soon: soonOpen') }),
  'two rules with one id': () => ({ [module]: changed(code, "id: 'shop-without-hours'", "id: 'open-soon'") }),
  'two plugins with one name': () => ({
    'opening-hours/plugin.yaml': changed(manifest, 'opening-hours', 'plain-words'),
  }),
  'a lexicon with a wrong key': () => ({ [lexicon]: changed(words, '    match: is in', '    mach: is in') }),
  'a lexicon with an unknown word set': () => ({
    [lexicon]: changed(words, 'match: is in transit', 'match: is in $transt'),
  }),
  'a lexicon with an unknown guard': () => ({ [lexicon]: changed(words, 'quoted in', 'quotd in') }),
  'a lexicon under another name': () => ({ 'plain-words/rules/other.yaml': words }),
  'a hole that nothing fills': () => ({ [lexicon]: changed(words, '“{found}” says', '“{fund}” says') }),
  'nothing in it': () => ({
    'none/plugin.yaml': 'name: none\ntactful: "*"\n',
    'tactful.yaml': 'plugins: ./none\n',
  }),
  'a rule that there is not': () => ({ 'tactful.yaml': `${settings}rules: { plain-words/consigne: off }\n` }),
  'an entry that there is not': () => ({
    'tactful.yaml': `${settings}rules: { plain-words/consignee/transit: off }\n`,
  }),
}

test('a broken plugin is told with its file, what is wrong and how to mend it', async () => {
  const told: string[] = []
  for (const [name, files] of Object.entries(broken)) {
    const folder = await repo({ 'tactful.yaml': settings, 'a.txt': letter, ...files() })
    const { code, out, err } = await run(folder, 'a.txt')
    expect([name, code, out]).toEqual([name, 2, ''])
    told.push(`${name}\n${err.replaceAll(folder, '<repo>')}`)
  }
  expect(told.join('\n')).toMatchInlineSnapshot(`
    "a folder that is not there
    ✖ tactful.yaml:2:5: the plugin “./plain-wrods” is not there
      folders are taken from the folder of this settings file

    a package that is not installed
    ✖ tactful.yaml:1:10: the plugin “@acme/rules” is not installed
      npm install -D @acme/rules; the path of a folder begins with ./

    no plugin.yaml
    ✖ empty/plugin.yaml: cannot be opened: no such file or folder
      a plugin is a folder with plugin.yaml, such as “name: acme” and “tactful: ^0.1”, beside rules/

    a wrong plugin.yaml
    ✖ opening-hours/plugin.yaml:1:7: “Opening” is no name for a plugin
      names are small letters, digits and hyphens: acme; its rules are then acme/late-reply
    ✖ opening-hours/plugin.yaml:2:1: plugin.yaml has no key “tactfull”
      did you mean “tactful”?
    ✖ opening-hours/plugin.yaml:2:11: “soon” is no range of versions
      write one as npm does: ^0.1.0

    a name of ours
    ✖ opening-hours/plugin.yaml:1:7: “refusal” is a rule or group of Tactful
      choose another name for the plugin

    made for another version
    ✖ opening-hours/plugin.yaml:2:10: opening-hours works with tactful ^2.4, and this is 0.1.0
      install a version of the plugin for this one, or a version of tactful that it works with

    code that is not JavaScript
    ✖ opening-hours/plugin.yaml:3:7: “../src/plugin.ts” can’t be the code of a plugin
      name a .js file inside the folder of the plugin: code: plugin.js; compile TypeScript first

    code that is not there
    ✖ opening-hours/dist.js: is not there, and plugin.yaml names it as its code
      build the plugin, or mend the path in plugin.yaml

    code that throws
    ✖ opening-hours/plugin.js:2:6: could not be loaded: TypeError: Cannot read properties of null (reading 'rules')
      mend it, or run with --no-plugins

    a module in a file that is none
    ✖ node_modules/opening-hours/plugin.cjs:1:1: could not be loaded: SyntaxError: Cannot use import statement outside a module
      name it .mjs, in plugin.yaml too; for a .js file, "type": "module" in package.json does as well

    code that needs what is not installed
    ✖ opening-hours/plugin.js: needs “leftpadding”, which is not there
      install what it needs beside it, or mend the path

    no default export
    ✖ opening-hours/plugin.js: has no default export
      end it with: export default definePlugin({ rules: [ … ] })

    no plugin
    ✖ opening-hours/plugin.js: its default export is no plugin
      end it with: export default definePlugin({ rules: [ … ] })

    an unknown key
    ✖ opening-hours/plugin.js: its plugin has no key “name”
      it has “rules” and “judgements”; its name stands in plugin.yaml, its lexicons below rules/

    no list of rules
    ✖ opening-hours/plugin.js: its “rules” must be a list
      end it with: export default definePlugin({ rules: [ … ] })

    a rule made by hand
    ✖ opening-hours/plugin.js: the “title” of its rule “late” must be text
      make it with defineRule or defineCollectionRule of tactful/plugin
    ✖ opening-hours/plugin.js: its rule number 2 is no rule
      make it with defineRule or defineCollectionRule of tactful/plugin
    ✖ opening-hours/plugin.js: its rule number 3 has no id that can be one
      ids are small letters, digits and hyphens: late-reply; the name of the plugin is put before it

    a rule without a check
    ✖ opening-hours/plugin.js:8:26: could not be loaded: TypeError: the rule “shop-without-hours” has no “check”
      mend it, or run with --no-plugins

    a judgement of no lexicon
    ✖ opening-hours/plugin.js: it judges “soon”, and there is no such lexicon
      there are open-soon

    two rules with one id
    ✖ opening-hours/plugin.js: the rule “open-soon” is also in rules/open-soon.yaml
      give each rule its own id

    two plugins with one name
    ✖ tactful.yaml:3:5: the plugins “./plain-words” and “./opening-hours” both call themselves plain-words
      their rules could not be told apart; take one of them out

    a lexicon with a wrong key
    ✖ plain-words/rules/wording/consignee.yaml:24:5: an entry has no key “mach”
      did you mean “match”?

    a lexicon with an unknown word set
    ✖ plain-words/rules/wording/consignee.yaml:24:18: there is no word set $transt in “is in $transt”
      put words that are meant as they stand between double quotes: '"is in $transt"'

    a lexicon with an unknown guard
    ✖ plain-words/rules/wording/consignee.yaml:13:13: “quotd” is no guard and no signal
      did you mean “quoted”?

    a lexicon under another name
    ✖ plain-words/rules/other.yaml:1:1: its id is “consignee”, and its file is called “other”
      call the file consignee.yaml

    a hole that nothing fills
    ✖ plain-words/rules/wording/consignee.yaml:25:14: the message has a hole {fund} that nothing fills
      {found} stands for the words

    nothing in it
    ✖ none/plugin.yaml: the plugin none has no rules
      write lexicons below rules/, or name its code: code: plugin.js

    a rule that there is not
    ✖ tactful.yaml:4:10: there is no rule “plain-words/consigne”
      did you mean “plain-words/consignee”?

    an entry that there is not
    ✖ tactful.yaml:4:10: “plain-words/consignee” has no entry “transit”
      did you mean “in-transit”?
    "
  `)
})

/** The rule in code with another judgement. */
const judging = (lines: string): Files => ({
  [module]: changed(code, 'yield say.closed(passage, range, { words: found[0] })', lines),
})

const failing: Readonly<Record<string, string>> = {
  throws: 'passage.words.length',
  'forgets a hole': 'yield say.closed(passage, range, {})',
  'says what there is no message for': 'yield say.open(passage, range, {})',
  'reports words outside of the passage': 'yield say.closed(passage, { start: 90, end: 99 }, { words: "x" })',
  'reports no words': 'yield say.closed(passage, { start: 3, end: 3 }, { words: "x" })',
  'reports another passage': 'yield say.closed({ ...passage }, range, { words: "x" })',
  'makes findings by hand': 'yield { passage, range, message: "x" }',
  'yields nothing that is a finding': 'yield 7',
}

test('a rule that fails is a problem of the run, and all others go on', async () => {
  const told: string[] = []
  for (const [name, lines] of Object.entries(failing)) {
    const folder = await repo({ 'tactful.yaml': settings, 'a.txt': letter, ...judging(lines) })
    const { code, out, err } = await run(folder, 'a.txt')
    expect([name, code]).toEqual([name, 2])
    expect(out).toContain('plain-words/consignee')
    expect(out).not.toContain('shop-without-hours')
    told.push(`${name}\n${err}`)
  }
  expect(told.join('\n')).toMatchInlineSnapshot(`
    "throws
    ✖ a.txt:1:1: the rule opening-hours/shop-without-hours of the plugin opening-hours threw TypeError: Cannot read properties of undefined (reading 'length')
      All other rules went on. Tell its author, or switch it off: rules: {opening-hours/shop-without-hours: off}.

    forgets a hole
    ✖ a.txt:1:1: the rule opening-hours/shop-without-hours of the plugin opening-hours threw RangeError: the message ““{words}” sends them to a shop and names no hour.” got no value for its hole {words}
      All other rules went on. Tell its author, or switch it off: rules: {opening-hours/shop-without-hours: off}.

    says what there is no message for
    ✖ a.txt:1:1: the rule opening-hours/shop-without-hours of the plugin opening-hours threw TypeError: say.open is not a function
      All other rules went on. Tell its author, or switch it off: rules: {opening-hours/shop-without-hours: off}.

    reports words outside of the passage
    ✖ a.txt:1:1: the rule opening-hours/shop-without-hours of the plugin opening-hours reported the range 90–99, which must be words of its passage of 32 characters
      All other rules went on. Tell its author, or switch it off: rules: {opening-hours/shop-without-hours: off}.

    reports no words
    ✖ a.txt:1:1: the rule opening-hours/shop-without-hours of the plugin opening-hours reported the range 3–3, which must be words of its passage of 32 characters
      All other rules went on. Tell its author, or switch it off: rules: {opening-hours/shop-without-hours: off}.

    reports another passage
    ✖ a.txt:1:1: the rule opening-hours/shop-without-hours of the plugin opening-hours reported a passage that is none of the message it was given
      All other rules went on. Tell its author, or switch it off: rules: {opening-hours/shop-without-hours: off}.

    makes findings by hand
    ✖ a.txt:1:1: the rule opening-hours/shop-without-hours of the plugin opening-hours gave the severity “undefined”; it is error, warning, info
      All other rules went on. Tell its author, or switch it off: rules: {opening-hours/shop-without-hours: off}.

    yields nothing that is a finding
    ✖ a.txt:1:1: the rule opening-hours/shop-without-hours of the plugin opening-hours said something that no message of “say” made
      All other rules went on. Tell its author, or switch it off: rules: {opening-hours/shop-without-hours: off}.
    "
  `)
})

/** A rule over whole folders, with its two judgements. */
const together = (note: string, judge: string): Files => ({
  'twins/plugin.yaml': 'name: twins\ntactful: ^0.1\ncode: plugin.js\n',
  'twins/plugin.js': `import { defineCollectionRule, definePlugin, fromCompany, opening } from 'tactful/plugin'
const twice = defineCollectionRule()({
  id: 'twice',
  title: 'Say it in one place',
  why: 'Two copies drift apart.',
  severity: 'warning',
  cite: [],
  languages: ['en'],
  messages: { again: 'This stands in {path} too.' },
  options: {},
  notes: [],
  folders: [
    { about: 'two of a kind', files: [{ path: 'a.txt', text: 'We ship.' }, { path: 'b.txt', text: '«We ship.»' }] },
    { about: 'two kinds', files: [{ path: 'a.txt', text: 'We ship.' }, { path: 'b.txt', text: 'We sell.' }] },
  ],
  note(message) {
    const spot = fromCompany(message) ? opening(message) : undefined
    ${note}
  },
  *judge(kept, { tell }) {
    for (const [at, one] of kept.entries()) {
      const first = kept.findIndex(({ digest }) => digest === one.digest)
      ${judge}
    }
  },
})
export default definePlugin({ rules: [twice] })
`,
  'texts/a.txt': 'We ship on Monday.\n',
  'texts/b.txt': 'We ship on Monday.\n',
  'tactful.yaml': 'plugins: ./twins\n',
})
const noting = 'return spot && { ...spot, digest: spot.passage.text }'
const telling = 'if (first < at) yield tell.again(one, { path: kept[first].path })'

describe('a rule over whole folders', () => {
  test('speaks, and keeps what its examples promise', async () => {
    const folder = await repo(together(noting, telling))
    expect(await testPlugin(join(folder, 'twins'))).toEqual([])
    const { code, out, err } = await run(folder, 'texts')
    expect([code, err]).toEqual([1, ''])
    expect(out).toContain('This stands in texts/a.txt too.')
  })

  test.each([
    ['return spot.nothing.at', telling],
    ['return spot && { ...spot, range: { start: 5, end: 500 }, digest: 1 }', telling],
    [noting, 'yield tell.agian(one, {})'],
    [noting, 'yield tell.again(one, {})'],
  ])('is told where it fails: %s … %s', async (note, judge) => {
    const folder = await repo(together(note, judge))
    const { code, err } = await run(folder, 'texts')
    expect(code).toBe(2)
    expect(err).toMatch(/^✖ texts\/a\.txt(?::1:1)?: the rule twins\/twice of the plugin twins /)
    expect(await testPlugin(join(folder, 'twins'))).not.toEqual([])
  })
})

test('where a rule of ours claims the same words, ours speaks', async () => {
  const own = changed(
    changed(words, 'match: is in transit', 'match: no problem'),
    '  - id: in-transit',
    '  - id: worries',
  )
  const folder = await repo({ 'tactful.yaml': settings, 'a.txt': 'No problem!\n', [lexicon]: own })
  expect(await found(folder)).toEqual(['no-problem warning: No problem'])
})

describe('examples that do not hold', () => {
  const failures = async (files: Files, name: string): Promise<string> => {
    const all = await testPlugin(join(await repo(files), name))
    return all.map(({ name, message }) => `${name}\n  ${message}`).join('\n')
  }

  test('of a lexicon', async () => {
    const text = words
      .replace('«is in transit»', 'is «in transit»')
      .replace('Nothing is lost in transit.', 'Nothing is in transit.')
      .replace('text: is on its way', 'text: is in transit with Ana')
      .replace('with your neighbour', 'with your neighbour, no problem')
    expect(await failures({ [lexicon]: text }, 'plain-words')).toMatchInlineSnapshot(`
      "plain-words/consignee/in-transit: Your parcel is «in transit».
        the marked words are reported: expected “in transit”, got “is in transit”
      plain-words/consignee/in-transit: Nothing is in transit.
        all rules are silent: expected nothing, got “plain-words/consignee/in-transit: is in transit”
      plain-words/consignee/in-transit: is in transit with Ana in “Your parcel is in transit.”
        there is no end of rewriting “Your parcel is in transit.”"
    `)
  })

  test('of a rule in code', async () => {
    expect(
      await failures(
        { [module]: changed(code, '«come to our shop»', 'come to our «shop»') },
        'opening-hours',
      ),
    ).toMatchInlineSnapshot(`
      "opening-hours/shop-without-hours: a shop and no hour
        the marked words of each turn are reported: expected “1: shop”, got “1: come to our shop”"
    `)
    expect(await failures(judging('passage.words.length'), 'opening-hours')).toMatchInlineSnapshot(`
      "opening-hours/shop-without-hours: a shop and no hour
        the rule opening-hours/shop-without-hours of the plugin opening-hours threw TypeError: Cannot read properties of undefined (reading 'length')"
    `)
    expect(
      await failures({ [module]: changed(code, '«come to our shop»', 'come by') }, 'opening-hours'),
    ).toMatchInlineSnapshot(`
      "opening-hours/shop-without-hours shows what it reports and what it leaves alone
        give it an example with «words marked» and one without"
    `)
  })

  test('of files that can’t be used', async () => {
    expect(await failures({ [lexicon]: 'id: x\n' }, 'plain-words')).toMatchInlineSnapshot(`
      "rules/wording/consignee.yaml:1:1
        the lexicon has no “title” (add a line “title: …”)
      rules/wording/consignee.yaml:1:1
        the lexicon has no “severity” (add “severity:” with one of error, warning, info)
      rules/wording/consignee.yaml:1:1
        the lexicon has no “why” (add a line “why: …”)
      rules/wording/consignee.yaml:1:1
        the lexicon has no “message” (add a line “message: …”)
      rules/wording/consignee.yaml:1:1
        the lexicon has no entries (add “entries:” with one entry)
      rules/wording/consignee.yaml:1:1
        the lexicon cites nothing (add “cite:” with a source)"
    `)
    expect(await failures({}, 'nowhere')).toMatchInlineSnapshot(`
      "plugin.yaml
        cannot be opened: no such file or folder (a plugin is a folder with plugin.yaml, such as “name: acme” and “tactful: ^0.1”, beside rules/)"
    `)
  })

  test('of one rule, or one lexicon', async () => {
    expect(await testLexicon(words)).toEqual([])
    expect(await testLexicon(words.replace('«is in transit»', '«is in» transit'))).toMatchObject([
      { name: expect.stringContaining('own/consignee/in-transit') },
    ])
    expect(await testLexicon('id: x\n')).not.toEqual([])
    const { default: plugin }: { default: { rules: Parameters<typeof testRule>[0][] } } = await import(
      new URL('opening-hours/plugin.js', shelf).href
    )
    expect(await testRule(plugin.rules[0] as Parameters<typeof testRule>[0])).toEqual([])
  })
})
