import { describe, expect, it } from 'vitest'
import { guards } from '../../../src/rule/guards.ts'
import { clauseAround, regions, sentenceAt } from '../../../src/rule/regions.ts'
import type { Scope } from '../../../src/rule/rule.ts'
import * as fc from '../../random.ts'
import { messageOf, spotIn } from './spots.ts'

/** A case may name the customer's turn before it: `«words» ⟵ turn`. */
const holds = (name: string, written: string, scope: Scope): boolean => {
  const [marked = '', before] = written.split(' ⟵ ')
  const spot = spotIn(marked, before === undefined ? [] : [messageOf(before, 'customer')])
  const guard = guards[name]
  if (!guard) throw new Error(`no guard ${name}`)
  return [...regions(spot, scope)].some(region => guard(spot, region))
}

const cases: Readonly<
  Record<string, { readonly yes: readonly string[]; readonly no: readonly string[]; readonly in?: Scope }>
> = {
  negated: {
    yes: [
      'We do not «charge» you',
      "It doesn't «matter»",
      'It doesn’t «matter»',
      'You cannot «stay»',
      'It never «ends»',
      'it dont «go»',
    ],
    no: [
      'No, we «charge» you',
      'We «do» not',
      'We know you «stay»',
      'We did not go but «stay»',
      'a knot «ties»',
    ],
  },
  question: {
    yes: [
      'Can you «stay»?',
      'Hi Ana, could you «stay»',
      'You «stay»?”',
      '您«好»？',
      'So what did you «say»',
      'Is it «so» (really?)',
    ],
    no: ['You «stay».', 'Can do, «stay».', 'What? You «stay».', 'Would. «You» stay'],
  },
  conditional: {
    yes: ['If you «stay», we go', 'Go when you «stay»', 'Go unless we «stay»'],
    no: ['You «stay» if we go', 'The gift «stays»', 'If so. You «stay»'],
    in: 'sentence',
  },
  quoted: {
    yes: ['You said “we «stay» here” to us', 'A "«stay»" is', '„wir «stay»“ so'],
    no: ['You “go” and «stay» “there”', 'You «stay»', '“go” «stay»', 'a 5" screen «stays»'],
  },
  'whole-reply': {
    yes: ['Hi Ana!\n\n«No problem».\n\n^KD', '«No problem»'],
    no: ['«No problem». We left.', 'We left.\n\n«No problem»'],
  },
  'button-label': {
    yes: ['«No»', 'Hi Ana,\n\n«no».'],
    no: ['«No» ⟵ Is it open?', '«No». We left.'],
  },
  'only-thanks': {
    yes: ['«Thank you» for writing!', 'Hi Ana. «Thanks». Thank you again.'],
    no: ['«Thank you». We left.', '«Thanks».\n\nYour refund is here.'],
  },
  'not-opening': {
    yes: ['We left. We did. You «stay».', 'We left.\n\nWe did.\n\nYou «stay».'],
    no: ['You «stay».', 'Hi Ana! We left. You «stay».'],
  },
  'leads-without-way': {
    yes: ['«We can’t» do it. We know.', 'Hi Ana,\n\n«No».'],
    no: ['We left. «No».', '«No». Take this one instead.', '«No».\n\nBut we can offer this.'],
  },
  aggrieved: {
    yes: ['We «left» ⟵ You lost my bag', 'We «left» ⟵ That is absurd', 'We «left» ⟵ On time as ever 🙄'],
    no: ['We «left»', 'We «left» ⟵ When did you leave?', 'Lost. We «left» ⟵ Thanks 😀'],
  },
  cold: {
    yes: ['We «left»', 'We «left».\n\nYou stay.'],
    no: ['We «left»? No', 'We «left». Thanks!', 'We «left», let me look', 'We «left».\n\nWe apologise.'],
  },
  reported: {
    yes: ['You said we «stay»', 'The customer kindly asked to «stay»', 'it says «stay»'],
    no: ['We said you «stay»', '«Stay», you said', 'You said so. We «stay»', 'You «said» it'],
  },
}

describe('every guard', () => {
  it('has cases', () => expect(Object.keys(cases).sort()).toEqual(Object.keys(guards).sort()))
})

describe.each(Object.entries(cases))('%s', (name, { yes, no, in: scope = 'clause' }) => {
  it.each(yes)('holds: %j', marked => expect(holds(name, marked, scope)).toBe(true))
  it.each(no)('does not: %j', marked => expect(holds(name, marked, scope)).toBe(false))
})

describe('what is looked for in a whole passage first', () => {
  const bits = 'not if we knot xif never but 不 如果 我们 {{a}}'.split(' ')
  const between = [' ', ' ', ', ', '. ', '\n', ' - ', '']
  const text = fc
    .array(fc.tuple(fc.constantFrom(...bits), fc.constantFrom(...between)), { maxLength: 12 })
    .map(pairs => pairs.flat().join(''))
  const before = (spot: ReturnType<typeof spotIn>, start: number): string =>
    spot.passage.text.slice(Math.min(start, spot.range.start), spot.range.start)

  it.each([0, 80])('stands where its clause or sentence says so, behind %i words', words => {
    fc.assert(
      fc.property(text, text, (left, right) => {
        const spot = spotIn(`${'we stay '.repeat(words)}${left}«stay»${right}`)
        const clause = before(spot, clauseAround(spot.passage, spot.range).start)
        const sentence = before(spot, sentenceAt(spot.passage, spot.range.start).range.start)
        const zh = spot.passage.language === 'zh'
        const [no, when] = zh
          ? [/不\p{Script=Han}{0,4}$/u, /如果[^。！？!?]*$/u]
          : [/\b(?:not|never)\b/, /\bif\b/]
        const guarded = (name: string, scope: Scope): boolean =>
          [...regions(spot, scope)].some(region => guards[name]?.(spot, region))
        expect(guarded('negated', 'clause')).toBe(no.test(clause))
        expect(guarded('conditional', 'clause')).toBe(when.test(clause))
        expect(guarded('conditional', 'sentence')).toBe(when.test(sentence))
      }),
      { numRuns: 500 },
    )
  })
})
