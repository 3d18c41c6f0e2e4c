import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { rulesIndex } from '../../src/build/rules-index.ts'
import { conditionsOf, hasWords } from '../../src/pages/page-words.ts'
import { rulePage } from '../../src/pages/rule-page.ts'
import { readMarks } from '../../src/rule/example.ts'
import { integer } from '../../src/rule/options.ts'
import { folder, root } from '../rules/harness.ts'
import { all, parsed, shown } from './parsed.ts'

const { rules, works } = folder
const rulesFolder = join(root, 'rules')

describe('the pages in rules/ are what the lexicons say', () => {
  test.each(rules.map(rule => [`${rule.group}/${rule.id}.md`, rule] as const))('%s', async (path, rule) => {
    await expect(rulePage(rule, works)).toMatchFileSnapshot(join(rulesFolder, path))
  })

  test('README.md', async () => {
    await expect(rulesIndex(rules, works)).toMatchFileSnapshot(join(rulesFolder, 'README.md'))
  })

  test('no page without a rule', () => {
    const pages = readdirSync(rulesFolder, { recursive: true, encoding: 'utf8' }).filter(
      name => name.endsWith('.md') && !name.startsWith('guides'),
    )
    const known = [
      'README.md',
      'COVERAGE.md',
      'FEATURES.md',
      ...rules.map(({ group, id }) => `${group}/${id}.md`),
    ]
    expect(pages.filter(page => !known.includes(page))).toEqual([])
  })
})

const inOneLine = (text: string): string => text.replace(/\s*\n\s*/g, ' ').trim()

/** Long enough for the rule with the most entries, short enough to be read in a terminal. */
const longestPage = 170

