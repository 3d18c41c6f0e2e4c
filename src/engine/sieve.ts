import type { FlatAutomaton, Hits } from '../language/flat.ts'
import type { Scan } from '../language/scan.ts'
import { type Language, whichLanguage } from '../language/which.ts'
import { optionValues } from '../rule/check.ts'
import { type Gate, isHeldGate } from '../rule/gate.ts'
import type { Rule } from '../rule/rule.ts'
import { isCompany } from '../text/company.ts'
import type { Conversation, Message } from '../text/conversation.ts'
import { makeCandidates } from './candidates.ts'
import { makeKept } from './kept.ts'
import { languageOf } from './language.ts'
import { makeLook } from './look.ts'
import {
  clearNotes,
  hasAnyBit,
  hasBit,
  keptNotes,
  makeGlance,
  makeNotes,
  maskOf,
  withHits,
  withoutHits,
} from './notes.ts'
import { matchKind, signalKind } from './phrases.ts'
import type { Ruleset } from './ruleset.ts'
import { makeRuns } from './runs.ts'
import { quiet, type Sieve, type Sifted } from './sifted.ts'

/** What fails in a gate of a plugin fails in the check, where it is told, or matters to nobody. */
const withoutFail = ({ plugin }: Rule, gate: Gate | undefined): Gate | undefined => {
  if (!plugin || !gate) return gate
  return (glance, options) => {
    try {
      return gate(glance, options)
    } catch {
      return true
    }
  }
}

