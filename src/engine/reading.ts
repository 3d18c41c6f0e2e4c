import type { Marked, Match } from '../language/automaton.ts'
import { type Token, tokenize } from '../language/tokens.ts'
import type { Language } from '../language/which.ts'
import type { PassageView } from '../rule/view.ts'
import type { Passage, Placeholder } from '../text/conversation.ts'
import type { Range } from '../text/range.ts'
import { type Found, findIn } from './found.ts'
import type { LanguageIn } from './language.ts'
import { signalKind } from './phrases.ts'
import type { Ruleset } from './ruleset.ts'
import { rangeOf } from './stretch.ts'
import { young } from './young.ts'

export type SplitSentences = (text: string, placeholders: readonly Placeholder[]) => readonly Range[]

/** What is known of messages before they are read. */
export interface Known {
  /** Whether the signal stands in the message. */
  readonly holds: (message: number, signal: string) => boolean
  readonly words: (message: number) => number
  /** The language of a passage, by its place in the message. */
  readonly language: (message: number, passage: number) => Language
  readonly found: (message: number, passage: number) => Found
}

/** A passage as the engine sees it. */
export interface PassageRead extends PassageView {
  readonly found: Found
  /** The reported part of a match; undefined where exact case was asked for and isn't there. */
  readonly marked: (match: Match) => Marked | undefined
}

/** What readings of passages need. */
export interface PassageNeeds {
  readonly ruleset: Ruleset
  readonly split: SplitSentences
  readonly known: Known | undefined
}

const nowhere: readonly Range[] = []

/** A passage that is read as far as somebody asks. Its functions are made when they are first asked for. */
export class PassageReading implements PassageRead {
  readonly passage: Passage
  readonly index: number
  readonly text: string
  readonly #needs: PassageNeeds
  readonly #message: number
  readonly #languageIn: LanguageIn
  #language: Language | undefined
  #tokens: readonly Token[] | undefined
  #found: Found | undefined
  #matches: readonly Match[] | undefined
  #ranges: readonly Range[] | undefined
  #signals: Map<string, readonly Range[]> | undefined
  #sentences: PassageView['sentences'] | undefined
  #signal: PassageView['signal'] | undefined

  constructor(passage: Passage, index: number, languageIn: LanguageIn, needs: PassageNeeds, message: number) {
    this.passage = passage
    this.index = index
    this.text = passage.located.text
    this.#languageIn = languageIn
    this.#needs = needs
    this.#message = message
  }

  get language(): Language {
    this.#language ??= this.#needs.known?.language(this.#message, this.index) ?? this.#languageIn(this.text)
    return this.#language
  }

  get tokens(): readonly Token[] {
    this.#tokens ??= tokenize(this.text, this.passage.placeholders, this.#needs.ruleset.vocabulary)
    return this.#tokens
  }

  get found(): Found {
    this.#found ??= this.#needs.known?.found(this.#message, this.index) ?? this.#find()
    return this.#found
  }

  #find(): Found {
    const speaks = this.language === 'en' || this.language === 'zh'
    return findIn(this.tokens, speaks ? this.#needs.ruleset.automaton : undefined)
  }

  get matches(): readonly Match[] {
    if (!this.#matches) {
      const { hits } = this.found
      const matches: Match[] = []
      for (let at = 0; at < hits.length; at += 3) {
        matches.push({
          phrase: hits[at] as number,
          from: hits[at + 1] as number,
          to: hits[at + 2] as number,
        })
      }
      this.#matches = matches
    }
    return this.#matches
  }

  marked(match: Match): Marked | undefined {
    const { automaton, flat } = this.#needs.ruleset
    return flat
      ? flat.markedIn(match, this.found.tokens, this.text)
      : automaton.marked(match, this.tokens, this.text)
  }

  get sentences(): PassageView['sentences'] {
    this.#sentences ??= young(() => {
      this.#ranges ??= this.#needs.split(this.text, this.passage.placeholders)
      return this.#ranges
    })
    return this.#sentences
  }

  get signal(): PassageView['signal'] {
    const { known } = this.#needs
    this.#signal ??= young(name => {
      if (known?.holds(this.#message, name) === false) return nowhere
      this.#signals ??= new Map()
      const ranges = this.#signals.get(name) ?? this.#rangesOf(name)
      this.#signals.set(name, ranges)
      return ranges
    })
    return this.#signal
  }

  #rangesOf(signal: string): readonly Range[] {
    const { kinds, names, signals } = this.#needs.ruleset.phrases
    const number = signals.get(signal)
    const { hits, tokens } = this.found
    const ranges: Range[] = []
    for (let at = 0; at < hits.length; at += 3) {
      const phrase = hits[at] as number
      if (kinds[phrase] !== signalKind || names[phrase] !== number) continue
      ranges.push(rangeOf(tokens, hits[at + 1] as number, hits[at + 2] as number))
    }
    return ranges
  }
}
