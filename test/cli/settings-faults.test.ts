import { describe, expect, test } from 'vitest'
import { type Files, tactful } from './world.ts'

/** What is told of settings, of which nothing is checked. */
const told = async (source: string, more: Files = {}, name = 'tactful.yaml'): Promise<string> => {
  const files = { '/w/a.txt': 'no problem', ...more, [`/w/${name}`]: source }
  const { code, out, err } = await tactful(['a.txt'], files)
  expect([code, out]).toEqual([2, ''])
  return err
}

test('all faults at once, each at its place, with the near name', async () => {
  const source = `extend: timm
extends: [gentel, ./nope.yaml, "@acme/tone"]
rulez:
  no-problem: off
rules:
  no-problm: off
  insult: eror
  just: {severity: warning, mots: 2, most: many}
  no-problem/no-worrys: info
  just/x: off
  insult/y: {z: 1}
  wording/just: off
overrides:
  - file: "*.md"
    rules: {nothing-like-it: off}
  - files: ../x
    extends: gentle2
    format: markdwon
    ignore: x
fields: {subject: a}
roles:
  agents: Ana
  bot: Ana
failOn: warnings
show: never
ignore: ["C:\\\\x", "[a", "{a,b", "a\\\\b", ""]
placeholders:
lexicons: {a: b}
`
  expect(await told(source)).toMatchInlineSnapshot(`
    "✖ tactful.yaml:1:1: a settings file has no key “extend”
      did you mean “extends”?
    ✖ tactful.yaml:2:11: there is no profile and no package “gentel”
      did you mean “gentle”?
    ✖ tactful.yaml:2:19: “./nope.yaml” is not there
      files are taken from the folder of this settings file
    ✖ tactful.yaml:2:32: there is no profile and no package “@acme/tone”
      there are the profiles recommended, gentle; a package must be installed, a file begins with ./
    ✖ tactful.yaml:3:1: a settings file has no key “rulez”
      did you mean “rules”?
    ✖ tactful.yaml:6:3: there is no rule “no-problm”
      did you mean “no-problem”?
    ✖ tactful.yaml:7:11: insult can't be “eror”
      did you mean “error”?
    ✖ tactful.yaml:8:29: “just” has no option “mots”
      did you mean “most”?
    ✖ tactful.yaml:8:38: “most” of “just” must be a whole number, at least 1
      Times that a message may say it.
    ✖ tactful.yaml:9:3: “no-problem” has no entry “no-worrys”
      did you mean “no-worries”?
    ✖ tactful.yaml:10:3: “just” has no entry “x”
      it has no entries; write “just” alone
    ✖ tactful.yaml:11:3: “insult” has no entry “y”
      it has no entries; write “insult” alone
    ✖ tactful.yaml:12:3: there is no rule “wording”
      write “just” without its group
    ✖ tactful.yaml:14:5: an override has no key “file”
      did you mean “files”?
    ✖ tactful.yaml:15:13: there is no rule “nothing-like-it”
      there are no-problem, insult, just
    ✖ tactful.yaml:16:12: “../x” leaves the folder of the settings file
      put the settings further up
    ✖ tactful.yaml:17:14: there is no profile “gentle2”
      did you mean “gentle”?
    ✖ tactful.yaml:18:13: there is no format “markdwon”
      did you mean “markdown”?
    ✖ tactful.yaml:19:5: an override has no key “ignore”
      its keys are files, extends, rules, lexicons, fields, roles, placeholders, format
    ✖ tactful.yaml:20:9: fields have no “prose”
      name the path of the texts: prose: macros[].body
    ✖ tactful.yaml:22:3: roles has no key “agents”
      did you mean “agent”?
    ✖ tactful.yaml:23:8: “Ana” is agent and bot
      list every name under one role
    ✖ tactful.yaml:24:9: failOn can't be “warnings”
      did you mean “warning”?
    ✖ tactful.yaml:25:7: show can't be “never”
      it is one of error, warning, info
    ✖ tactful.yaml:26:10: “C:\\x” does not stand in the folder of the settings file
      write it from there; a “/” in front ties it to that folder
    ✖ tactful.yaml:26:19: “[a” has a “[” without “]”
      close it
    ✖ tactful.yaml:26:25: “{a,b” has a “{” without “}”
      close it
    ✖ tactful.yaml:26:33: “a\\b” has a backslash
      folders are divided by “/”
    ✖ tactful.yaml:26:41: ignore is empty
      write its text, or take the line out
    ✖ tactful.yaml:27:14: placeholders is empty
      write its text, or take the line out
    ✖ tactful.yaml:28:11: lexicons must be text
      a list or map stands here; write one text, or each on a line after “- ”
    "
  `)
})

