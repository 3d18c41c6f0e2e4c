import { expect, test } from 'vitest'
import { readSettings } from '../../src/engine/settings/read.ts'
import { type Files, keep, memory, tactful } from './world.ts'

const files: Files = {
  '/w/macros/a.txt': 'no problem, no problem',
  '/w/macros/b.txt': 'just stupid',
  '/w/c.md': 'fine',
  '/w/x.json': '{',
  '/w/d.bin': 'no problem',
}

const run = async (argv: readonly string[], given: Files = files, stdin = '', isTTY = false) => {
  const written = new Map<string, string>()
  const stdout = keep()
  const { code, err } = await tactful(['init', ...argv], given, {
    fs: memory(given, written),
    stdin,
    stdout: Object.assign(stdout.stream, { isTTY }),
  })
  return { code, err, out: stdout.text(), written: Object.fromEntries(written) }
}

test('--yes writes settings that change nothing yet', async () => {
  const { code, err, out, written } = await run(['--yes'])
  expect([code, err]).toEqual([0, ''])
  expect(out).toMatchInlineSnapshot(`
    "Looked at 3 files with 3 messages.
      2  text
      1  markdown
    1 file could not be read; npx tactful says why.

    What there is to mend:
      1  error    insult
      2  warning  no-problem
      1  info     just

    tactful.yaml is written.

    Next:
      npx tactful                        what there is to mend, place by place
      npx tactful baseline               take all that stands today for known: then only what is new is reported
      npx tactful explain RULE           why, and what to write instead
      npx tactful --print-config FILE    what holds for a file

    In CI, where npm ci installs tactful with the rest, for instance .github/workflows/tactful.yaml:
      on: [push, pull_request]
      jobs:
        tactful:
          runs-on: ubuntu-latest
          steps:
            - uses: actions/checkout@v4
            - run: npm ci
            - run: npx --no -- tactful

    Before each commit, .git/hooks/pre-commit (chmod +x .git/hooks/pre-commit makes git run it):
      #!/bin/sh
      exec npx --no -- tactful --staged --ignore-unknown --quiet
    "
  `)
  expect(written['/w/tactful.yaml']).toMatchInlineSnapshot(`
    "# Settings of Tactful; its README has all keys, under “Settings”.
    # Written after a look at 3 files with 3 messages.

    # Whose advice to follow: recommended, strict, plain, or a book (npx tactful rules --profile NAME).
    extends: recommended

    # What speaks here today. To change it, take “# ” away and write off, info, warning or error.
    # rules:
    #   insult: error # 1 × “About insult”
    #   no-problem: warning # 2 × “About no-problem”
    #   just: info # 1 × “About just”

    # Words of your own: npx tactful new-rule house.yaml
    # lexicons: house.yaml

    # Who is who in transcripts, where the file does not tell.
    # roles:
    #   agent: [Megan, "* (Support)"]

    # Files that are never checked, as in .gitignore.
    # ignore:
    #   - archive/

    # What is different for some files.
    # overrides:
    #   - files: help/
    #     extends: plain
    #   - files: answers/*.yaml          # a shape of your own: where its texts stand
    #     fields: { prose: "answers[].text" }

    # The mildest finding that makes the exit code 1: error, warning, info, never.
    failOn: warning
    "
  `)
  const { file, faults } = readSettings(written['/w/tactful.yaml'] ?? '')
  expect(faults).toEqual([])
  expect(file.rules).toEqual([])
})

test('its comments, uncommented, are settings too', async () => {
  const { written } = await run(['--yes'])
  const source = (written['/w/tactful.yaml'] ?? '')
    .split('\n')
    .map(line =>
      /^# (?: *- | *[a-z-]+:(?: |$))/.test(line) && !/^# What/.test(line) ? line.replace(/^# /, '') : line,
    )
    .join('\n')
  const { file, faults } = readSettings(source)
  expect([faults, source]).toEqual([[], source])
  expect(file.rules.map(({ key, is }) => `${key} ${is?.value}`)).toEqual([
    'insult error',
    'no-problem warning',
    'just info',
  ])
  expect([file.lexicons.length, file.roles.length, file.ignore.length, file.overrides.length]).toEqual([
    1, 2, 1, 2,
  ])
})

test('without a terminal it proposes and writes nothing', async () => {
  const { code, err, out, written } = await run(['macros'])
  expect([code, err, written]).toEqual([
    0,
    'Nothing was written: tactful init --yes writes it as tactful.yaml.\n',
    {},
  ])
  expect(out).toContain('Looked at 2 files with 2 messages.')
  expect(out).toContain('\nextends: recommended\n')
})

test('at a terminal it asks', async () => {
  expect((await run([], files, 'n\n', true)).written).toEqual({})
  for (const answer of ['\n', 'Y\n', 'yes\n']) {
    expect(Object.keys((await run([], files, answer, true)).written)).toEqual(['/w/tactful.yaml'])
  }
})

test('settings that are there stay', async () => {
  const { code, err, written } = await run(['--yes'], { ...files, '/w/tactful.json': '{}' })
  expect([code, err, written]).toEqual([
    2,
    '✖ tactful.json is there already\n  tactful --print-config FILE shows what holds for a file; nothing was written.\n',
    {},
  ])
})
