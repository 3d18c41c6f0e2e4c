import { describe, expect, it } from 'vitest'
import type { Finding } from '../../../src/engine/judge.ts'
import { settle } from '../../../src/engine/precedence.ts'
import type { Rule } from '../../../src/rule/rule.ts'
import type { PassageView } from '../../../src/rule/view.ts'
import { overlaps } from '../../../src/text/range.ts'
import * as fc from '../../random.ts'
import { spotIn } from '../rule/spots.ts'
import { ruleOf } from './book.ts'

const passages: readonly PassageView[] = [spotIn('«a»').passage, spotIn('«b»').passage]
const rules = {
  insult: ruleOf('insult', [], 'blame'),
  blame: ruleOf('blame', [], 'blame'),
  filler: ruleOf('filler', [], 'style'),
  late: ruleOf('late', [], 'unranked'),
} satisfies Record<string, Rule>
const precedence = ['insult', 'style', 'blame']

const finding = (rule: Rule, start: number, end: number, passage = 0): Finding => ({
  rule,
  passage: passages[passage] as PassageView,
  range: { start, end },
  severity: 'warning',
  message: '',
  offers: [],
})

/** Each winner as `rule start–end`, with the rules that gave way. */
const settled = (...findings: readonly Finding[]): string[] =>
  settle(findings, precedence).map(({ finding: { rule, range }, related }) =>
    [`${rule.id} ${range.start}–${range.end}`, ...related].join(' + '),
  )

describe('settle', () => {
  it.each<[name: string, findings: readonly Finding[], winners: readonly string[]]>([
    [
      'the rule that stands first',
      [finding(rules.blame, 0, 9), finding(rules.insult, 4, 6)],
      ['insult 4–6 + blame'],
    ],
    [
      'a group stands for its rules',
      [finding(rules.blame, 0, 9), finding(rules.filler, 4, 6)],
      ['filler 4–6 + blame'],
    ],
    [
      'an own place goes before that of the group',
      [finding(rules.filler, 0, 9), finding(rules.insult, 0, 1)],
      ['insult 0–1 + filler'],
    ],
    [
      'those without a place come last',
      [finding(rules.late, 0, 9), finding(rules.blame, 0, 1)],
      ['blame 0–1 + late'],
    ],
    ['among equals the longer', [finding(rules.late, 0, 5), finding(rules.late, 4, 12)], ['late 4–12']],
    [
      'touching is not claiming',
      [finding(rules.blame, 0, 5), finding(rules.insult, 5, 9)],
      ['blame 0–5', 'insult 5–9'],
    ],
    [
      'other passages are other words',
      [finding(rules.blame, 0, 5), finding(rules.insult, 0, 5, 1)],
      ['blame 0–5', 'insult 0–5'],
    ],
    [
      'who gave way to one that gave way stands again',
      [finding(rules.insult, 0, 4), finding(rules.blame, 3, 8), finding(rules.late, 7, 9)],
      ['insult 0–4 + blame', 'late 7–9'],
    ],
    [
      'every rule that gave way once',
      [
        finding(rules.insult, 0, 9),
        finding(rules.late, 0, 3),
        finding(rules.late, 5, 6),
        finding(rules.filler, 1, 2),
      ],
      ['insult 0–9 + filler + late'],
    ],
    [
      'in the order of their places',
      [finding(rules.blame, 8, 9), finding(rules.late, 0, 1), finding(rules.insult, 4, 5)],
      ['late 0–1', 'insult 4–5', 'blame 8–9'],
    ],
    ['nothing', [], []],
  ])('%s', (_, findings, winners) => expect(settled(...findings)).toEqual(winners))

  const any = fc
    .record({
      rule: fc.constantFrom(...Object.values(rules)),
      start: fc.nat(30),
      length: fc.integer({ min: 1, max: 12 }),
      passage: fc.nat(1),
    })
    .map(({ rule, start, length, passage }) => finding(rule, start, start + length, passage))

  it('never lets two winners claim a word, and leaves no finding without one', () => {
    fc.assert(
      fc.property(fc.array(any, { maxLength: 15 }), findings => {
        const winners = settle(findings, precedence)
        winners.forEach(({ finding: one }, i) => {
          for (const { finding: other } of winners.slice(i + 1)) {
            expect(one.passage === other.passage && overlaps(one.range, other.range)).toBe(false)
          }
        })
        const names = new Set(winners.map(each => each.finding))
        for (const lost of findings.filter(each => !names.has(each))) {
          const over = winners.filter(
            each => each.finding.passage === lost.passage && overlaps(each.finding.range, lost.range),
          )
          expect(
            over.some(each => each.finding.rule === lost.rule || each.related.includes(lost.rule.id)),
          ).toBe(true)
        }
      }),
      { numRuns: 200 },
    )
  })

  it('lets the strongest rule keep all that no longer words of its own claim', () => {
    fc.assert(
      fc.property(fc.array(any, { maxLength: 12 }), findings => {
        const winners = settle(findings, precedence).map(({ finding: each }) => each)
        const strong = findings.filter(({ rule }) => rule === rules.insult)
        const claims = (one: Finding, other: Finding): boolean =>
          one.passage === other.passage && overlaps(one.range, other.range)
        for (const each of strong) {
          if (strong.some(other => other !== each && claims(each, other))) continue
          expect(winners).toContain(each)
        }
      }),
      { numRuns: 200 },
    )
  })
})