describe('a page', () => {
  test.each(rules.map(rule => [rule.id, rule] as const))('%s shows its examples as they are', (_, rule) => {
    const page = parsed(rulePage(rule, works))
    const items = all(page, 'listItem')
    const words = items.map(shown)
    const spared = rule.entries.flatMap(({ spare }) => spare)
    for (const { text } of spared)
      expect(
        words.some(line => line.startsWith(inOneLine(text))),
        text,
      ).toBe(true)
    const bad = rule.entries.flatMap(entry => entry.bad.slice(0, 3)).map(({ text }) => readMarks(text))
    const not = items.filter(each => shown(each).startsWith('Not: '))
    expect(not.map(each => shown(each).slice(5))).toEqual(
      bad.map(({ text }) => expect.stringContaining(inOneLine(text))),
    )
    expect(not.map(each => all(each, 'strong').map(shown))).toEqual(
      bad.map(({ text, ranges }) =>
        ranges
          .map(({ start, end }) => text.slice(start, end).trim())
          .filter(words => /[\p{L}\p{N}]/u.test(words)),
      ),
    )
  })

  test.each(rules.map(rule => [rule.id, rule] as const))(
    '%s is short, with a row for each entry',
    (_, rule) => {
      const source = rulePage(rule, works)
      expect(source.split('\n').length).toBeLessThanOrEqual(longestPage)
      const page = parsed(source)
      expect(
        all(page, 'heading')
          .filter(({ depth }) => depth === 1)
          .map(shown),
      ).toEqual([`${rule.id}: ${rule.title}`])
      const rows = all(page, 'tableRow').slice(1)
      expect(rows.map(row => shown(row.children?.[0] ?? row))).toEqual(rule.entries.map(({ id }) => id))
      expect(rows.map(row => row.children?.length)).toEqual(rule.entries.map(() => 3))
      const numbers = rule.cite.flatMap(({ statements }) => statements)
      for (const number of numbers) expect(shown(page)).toContain(number)
    },
  )

  test('shows a text full of markup as it was written', () => {
    const first = rules.find(({ entries }) => entries.length > 0)
    if (!first) throw new Error('no rule')
    const [entry] = first.entries
    if (!entry) throw new Error('no entry')
    const hostile = [
      '*No* _problem_ `at` all | [here](there) <b>now</b> &amp; ~~then~~ \\ 2 * 3 snake_case #4471',
      '# no heading',
      '1. no list',
      '- no list either',
      '> no quotation',
      '+',
      '<!-- no comment -->',
      'two\nlines',
    ]
    const spare = hostile.map(text => ({ text, also: [], whole: false }))
    const rule = { ...first, why: hostile[0] ?? '', entries: [{ ...entry, spare, message: '' }] }
    const page = parsed(rulePage(rule, works))
    const words = all(page, 'listItem').map(shown)
    for (const text of hostile) expect(words).toContain(text.replace('\n', ' '))
    expect(all(page, 'paragraph').map(shown)).toContain(hostile[0])
    expect(all(page, 'blockquote')).toEqual([])
    expect(all(page, 'html').map(({ value }) => value)).toEqual([
      expect.stringMatching(/^<!-- Written from /),
    ])
  })

  test('of a rule with Chinese phrases says in Chinese what it is about', () => {
    const first = rules.find(({ entries }) => entries.length > 0)
    if (!first) throw new Error('no rule')
    const zh = { title: '给出时间', why: '没有时间的承诺等于没有承诺。', message: '“{found}”没有说时间。' }
    const page = parsed(rulePage({ ...first, zh }, works))
    expect(shown(all(page, 'paragraph')[2] ?? page)).toBe('给出时间：没有时间的承诺等于没有承诺。')
  })

  test('of a rule in code shows its conversations and its options', () => {
    const first = rules.find(({ entries }) => entries.length > 0)
    if (!first) throw new Error('no rule')
    const { check: _, zh: __, ...plain } = first
    const examples = [
      {
        about: 'The answer comes late',
        turns: ['customer: Is it free?', '@9 agent: «Thank you.» It is.'],
        also: [],
      },
      { about: 'The answer comes first', turns: ['agent: It is free.'], also: [] },
    ]
    const most = integer({ default: 1, least: 0, about: 'Courtesies that may come first.' })
    const source = rulePage({ ...plain, id: 'answer-first', entries: [], examples, options: { most } }, works)
    const page = parsed(source)
    expect(all(page, 'heading').map(shown)).toEqual([
      `answer-first: ${plain.title}`,
      'In conversations',
      'Options',
      ...(plain.notes.length > 0 ? ['Notes'] : []),
      'Sources',
      'Use',
    ])
    expect(source.slice(source.indexOf('## In'), source.indexOf('## Options'))).toBe(
      [
        '## In conversations',
        '',
        '- The answer comes late:',
        '  - customer: Is it free?',
        '  - @9 agent: **Thank you.** It is.',
        '- The answer comes first (left alone):',
        '  - agent: It is free.',
        '',
        '',
      ].join('\n'),
    )
    expect(source).toContain('- `most`: Courtesies that may come first. Without it: 1.')
    expect(all(page, 'link').map(({ url }) => url)).toEqual(['answer-first.ts', '../README.md'])
  })

  test('has plain words for every condition that rules ask for', () => {
    const names = new Set(
      rules.flatMap(({ entries }) =>
        entries.flatMap(({ if: ifs, unless, softer, harder }) =>
          [...ifs, ...unless, ...(softer?.if ?? []), ...(harder?.if ?? [])].map(({ name }) => name),
        ),
      ),
    )
    expect(names.size).toBeGreaterThan(5)
    expect([...names].filter(name => !hasWords(name))).toEqual([])
  })

  test('says where, after what and when an entry counts', () => {
    const [entry] = rules.flatMap(({ entries }) => entries)
    if (!entry) throw new Error('no entry')
    const bare = { at: [], after: [], notAfter: [], if: [], unless: [], channel: [], audience: [] }
    const { severity: _, softer: __, harder: ___, ...plain } = entry
    expect(conditionsOf({ ...plain, ...bare })).toEqual([])
    expect(
      conditionsOf({
        ...plain,
        severity: 'error',
        at: ['opening', 'closing'],
        after: ['thanks', 'unknown'],
        notAfter: ['apology'],
        if: [{ name: 'quoted', scope: 'sentence' }],
        unless: [
          { name: 'reason-given', scope: 'next-sentence' },
          { name: 'house-word', scope: 'clause' },
        ],
        channel: ['chat'],
        audience: [],
        softer: { to: 'info', if: [{ name: 'alternative-offered', scope: 'message' }] },
      }),
    ).toEqual([
      'error',
      'in the first two sentences or in the last three sentences',
      'after thanks or nothing that we know of',
      'not after an apology',
      'in chat',
      'if they are quoted',
      'unless a reason stands in the next sentence or house word stands in the same clause',
      'info if a way out stands in the message',
    ])
  })
})
