import { describe, expect, test } from 'vitest'
import { directivesIn } from '../../../../src/engine/suppressions/directive.ts'
import { prepare, suppress } from '../../../../src/engine/suppressions/suppress.ts'
import { hashComments, markupComments } from '../../../../src/text/comment.ts'
import { expectLinear } from '../../../linear.ts'

const marks = [...markupComments, { open: '{#', close: '#}' }]

const read = (comment: string) => directivesIn(comment, marks)[0]

describe('a comment', () => {
  test('names rules, a day and a reason', () => {
    const comment =
      '<!-- tactful-ignore-next no-problem, blame/you-failed until:2027-01-31 -- our founder says it -->'
    expect(read(`Hi ${comment} there`)).toEqual({
      directive: 'next',
      rules: ['no-problem', 'blame/you-failed'],
      until: '2027-01-31',
      reason: 'our founder says it',
      range: { start: 3, end: 3 + comment.length },
    })
  })

  test('may name nothing', () => {
    expect(read('{#tactful-ignore-file#}')).toMatchObject({ directive: 'file', rules: [] })
    expect(read('{# tactful-ignore -- #}')).toMatchObject({ directive: 'begin', rules: [] })
  })

  test('that is misspelt says what was meant', () => {
    expect(read('<!-- tactful-ignor-next x -->')).toMatchObject({
      problem: 'there is no “tactful-ignor-next”; did you mean tactful-ignore-next?',
    })
    expect(read('<!-- tactful-ignore x until:2027-02-30 -->')).toMatchObject({
      problem: '“2027-02-30” is no day; write until:2027-01-31',
    })
  })

  test('is one only in its marks, and as the first word', () => {
    expect(read('tactful-ignore-file')).toBeUndefined()
    expect(read('<!-- see tactful-ignore-file -->')).toBeUndefined()
    expect(directivesIn('a: b#tactful-ignore-file\n', hashComments)).toEqual([])
    expect(directivesIn('a: b # tactful-ignore-file x\n', hashComments)).toMatchObject([{ rules: ['x'] }])
  })
})

/** Words of a text that `bad` rules find, each line a passage. */
const run = (text: string, { today = '2026-11-22', demandReason = false, off = '' } = {}) => {
  const findings = [...text.matchAll(/\b(blame|bare-no)\b(?!.*-->)/g)].map(({ 0: rule, index }) => ({
    rule,
    start: { offset: index },
  }))
  let at = 0
  const passages = text.split('\n').flatMap(line => {
    const range = { start: at, end: at + line.length, language: 'en' }
    at += line.length + 1
    return line.startsWith('<!--') || line === '' ? [] : [range]
  })
  const { active, complaints: faults } = prepare(directivesIn(text, marks), passages, text.length, {
    known: new Set(['blame', 'bare-no', 'blame/a']),
    languagesOf: rule => (rule === off || rule === 'blam' ? undefined : ['en']),
    today,
  })
  const { kept, suppressed, idle } = suppress(findings, active)
  const unused = idle.map(({ suppression: { range } }) => ({ entry: 'unused', range, problem: 'idle' }))
  const complaints = [...faults, ...unused]
    .filter(({ entry }) => demandReason || !['blanket', 'reasonless'].includes(entry))
    .toSorted((a, b) => a.range.start - b.range.start)
  const lineOf = (offset: number): number => text.slice(0, offset).split('\n').length
  return {
    kept: kept.map(({ rule, start }) => `${lineOf(start.offset)} ${rule}`),
    suppressed: suppressed.map(({ finding }) => `${lineOf(finding.start.offset)} ${finding.rule}`),
    complaints: complaints.map(({ entry, range, problem }) => `${lineOf(range.start)} ${entry}: ${problem}`),
  }
}

