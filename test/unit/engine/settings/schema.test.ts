import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { profiles, rules } from '../../../../src/compose.ts'
import { nameFaults } from '../../../../src/engine/settings/names.ts'
import { readSettings } from '../../../../src/engine/settings/read.ts'
import schema from '../../../../src/engine/settings/settings.schema.json' with { type: 'json' }
import { formats } from '../../../../src/readers/index.ts'
import type { Level } from '../../../../src/rule/settings.ts'
import { severities } from '../../../../src/text/severity.ts'
import * as fc from '../../../random.ts'

const ajv = new Ajv2020({ allowUnionTypes: true })
const valid = ajv.compile(schema)

const good = [
  '',
  '# nothing',
  '{}',
  '$schema: ./x.json',
  'extends: timm',
  'extends: [timm, ./a.yaml, "@acme/tone"]',
  'rules: {a: off, b: on, c/d: error, e: {severity: info, most: 2, names: [x, y]}, f: {}}',
  'overrides: []',
  'overrides:\n  - files: a\n  - files: ["*.md", "!b"]\n    extends: plain\n    rules: {a: off}\n    lexicons: x\n    fields: {prose: b}\n    roles: {bot: Fin}\n    placeholders: [a]\n    format: text',
  'lexicons: [a.yaml, b.yaml]',
  'plugins: ./acme',
  'plugins: [./acme, "@acme/tone"]',
  'fields: {prose: [a, b], subject: a, name: a, lang: a, role: a, author: a, time: a, conversation: a}',
  'roles: {agent: [Megan, 7], bot: Fin, customer: "*", system: []}',
  'placeholders: a.*',
  'ignore: [a, "!b"]',
  'suppressions: a.yaml',
  'suppressions: [a.yaml, b/c.yaml]',
  'baseline: .ci/known.json',
  'failOn: never\nshow: info',
]

const bad = [
  '[]',
  'a: b',
  'extends: {a: b}',
  'extends: [[a]]',
  'extends: ""',
  'rules: off',
  'rules: {a: loud}',
  'rules: {a: [off]}',
  'rules: {a: {severity: loud}}',
  'overrides: {files: a}',
  'overrides: [a]',
  'overrides:\n  - rules: {a: off}',
  'overrides:\n  - files: a\n    ignore: b',
  'overrides:\n  - files: a\n    format: [b]',
  'overrides:\n  - files: ""',
  'lexicons: {a: b}',
  'plugins: {acme: true}',
  'plugins: [""]',
  'overrides:\n  - files: a\n    plugins: b',
  'fields: {subject: a}',
  'fields: {prose: a, body: b}',
  'fields: a',
  'roles: [a]',
  'roles: {boss: a}',
  'roles: {bot: {a: b}}',
  'placeholders: {a: b}',
  'ignore: {a: b}',
  'failOn: off',
  'show: never',
  'show: [info]',
  'baselines: x',
  'baseline: [x]',
  'suppressions: {a: b}',
]

describe('schema and reader agree', () => {
  test.each(good)('that %j is fine', source => {
    expect(readSettings(source).faults).toEqual([])
    expect([valid(parse(source)), valid.errors]).toEqual([true, null])
  })

  test.each(bad)('that %j is not', source => {
    expect(readSettings(source).faults).not.toEqual([])
    expect(valid(parse(source))).toBe(false)
  })
})

test('whatever is written, it is read or told, and never throws', () => {
  const scraps = [
    '{',
    '}',
    '[',
    ']',
    ': ',
    '\n',
    '\n  ',
    '- ',
    '*',
    '&a ',
    '!',
    '"',
    "'",
    '#',
    ' #',
    ',',
    '|',
    '\t',
    '---\n',
    '? ',
    'null',
  ]
  const whole = good.join('\n')
  const known = { rules, profiles: [], formats: [] }
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          fc.constantFrom(...scraps),
          fc.constantFrom(...whole.split(/(?<=[\n ,])/)),
          fc.string({ maxLength: 3 }),
        ),
        { maxLength: 30 },
      ),
      parts => {
        const { file, faults } = readSettings(parts.join(''))
        for (const { line, column } of [...faults, ...nameFaults(file, known)]) {
          expect(line > 0 && column > 0).toBe(true)
        }
      },
    ),
    { numRuns: 2000 },
  )
})

test('the values are those of the code', () => {
  const levels: readonly Level[] = ['off', 'info', 'warning', 'error', 'on']
  expect(schema.$defs.level.enum).toEqual(levels)
  expect(schema.properties.show.enum).toEqual([...severities])
  expect(schema.properties.failOn.enum).toEqual([...severities, 'never'])
})

test('the settings of the README are fine', () => {
  const readme = readFileSync(new URL('../../../../README.md', import.meta.url), 'utf8')
  const example = /## Settings[\s\S]*?```yaml\n([\s\S]*?)```/.exec(readme)?.[1] ?? ''
  const { file, faults } = readSettings(example)
  const known = { rules, profiles: profiles.map(({ name }) => name), formats: formats.map(({ id }) => id) }
  expect([faults, nameFaults(file, known), valid(parse(example))]).toEqual([[], [], true])
  expect(file.overrides).toHaveLength(2)
})
