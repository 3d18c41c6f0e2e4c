import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import schema from '../../src/rule/lexicon.schema.json' with { type: 'json' }
import {
  audiences,
  changeKeys,
  channels,
  citationKeys,
  conditionPattern,
  entryKeys,
  exampleKeys,
  idPattern,
  languages,
  lexiconKeys,
  rewriteKeys,
  shortKeys,
  slotPattern,
  tiers,
} from '../../src/rule/lexicon-keys.ts'
import { acts, places, scopes } from '../../src/rule/rule.ts'
import { severities } from '../../src/text/severity.ts'
import { root } from './harness.ts'

const defs = schema.$defs
const exampleMap = defs.example.oneOf[1]
const rewriteMap = defs.rewrite.oneOf[1]

describe('schema and reader know the same keys', () => {
  test.each([
    ['lexicon', Object.keys(schema.properties), lexiconKeys],
    ['entry', Object.keys(defs.entry.properties), [...entryKeys, ...shortKeys]],
    ['citation', Object.keys(defs.citation.properties), citationKeys],
    ['change', Object.keys(defs.change.properties), changeKeys],
    ['example', Object.keys(exampleMap?.properties ?? {}), exampleKeys],
    ['rewrite', Object.keys(rewriteMap?.properties ?? {}), rewriteKeys],
  ])('%s', (_, inSchema, inReader) => {
    expect([...inSchema].sort()).toEqual([...inReader].sort())
  })

  test.each([
    ['severity', defs.severity.enum, severities],
    ['act', defs.act.enum, acts],
    ['place', defs.place.enum, places],
    ['channel', defs.channel.enum, channels],
    ['audience', defs.audience.enum, audiences],
    ['language', defs.entry.properties.lang.enum, languages],
    ['tier', defs.entry.properties.tier.enum, tiers],
  ])('the values of %s', (_, inSchema, inReader) => {
    expect(inSchema).toEqual([...inReader])
  })

  test('patterns', () => {
    expect(defs.id.pattern).toBe(idPattern.source)
    expect(rewriteMap?.not?.properties.text.pattern).toBe(slotPattern.source)
    expect(defs.condition.pattern).toBe(`^[a-z-]+(?: in (?:${scopes.join('|')}))?$`)
    const condition = new RegExp(defs.condition.pattern)
    for (const text of ['question', 'question in sentence', 'Question', 'question in', 'a b in clause', '']) {
      expect(condition.test(text), text).toBe(conditionPattern.test(text))
    }
  })

  test('every object is closed and every key of a map is described', () => {
    const objects: { additionalProperties?: boolean; properties: object }[] = [
      schema,
      defs.entry,
      defs.citation,
      defs.change,
      ...[exampleMap, rewriteMap].flatMap(map => (map?.properties ? [map] : [])),
    ] as { additionalProperties?: boolean; properties: object }[]
    expect(objects).toHaveLength(6)
    for (const { additionalProperties, properties } of objects) {
      expect(additionalProperties).toBe(false)
      for (const [key, value] of Object.entries(properties)) {
        expect(value, key).toHaveProperty('description', expect.stringMatching(/.{15}/))
      }
    }
  })
})

const validate = new Ajv2020({ strict: true, strictRequired: false, allErrors: true }).compile(schema)
const problems = (value: unknown): readonly string[] =>
  validate(value)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)

describe('every lexicon fits the schema', () => {
  const files = readdirSync(join(root, 'rules'), { recursive: true, encoding: 'utf8' }).filter(
    name =>
      /^[^/]+\/[^/]+\.yaml$/.test(name) && (!name.startsWith('profiles/') || name.endsWith('.words.yaml')),
  )
  test('there are lexicons', () => expect(files.length).toBeGreaterThan(10))
  test.each(files)('%s', name => {
    expect(problems(parse(readFileSync(join(root, 'rules', name), 'utf8')))).toEqual([])
  })
})

describe('the schema refuses', () => {
  const entry = { id: 'a', lang: 'en', match: 'b', bad: '«b»', spare: 'c' }
  const lexicon = {
    id: 'a',
    title: 't',
    severity: 'info',
    why: 'w',
    cite: { source: 's', where: 'w' },
    message: 'm',
  }
  test('not the smallest lexicon', () => expect(problems({ ...lexicon, entries: entry })).toEqual([]))
  test.each([
    ['an unknown key', { ...entry, mach: 'x' }],
    ['a wrong place', { ...entry, at: 'middle' }],
    ['a condition in no scope', { ...entry, unless: 'question in book' }],
    ['a safe rewrite with a slot', { ...entry, rewrite: [{ text: 'by {the time}', safe: true }] }],
    ['no bad example', { ...entry, bad: [] }],
    ['an id with capitals', { ...entry, id: 'A' }],
    ['an unknown act', { ...entry, 'not-after': 'anger' }],
  ])('%s', (_, wrong) => {
    expect(problems({ ...lexicon, entries: [wrong] })).not.toEqual([])
  })
  test('an entry with its words twice, or without any', () => {
    expect(problems({ entries: [{ avoid: 'a', match: 'a' }] })).not.toEqual([])
    expect(problems({ entries: [{ prefer: 'a' }] })).not.toEqual([])
    expect(problems({ entries: [{ avoid: 'a', tier: 'bad' }] })).not.toEqual([])
  })
  test('not the lexicon of a house', () =>
    expect(
      problems({
        entries: ['folks', { avoid: 'you owe', prefer: 'we show', tier: 'note' }, { match: ['a', 'b'] }],
      }),
    ).toEqual([]))
  test('not a slot that is not safe', () =>
    expect(
      problems({ ...lexicon, entries: [{ ...entry, rewrite: [{ text: 'by {the time}', safe: false }] }] }),
    ).toEqual([]))
})
