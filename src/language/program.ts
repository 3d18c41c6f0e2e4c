import type { Phrase } from './notation.ts'
import type { Ready } from './ready.ts'
import type { Numbers, Rows } from './rows.ts'
import { firstWords } from './tokens.ts'
import { kindId, makeVocabulary, type Vocabulary, vocabularyWith, wordTable } from './vocabulary.ts'
import { foreignWords } from './which.ts'

/** “You can” is not found in “you can't” nor in “you can not”. */
export const auxiliaryWords: readonly string[] =
  'not is am are was were do does did have has had can could will would shall should may might must'.split(
    ' ',
  )

/**
 * Phrases made ready for the automaton, as plain data: made once, at build, and shipped. A place is one spot of a
 * phrase where a token may stand (Glushkov's construction); what is said of places stands in columns.
 */
export interface Program {
  /** The words that phrases name, in the order of the vocabulary. */
  readonly words: readonly string[]
  /** Sets of token ids, each once. */
  readonly classes: Rows
  /** Which places may follow one, counted from it, each set once: phrases of one build share theirs. */
  readonly follows: Rows
  /** The class of each place; -1 for any word or value. */
  readonly fits: Numbers
  /** What follows each place. */
  readonly next: Numbers
  /** The phrase may end here, the token is reported: bits of `lastPlace` and `markedPlace`. */
  readonly flags: Numbers
  /** The very spelling that a place asks for. */
  readonly exact: Readonly<Record<number, string>>
  /** The name that a typed token gives a place. */
  readonly names: Readonly<Record<number, string>>
  /** Where each phrase begins; its places are those up to the first of the next phrase. */
  readonly firsts: Rows
  /** The number of each phrase's first place in the columns. */
  readonly starts: Numbers
  /** What was made of all this at build. */
  readonly ready?: Ready
}

export const lastPlace = 1
export const markedPlace = 2

function* wordsOf(phrase: Phrase): Iterable<string> {
  if (phrase.is === 'one') yield* phrase.words
  else if (phrase.is === 'sequence') for (const part of phrase.parts) yield* wordsOf(part)
  else if (phrase.is === 'either') for (const way of phrase.ways) yield* wordsOf(way)
  else if (phrase.is !== 'any') yield* wordsOf(phrase.part)
}

const hasMark = (phrase: Phrase): boolean => {
  if (phrase.is === 'marked') return true
  if (phrase.is === 'sequence') return phrase.parts.some(hasMark)
  if (phrase.is === 'either') return phrase.ways.some(hasMark)
  return (phrase.is === 'maybe' || phrase.is === 'captured') && hasMark(phrase.part)
}

const canBeEmpty = (phrase: Phrase): boolean => {
  if (phrase.is === 'maybe') return true
  if (phrase.is === 'sequence') return phrase.parts.every(canBeEmpty)
  if (phrase.is === 'either') return phrase.ways.some(canBeEmpty)
  return (phrase.is === 'marked' || phrase.is === 'captured') && canBeEmpty(phrase.part)
}

const canBeginWithAny = (phrase: Phrase): boolean => {
  if (phrase.is === 'any') return true
  if (phrase.is === 'one') return false
  if (phrase.is === 'either') return phrase.ways.some(canBeginWithAny)
  if (phrase.is !== 'sequence') return canBeginWithAny(phrase.part)
  for (const part of phrase.parts) {
    if (canBeginWithAny(part)) return true
    if (!canBeEmpty(part)) return false
  }
  return false
}

/** Whether a phrase always begins with a word of its own: only then can a walk find where to start. */
export const beginsWithWord = (phrase: Phrase): boolean => !canBeEmpty(phrase) && !canBeginWithAny(phrase)

interface Fragment {
  readonly first: readonly number[]
  readonly last: readonly number[]
  readonly empty: boolean
}

interface Draft {
  readonly fits: number
  readonly marked: boolean
  readonly exact: string | undefined
  readonly as: string | undefined
  readonly next: number[]
  last: boolean
}

/** Numbers each list once, however many places share it. */
const numbered = (known: Rows) => {
  const lists = [...known]
  const byKey = new Map(lists.map((list, index) => [list.join(), index]))
  const numberOf = (list: readonly number[]): number => {
    const key = list.join()
    const found = byKey.get(key)
    if (found !== undefined) return found
    byKey.set(key, lists.length)
    return lists.push(list) - 1
  }
  return { lists, numberOf }
}