describe('YAML that breaks', () => {
  test.each([
    'rules:\n  no-problem: off\n just: off\n',
    'ignore: [a.md\nshow: info\n',
    'rules: {just: off\nshow: info\n',
    'ignore:\n  - *.md\n',
    'ignore:\n  - !keep.md\n',
    'rules: [no-problem]\n',
    'just words\n',
    'overrides: {files: x}\n',
    'roles:\n  agent: Agent #5\n',
    'rules:\n  just: off\n  just: info\n',
    'show: info\n---\nshow: info\n',
    'overrides:\n  - files: "!a"\n',
    'ignore: "{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}"\n',
  ])('%j', async source => {
    expect(await told(source)).toMatchSnapshot()
  })
})

describe('JSON that breaks', () => {
  test.each([
    '{"rules": {"just": "off"}',
    '{"rules": {"just": "off"}, }',
    '{\n  // why\n  "show": "info"\n}',
    '{"rules": {"just": 2},\n\t"shw": "info"}',
    '{"show": "info", "show": "error"}',
  ])('%j', async source => {
    expect(await told(source, {}, 'tactful.json')).toMatchSnapshot()
  })

  test('in package.json, where only the key counts', async () => {
    const source = '{\n  "scripts": {"a": "", "a": "{"},\n  "tactful": {\n    "rulez": {}\n  }\n}\n'
    expect(await told(source, {}, 'package.json')).toBe(
      '✖ package.json:4:5: a settings file has no key “rulez”\n  did you mean “rules”?\n',
    )
    const broken = '{"tactful": {"show": "info"}\n'
    expect(await told(broken, {}, 'package.json')).toMatchInlineSnapshot(`
      "✖ package.json:2:1: this is not valid JSON: a closing } is missing here
        Close every { with a }; the file may have been cut off.
      "
    `)
  })

  test('a package.json that is named and has no settings', async () => {
    const files = { '/w/a.txt': 'x', '/w/package.json': '{"name": "x"}' }
    const { code, err } = await tactful(['a.txt', '--config', 'package.json'], files)
    expect([code, err]).toEqual([2, '✖ package.json: has no key “tactful”\n  Settings stand below it.\n'])
  })
})

test('files that extend each other in a circle', async () => {
  const more = {
    '/w/b.yaml': 'extends: ./c/c.yaml\n',
    '/w/c/c.yaml': 'show: info\nextends: ../tactful.yaml\n',
  }
  expect(await told('extends: ./b.yaml\n', more)).toBe(
    '✖ c/c.yaml:2:10: “../tactful.yaml” leads in a circle: tactful.yaml → b.yaml → c/c.yaml → tactful.yaml\n' +
      '  take one of them out of “extends”\n',
  )
  expect(await told('extends: [./b.yaml, ./b.yaml]\n', { '/w/b.yaml': 'extends: b.yaml' })).toBe(
    '✖ b.yaml:1:10: “b.yaml” leads in a circle: b.yaml → b.yaml\n  take one of them out of “extends”\n',
  )
})

test('faults of an extended file stand in it', async () => {
  const more = { '/w/node_modules/tone/tactful.yaml': 'rules:\n  just: of\n' }
  expect(await told('extends: tone\nshow: inf\n', more)).toBe(
    "✖ tactful.yaml:2:7: show can't be “inf”\n  did you mean “info”?\n" +
      "✖ node_modules/tone/tactful.yaml:2:9: just can't be “of”\n  did you mean “off”?\n",
  )
})

test('lexicons that are not there, or broken, and rules that they may have held', async () => {
  const more = { '/w/house.yaml': 'entries:\n  - avoid: "(a"\n' }
  const source = 'lexicons: [house.yaml, nope.yaml]\nrules:\n  tone: off\n  insult/x: off\n'
  expect(await told(source, more)).toMatchInlineSnapshot(`
    "✖ tactful.yaml:1:24: the lexicon “nope.yaml” cannot be opened: no such file or folder
      lexicons are taken from the folder of this settings file
    ✖ tactful.yaml:4:3: “insult” has no entry “x”
      it has no entries; write “insult” alone
    ✖ house.yaml:2:15: “)” expected at the end in “(a”
      put words that are meant as they stand between double quotes: '"(a"'
    "
  `)
})

test('a package never leads out of its folder', async () => {
  const more = { '/w/secret.yaml': 'show: info\n', '/w/node_modules/tone/x.yaml': '' }
  expect(await told('extends: tone/../../secret.yaml\n', more)).toContain('“tone/../../secret.yaml”')
})