/** Makes the sieve of a set of rules. */
export const makeSieve = (ruleset: Ruleset, automaton: FlatAutomaton): Sieve => {
  const { rules, vocabulary, phrases } = ruleset
  const notes = makeNotes(ruleset)
  const { width } = notes
  const look = makeLook(vocabulary)
  const runs = makeRuns(vocabulary)
  const kept = makeKept()
  const glance = makeGlance(notes, ruleset)
  const isCandidate = makeCandidates(ruleset, automaton)
  /** The rules in code, with the options that they have in this run. */
  const inCode = rules.flatMap((rule, number) =>
    rule.check
      ? [
          {
            number,
            needs: isHeldGate(rule.when) ? maskOf(rule.when.signals, width, phrases.signals) : undefined,
            when: withoutFail(rule, isHeldGate(rule.when) ? rule.when.further : rule.when),
            keeps: withoutFail(rule, rule.keeps),
            options: optionValues(rule.options),
          },
        ]
      : [],
  )

  /** Takes down what the hits are for; `tokens` are given where the company's own words are weighed. */
  const take = (
    hits: Hits,
    index: number,
    language: Language,
    message: Message,
    tokens: Scan | undefined,
    text: string,
  ): void => {
    const { kinds, names, ruleOf } = phrases
    const { held, loud } = notes
    for (let at = 0; at < hits.length; at += 3) {
      const phrase = hits.numbers[at] as number
      const kind = kinds[phrase]
      if (kind === signalKind) {
        const number = names[phrase] as number
        const place = index * width + (number >> 5)
        held[place] = (held[place] as number) | (1 << (number & 31))
      } else if (tokens && kind === matchKind) {
        const place = index * rules.length + (ruleOf[phrase] as number)
        if (loud[place] === 0 && isCandidate(hits, at, language, message, tokens, text)) {
          loud[place] = 1
          notes.loudMessages[index] = withHits
        }
      }
    }
  }

  const lookAt = (message: Message, index: number, messages: number): void => {
    const company = isCompany(message.role)
    const single = message.passages.length === 1 && message.lang === undefined
    const languageIn = single ? undefined : languageOf(message)
    notes.firsts[index] = notes.languages.length
    if (message.role === 'customer') runs.turn()
    const inTalk = company && message.audience !== 'internal' && messages > 2
    for (const passage of message.passages) {
      const { text } = passage.located
      const found = look(passage)
      const own = found.plainEnglish ? 'en' : whichLanguage(text)
      const language = languageIn ? languageIn(text, own) : own
      notes.languages.push(language)
      notes.words[index] = (notes.words[index] as number) + found.words
      // Written for every message: V8 makes all of this anew when it first meets what it has not seen before.
      notes.repeats[index] = inTalk && runs.repeats(found, language) ? 1 : (notes.repeats[index] as number)
      notes.others[index] = (notes.others[index] as number) + (company && language === 'other' ? 1 : 0)
      const speaks = language === 'en' || language === 'zh'
      const hits = speaks ? automaton.hitsIn(found.ids, found.count, found.capitals) : undefined
      kept.add(found, found.count, hits)
      const weighed = company && passage.kind !== 'quote'
      if (hits) take(hits, index, language, message, weighed ? found : undefined, text)
    }
  }

  /** Asks the gates of the rules; whether any rule may speak of the message. */
  const ask = (message: Message, index: number): boolean => {
    const { loud } = notes
    const row = index * rules.length
    glance.message = message
    glance.index = index
    let speaks = false
    for (const { number, needs, when, keeps, options } of inCode) {
      const place = row + number
      if (loud[place] === 1 && (!keeps || keeps(glance, options))) continue
      const opens = (!needs || hasAnyBit(notes.held, needs, index)) && (!when || when(glance, options))
      loud[place] = opens ? 1 : 0
      speaks ||= opens
    }
    if (speaks) return true
    // Some had their hits taken from them.
    if (notes.loudMessages[index] !== 0) {
      for (let number = 0; number < rules.length; number++) if (loud[row + number] === 1) return true
    }
    notes.loudMessages[index] = 0
    return false
  }

  /** What was taken down: as it stays, or as it stands until the next look, which costs no copy. */
  const sifted = (
    messages: number,
    lasting: boolean,
    counts: Pick<Sifted, 'isLoud' | 'messages' | 'otherLanguages'>,
  ): Sifted => {
    const { others, loudMessages, held, words, languages, firsts, loud } = lasting
      ? keptNotes(notes, messages, rules.length)
      : notes
    const found = kept.taken(lasting)
    // Written out: a spread makes it several times as dear, for each conversation.
    return {
      isLoud: counts.isLoud,
      messages: counts.messages,
      otherLanguages: counts.otherLanguages,
      inOtherLanguages: message => others[message] as number,
      isLoudAt: message => loudMessages[message] !== 0,
      hasHits: message => ((loudMessages[message] as number) & withHits) !== 0,
      maySpeak: (message, rule) => loud[message * rules.length + rule] === 1,
      holds: (message, signal) => hasBit(held, width, message, phrases.signals.get(signal)),
      words: message => words[message] as number,
      language: (message, passage) => languages[(firsts[message] as number) + passage] as Language,
      found: (message, passage) => found((firsts[message] as number) + passage),
    }
  }

  return ({ messages }: Conversation, lasting = false) => {
    clearNotes(notes, messages.length, rules.length)
    runs.begin()
    kept.begin()
    for (let index = 0; index < messages.length; index++) {
      const { before, held } = notes
      for (let at = index * width; index > 0 && at < (index + 1) * width; at++) {
        before[at] = (before[at - width] as number) | (held[at - width] as number)
      }
      lookAt(messages[index] as Message, index, messages.length)
    }
    glance.messages = messages
    let isLoud = false
    let hasVersions = false
    let company = 0
    let otherLanguages = 0
    for (let index = 0; index < messages.length; index++) {
      const message = messages[index] as Message
      hasVersions ||= message.otherReadings !== undefined
      if (!isCompany(message.role)) continue
      if (message.passages.length > 0) company++
      otherLanguages += notes.others[index] as number
      if (ask(message, index)) {
        isLoud = true
        notes.loudMessages[index] = (notes.loudMessages[index] as number) | withoutHits
      } else if (message.otherReadings) isLoud = true
    }
    if (!isLoud && otherLanguages === 0) return quiet(company)
    // The other versions of a conversation are looked at while this one is judged.
    return sifted(messages.length, lasting || hasVersions, { isLoud, messages: company, otherLanguages })
  }
}
