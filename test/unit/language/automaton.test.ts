import { describe, expect, it } from 'vitest'
import { type Automaton, type Match, makeAutomaton } from '../../../src/language/automaton.ts'
import type { Phrase } from '../../../src/language/notation.ts'
import {
  auxiliaryWords,
  emptyProgram,
  extendProgram,
  type Program,
  vocabularyOf,
} from '../../../src/language/program.ts'
import type { Token } from '../../../src/language/tokens.ts'
import { kindId } from '../../../src/language/vocabulary.ts'
import * as fc from '../../random.ts'
import { scan } from './words.ts'

const words = ['we', 'can', 'not', 'so', 'no']
const base = { ...emptyProgram, words: [...new Set([...emptyProgram.words, ...words])] }
const vocabulary = vocabularyOf(base)
const automatonOf = (phrases: readonly Phrase[]): Automaton =>
  makeAutomaton(extendProgram(base, phrases), vocabulary)

const one: fc.Arbitrary<Phrase> = fc.oneof(
  fc
    .uniqueArray(fc.constantFrom(...words, ','), { minLength: 1, maxLength: 2 })
    .map((list): Phrase => ({ is: 'one', words: list, kinds: [] })),
  fc.constant<Phrase>({ is: 'one', words: ['so'], kinds: ['number'] }),
)

const { phrase } = fc.letrec<{ phrase: Phrase; leaf: Phrase }>(tie => ({
  leaf: fc.oneof({ weight: 4, arbitrary: one }, fc.constant<Phrase>({ is: 'any' })),
  phrase: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    tie('leaf'),
    fc
      .array(tie('phrase'), { minLength: 1, maxLength: 3 })
      .map((parts): Phrase => ({ is: 'sequence', parts })),
    fc.array(tie('phrase'), { minLength: 1, maxLength: 3 }).map((ways): Phrase => ({ is: 'either', ways })),
    tie('phrase').map((part): Phrase => ({ is: 'maybe', part })),
    tie('phrase').map((part): Phrase => ({ is: 'marked', part })),
  ),
}))

/** Every phrase must begin with a word. */
const begun = fc
  .tuple(one, fc.array(phrase, { maxLength: 2 }), fc.boolean())
  .map(([first, rest, marked]): Phrase => {
    const head: Phrase = marked ? { is: 'marked', part: first } : first
    return { is: 'sequence', parts: [head, ...rest] }
  })

const text = fc
  .array(fc.constantFrom(...words, "can't", 'so', '5', ',', 'other', '—'), { maxLength: 9 })
  .map(bits => bits.join(' '))

interface Parse {
  readonly to: number
  /** The marked tokens, in order. */
  readonly marked: readonly number[]
}

/** All ways in which the phrase reads the tokens from `at`: plain backtracking over its tree. */
const parses = (phrase: Phrase, tokens: readonly Token[], at: number, marked: boolean): readonly Parse[] => {
  switch (phrase.is) {
    case 'any':
    case 'one': {
      const token = tokens[at]
      if (!token) return []
      const fits =
        phrase.is === 'any'
          ? token.type !== 'mark'
          : phrase.words.some(word => vocabulary.id(word) === token.id) ||
            phrase.kinds.some(kind => kindId(kind) === token.id)
      return fits ? [{ to: at + 1, marked: marked ? [at] : [] }] : []
    }
    case 'sequence':
      return phrase.parts.reduce<readonly Parse[]>(
        (before, part) =>
          before.flatMap(each =>
            parses(part, tokens, each.to, marked).map(next => ({
              to: next.to,
              marked: [...each.marked, ...next.marked],
            })),
          ),
        [{ to: at, marked: [] }],
      )
    case 'either':
      return phrase.ways.flatMap(way => parses(way, tokens, at, marked))
    case 'maybe':
      return [{ to: at, marked: [] }, ...parses(phrase.part, tokens, at, marked)]
    case 'marked':
      return parses(phrase.part, tokens, at, true)
    case 'captured':
      return parses(phrase.part, tokens, at, marked)
  }
}