export const emptyProgram: Program = {
  words: [...new Set([...firstWords, ...auxiliaryWords])],
  classes: [],
  follows: [],
  fits: [],
  next: [],
  flags: [],
  exact: {},
  names: {},
  firsts: [],
  starts: [],
}

/** A program's vocabulary. */
export const vocabularyOf = (program: Program): Vocabulary =>
  vocabularyWith(program.ready?.words ?? wordTable(program.words, foreignWords))

/** The places of one phrase, numbered from `offset`, and where it begins. */
const placesOf = (
  phrase: Phrase,
  offset: number,
  fitsOf: (ids: readonly number[]) => number,
  vocabulary: Vocabulary,
): { readonly places: readonly Draft[]; readonly whole: Fragment } => {
  const places: Draft[] = []
  const add = (
    fits: number,
    exact: string | undefined,
    marked: boolean,
    as: string | undefined,
  ): Fragment => {
    places.push({ fits, exact, marked, as, next: [], last: false })
    const index = offset + places.length - 1
    return { first: [index], last: [index], empty: false }
  }
  const build = (part: Phrase, marked: boolean, as: string | undefined): Fragment => {
    switch (part.is) {
      case 'any':
        return add(-1, undefined, marked, as)
      case 'one': {
        const ids = new Set([...part.words.map(vocabulary.id), ...part.kinds.map(kindId)])
        return add(fitsOf([...ids].sort((a, b) => a - b)), part.exact, marked, as)
      }
      case 'sequence': {
        let whole: Fragment = { first: [], last: [], empty: true }
        for (const each of part.parts) {
          const then = build(each, marked, as)
          for (const place of whole.last) (places[place - offset] as Draft).next.push(...then.first)
          whole = {
            first: whole.empty ? [...whole.first, ...then.first] : whole.first,
            last: then.empty ? [...whole.last, ...then.last] : then.last,
            empty: whole.empty && then.empty,
          }
        }
        return whole
      }
      case 'either': {
        const ways = part.ways.map(way => build(way, marked, as))
        return {
          first: ways.flatMap(way => way.first),
          last: ways.flatMap(way => way.last),
          empty: ways.some(way => way.empty),
        }
      }
      case 'maybe':
        return { ...build(part.part, marked, as), empty: true }
      case 'marked':
        return build(part.part, true, as)
      case 'captured':
        return build(part.part, marked, part.as)
    }
  }
  const whole = build(phrase, !hasMark(phrase), undefined)
  for (const place of whole.last) (places[place - offset] as Draft).last = true
  return { places, whole }
}

/**
 * A program with more phrases behind those that it has; their numbers go on from there. Throws a RangeError, with the
 * number of the phrase among the new ones, for one that need not begin with a word.
 */
export const extendProgram = (program: Program, phrases: readonly Phrase[]): Program => {
  const words = [...new Set([...program.words, ...phrases.flatMap(phrase => [...wordsOf(phrase)])])]
  const vocabulary = makeVocabulary(words)
  const classes = numbered(program.classes)
  const follows = numbered(program.follows)
  const [fits, next, flags] = [[...program.fits], [...program.next], [...program.flags]]
  const [exact, names] = [{ ...program.exact }, { ...program.names }]
  const [firsts, starts] = [[...program.firsts], [...program.starts]]
  for (const [number, phrase] of phrases.entries()) {
    if (!beginsWithWord(phrase)) throw new RangeError(`phrase ${number} must begin with a word`)
    const { places, whole } = placesOf(phrase, fits.length, classes.numberOf, vocabulary)
    starts.push(fits.length)
    firsts.push(whole.first)
    for (const place of places) {
      if (place.exact !== undefined) exact[fits.length] = place.exact
      if (place.as !== undefined) names[fits.length] = place.as
      next.push(follows.numberOf(place.next.map(each => each - fits.length)))
      fits.push(place.fits)
      flags.push((place.last ? lastPlace : 0) | (place.marked ? markedPlace : 0))
    }
  }
  return {
    words,
    classes: classes.lists,
    follows: follows.lists,
    fits,
    next,
    flags,
    exact,
    names,
    firsts,
    starts,
  }
}