describe('suppressing', () => {
  test('the next passage and no other', () => {
    expect(run('<!-- tactful-ignore-next blame -->\n\nblame bare-no\nblame')).toEqual({
      suppressed: ['3 blame'],
      kept: ['3 bare-no', '4 blame'],
      complaints: [],
    })
  })

  test('a region, and regions in each other', () => {
    const text = [
      '<!-- tactful-ignore blame -->',
      'blame bare-no',
      '<!-- tactful-ignore bare-no -->',
      'blame bare-no',
      '<!-- tactful-ignore-end blame -->',
      'blame bare-no',
      '<!-- tactful-ignore-end -->',
      'blame bare-no',
    ].join('\n')
    expect(run(text)).toEqual({
      suppressed: ['2 blame', '4 blame', '4 bare-no', '6 bare-no'],
      kept: ['2 bare-no', '6 blame', '8 blame', '8 bare-no'],
      complaints: [],
    })
  })

  test('the whole file, wherever it is said', () => {
    expect(run('blame\n<!-- tactful-ignore-file blame -->\nblame').kept).toEqual([])
  })

  test('an expired one suppresses nothing, and says so', () => {
    const text = '<!-- tactful-ignore-next blame until:2026-11-22 -->\nblame'
    expect(run(text)).toMatchObject({ kept: [], complaints: [] })
    expect(run(text, { today: '2026-11-23' })).toEqual({
      kept: ['2 blame'],
      suppressed: [],
      complaints: ['1 expired: it held until 2026-11-22'],
    })
  })

  test('unused, unknown, blanket and reasonless ones are told', () => {
    const text = [
      '<!-- tactful-ignore-next blame -- never said -->',
      'fine',
      '<!-- tactful-ignore-next blam -- typo -->',
      'blame',
      '<!-- tactful-ignore-next -->',
      'blame',
      '<!-- tactful-ignore-end -->',
      '<!-- tactful-ignore bare-no -- open -->',
      'bare-no',
    ].join('\n')
    expect(run(text, { demandReason: true }).complaints).toEqual([
      '1 unused: idle',
      '3 misspelt: there is no rule “blam”; did you mean blame?',
      '5 blanket: it names no rule, and so silences all of them',
      '5 reasonless: it gives no reason; write one behind two dashes: -- our founder says it',
      '7 misspelt: nothing that it could end begins before it',
      '8 misspelt: it has no end; write tactful-ignore-end, or tactful-ignore-file',
    ])
  })

  test('a comment inside a passage is for the rest of it', () => {
    expect(run('Words <!-- tactful-ignore-next blame --> blame\nblame')).toEqual({
      suppressed: ['1 blame'],
      kept: ['2 blame'],
      complaints: [],
    })
  })

  test('a suppression is not unused in a language that its rule does not speak', () => {
    const directives = directivesIn('<!-- tactful-ignore-next blame -->', marks)
    const options = { known: new Set(['blame']), languagesOf: () => ['en'], today: '2026-11-22' }
    const idle = (language: string) =>
      suppress([], prepare(directives, [{ start: 50, end: 60, language }], 60, options).active).idle.length
    expect([idle('en'), idle('zh')]).toEqual([1, 0])
  })

  test('takes time by the number of comments and findings, not by their product', () => {
    const line = '<!-- tactful-ignore blame -->\nblame\n'
    const options = { known: new Set(['blame']), languagesOf: () => ['en'], today: '2026-11-22' }
    return expectLinear(
      10_000,
      many => ({
        text: line.repeat(many),
        places: Array.from({ length: many }, (_, i) => i * line.length + 30),
      }),
      ({ text, places }) => {
        const passages = places.map(start => ({ start, end: start + 5, language: 'en' }))
        const { active, complaints } = prepare(directivesIn(text, marks), passages, text.length, options)
        const findings = places.map(offset => ({ rule: 'blame', start: { offset } }))
        expect(suppress(findings, active).kept).toEqual([])
        expect(complaints).toHaveLength(2 * places.length)
      },
    )
  })

  test('one for a rule that does not speak in this run is not called unused', () => {
    expect(run('<!-- tactful-ignore-next blame -->\nfine', { off: 'blame' }).complaints).toEqual([])
  })
})