const auxiliaries = new Set(auxiliaryWords.map(vocabulary.id))
/** “can” is not found where “not” follows. */
const negated = (tokens: readonly Token[], to: number): boolean =>
  tokens[to]?.id === vocabulary.id('not') && auxiliaries.has(tokens[to - 1]?.id ?? -1)

const naive = (phrases: readonly Phrase[], tokens: readonly Token[]): Match[] =>
  tokens.flatMap((_, from) =>
    phrases.flatMap((each, phrase) => {
      const ends = parses(each, tokens, from, false).map(({ to }) => to)
      const to = Math.max(-1, ...ends.filter(end => end > from && !negated(tokens, end)))
      return to < 0 ? [] : [{ phrase, from, to }]
    }),
  )

const inOrder = (matches: readonly Match[]): Match[] =>
  [...matches].sort((a, b) => a.from - b.from || a.phrase - b.phrase)

describe('the automaton', () => {
  it('finds what a naive matcher finds', () => {
    let matches = 0
    fc.assert(
      fc.property(
        fc.array(begun, { minLength: 1, maxLength: 4 }),
        fc.array(text, { maxLength: 4 }),
        (phrases, texts) => {
          const automaton = automatonOf(phrases)
          for (const each of texts) {
            const tokens = scan(each, vocabulary)
            const walked = automaton.walk(tokens)
            matches += walked.length
            expect(inOrder(walked)).toEqual(naive(phrases, tokens))
          }
        },
      ),
      { numRuns: 200 },
    )
    expect(matches).toBeGreaterThan(100)
  })

  it('finds the same with all phrases together as with each alone', () => {
    fc.assert(
      fc.property(fc.array(begun, { minLength: 2, maxLength: 6 }), text, (phrases, each) => {
        const tokens = scan(each, vocabulary)
        const alone = phrases.flatMap((one, phrase) =>
          automatonOf([one])
            .walk(tokens)
            .map(match => ({ ...match, phrase })),
        )
        expect(inOrder(automatonOf(phrases).walk(tokens))).toEqual(inOrder(alone))
      }),
      { numRuns: 200 },
    )
  })

  it('finds the same when phrases come one after the other into a program', () => {
    fc.assert(
      fc.property(fc.array(begun, { minLength: 1, maxLength: 5 }), text, (phrases, each) => {
        const tokens = scan(each, vocabulary)
        const grown = phrases.reduce<Program>((program, one) => extendProgram(program, [one]), base)
        expect(inOrder(makeAutomaton(grown, vocabulary).walk(tokens))).toEqual(
          inOrder(automatonOf(phrases).walk(tokens)),
        )
      }),
      { numRuns: 100 },
    )
  })

  it('reports marked words that some reading of the phrase marks, else all of them', () => {
    fc.assert(
      fc.property(begun, text, (phrase, each) => {
        const automaton = automatonOf([phrase])
        const tokens = scan(each, vocabulary)
        for (const match of automaton.walk(tokens)) {
          const spans = parses(phrase, tokens, match.from, false)
            .filter(({ to }) => to === match.to)
            .map(({ marked }) => [marked[0] ?? match.from, (marked.at(-1) ?? match.to - 1) + 1].join('–'))
          const marked = automaton.marked(match, tokens, each)
          expect(spans).toContain(`${marked?.from}–${marked?.to}`)
        }
      }),
      { numRuns: 200 },
    )
  })

  it('walks all texts with one set of states, in any order', () => {
    fc.assert(
      fc.property(begun, fc.array(text, { minLength: 2, maxLength: 5 }), (phrase, texts) => {
        const automaton = automatonOf([phrase])
        const walk = (each: string): readonly Match[] => automaton.walk(scan(each, vocabulary))
        const forth = texts.map(walk)
        expect([...texts].reverse().map(walk).reverse()).toEqual(forth)
      }),
      { numRuns: 100 },
    )
  })
})
