import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { readSettings } from '../../src/engine/settings/read.ts'
import { type Files, tactful } from './world.ts'

const files: Files = {
  '/w/tactful.yaml': `extends: [gentle, ./base.yaml]
show: info
rules:
  just: {most: 2}
  no-problem/not-a: off
lexicons: house.yaml
roles: {agent: [Megan, "* (Support)"]}
ignore: old/
overrides:
  - files: "*.json"
    fields:
      prose: ["macros[].body", "[].text"]
      name: macros[].title
    roles: {bot: Fin}
  - files: [chats/]
    format: text
    extends: recommended
    rules: {insult: info}
`,
  '/w/base.yaml': 'rules: {no-problem: error, just: warning}\nplaceholders: [ticket.*, order.number]\n',
  '/w/house.yaml': 'entries:\n  - folks\n',
}

const printed = async (path: string, argv: readonly string[] = [], given = files): Promise<string> => {
  const { code, out, err } = await tactful(['--print-config', path, ...argv], given)
  expect([code, err]).toEqual([0, ''])
  return out
}

test('every value with where it comes from', async () => {
  expect(await printed('macros/a.json')).toMatchInlineSnapshot(`
    "# What holds for macros/a.json
    # Settings: tactful.yaml
    failOn: warning            # default
    show: info                 # tactful.yaml:2
    extends:
      - gentle                 # tactful.yaml:1
    fields:                    # tactful.yaml:12
      prose: ["macros[].body", "[].text"]
      name: "macros[].title"
    roles:
      agent:
        - Megan                # tactful.yaml:7
        - "* (Support)"        # tactful.yaml:7
      bot:
        - Fin                  # tactful.yaml:14
    placeholders:
      - "ticket.*"             # base.yaml:2
      - order.number           # base.yaml:2
    lexicons:
      - house.yaml             # tactful.yaml:6
    rules:
      custom-lexicon: warning  # default
      insult: off              # profile gentle
      just:
        severity: warning      # base.yaml:1
        most: 2                # tactful.yaml:4
      no-problem: error        # base.yaml:1
      no-problem/not-a: off    # tactful.yaml:5
    "
  `)
})

test('under other overrides, with flags', async () => {
  const argv = ['--fail-on', 'error', '--show', 'warning', '--lexicon', 'house.yaml']
  expect(await printed('chats/a.txt', argv)).toMatchInlineSnapshot(`
    "# What holds for chats/a.txt
    # Settings: tactful.yaml
    failOn: error              # --fail-on
    show: warning              # --show
    extends:
      - recommended            # tactful.yaml:17
    format: text               # tactful.yaml:16
    roles:
      agent:
        - Megan                # tactful.yaml:7
        - "* (Support)"        # tactful.yaml:7
    placeholders:
      - "ticket.*"             # base.yaml:2
      - order.number           # base.yaml:2
    lexicons:
      - house.yaml             # tactful.yaml:6
      - house.yaml             # --lexicon
    rules:
      custom-lexicon: warning  # default
      insult: info             # tactful.yaml:18
      just:
        severity: warning      # base.yaml:1
        most: 2                # tactful.yaml:4
      no-problem: error        # base.yaml:1
      no-problem/not-a: off    # tactful.yaml:5
    "
  `)
  expect(await printed('chats/a.txt', ['--as', 'markdown', '--profile', 'gentle'])).toMatchInlineSnapshot(`
    "# What holds for chats/a.txt
    # Settings: tactful.yaml
    failOn: warning            # default
    show: info                 # tactful.yaml:2
    extends:
      - gentle                 # --profile
    format: markdown           # --as
    roles:
      agent:
        - Megan                # tactful.yaml:7
        - "* (Support)"        # tactful.yaml:7
    placeholders:
      - "ticket.*"             # base.yaml:2
      - order.number           # base.yaml:2
    lexicons:
      - house.yaml             # tactful.yaml:6
    rules:
      custom-lexicon: warning  # default
      insult: info             # tactful.yaml:18
      just:
        severity: warning      # base.yaml:1
        most: 2                # tactful.yaml:4
      no-problem: error        # base.yaml:1
      no-problem/not-a: off    # tactful.yaml:5
    "
  `)
})

test('without settings', async () => {
  expect(await printed('a.txt', ['--no-config'])).toMatchInlineSnapshot(`
    "# What holds for a.txt
    # Settings: none
    failOn: warning        # default
    show: warning          # default
    extends:
      - recommended        # default
    rules:
      insult: error        # default
      just:
        severity: info     # default
        most: 3            # default
      no-problem: warning  # default
    "
  `)
  expect(await printed('a.txt', [], {})).toBe(await printed('a.txt', ['--no-config']))
})

test('of a file that is ignored', async () => {
  expect((await printed('old/a.txt')).split('\n').slice(0, 3)).toEqual([
    '# What holds for old/a.txt',
    '# Settings: tactful.yaml',
    '# It is not checked: ignored by “old/” (tactful.yaml:8)',
  ])
})

test('from a folder below', async () => {
  const { out } = await tactful(['--print-config', 'x.json'], files, { cwd: '/w/sub' })
  expect(
    out
      .split('\n')
      .slice(0, 5)
      .map(line => line.replace(/ +/g, ' ')),
  ).toEqual([
    '# What holds for x.json',
    '# Settings: ../tactful.yaml',
    'failOn: warning # default',
    'show: info # ../tactful.yaml:2',
    'extends:',
  ])
})

test('can stand in a settings file and says the same there', async () => {
  const once = await printed('macros/a.json')
  expect(readSettings(once).faults).toEqual([])
  const again = await printed('macros/a.json', [], {
    '/w/tactful.yaml': once,
    '/w/house.yaml': files['/w/house.yaml'] as string,
  })
  expect(parse(again)).toEqual(parse(once))
})

test('as JSON', async () => {
  const fact = JSON.parse(await printed('macros/a.json', ['--format', 'json']))
  expect(Object.keys(fact)).toMatchInlineSnapshot(`
    [
      "file",
      "settings",
      "failOn",
      "show",
      "extends",
      "fields",
      "roles",
      "placeholders",
      "lexicons",
      "plugins",
      "suppressions",
      "rules",
    ]
  `)
  expect(fact.rules).toMatchInlineSnapshot(`
    {
      "custom-lexicon": {
        "options": {},
        "severity": {
          "from": "default",
          "value": "warning",
        },
      },
      "insult": {
        "options": {},
        "severity": {
          "from": "profile gentle",
          "value": "off",
        },
      },
      "just": {
        "options": {
          "most": {
            "from": "tactful.yaml:4",
            "value": 2,
          },
        },
        "severity": {
          "from": "base.yaml:1",
          "value": "warning",
        },
      },
      "no-problem": {
        "options": {},
        "severity": {
          "from": "base.yaml:1",
          "value": "error",
        },
      },
      "no-problem/not-a": {
        "options": {},
        "severity": {
          "from": "tactful.yaml:5",
          "value": "off",
        },
      },
    }
  `)
  expect(fact.fields).toMatchInlineSnapshot(`
    {
      "from": "tactful.yaml:12",
      "value": {
        "name": "macros[].title",
        "prose": [
          "macros[].body",
          "[].text",
        ],
      },
    }
  `)
  expect(fact.roles).toMatchInlineSnapshot(`
    [
      {
        "from": "tactful.yaml:7",
        "role": "agent",
        "value": "Megan",
      },
      {
        "from": "tactful.yaml:7",
        "role": "agent",
        "value": "* (Support)",
      },
      {
        "from": "tactful.yaml:14",
        "role": "bot",
        "value": "Fin",
      },
    ]
  `)
})
