import type { Conversation, Message, Passage, Role } from '../../text/conversation.ts'
import { type Located, type Piece, type Spell, verbatim } from '../../text/located.ts'
import type { Problem } from '../../text/problem.ts'
import { passageOf } from '../prose/passage.ts'
import { findPlaceholders } from '../prose/placeholders.ts'
import type { ReadOptions } from '../reader.ts'
import { castOf, unknownSpeakers } from './cast.ts'
import { byPrefixes, byVoices, type Cue, prefixOf, type Speech, speakersIn } from './cue-speech.ts'
import { cueSpelling, hasEvent } from './cue-text.ts'
import { personIn, roleOf } from './role.ts'

/** What one person says until somebody else does. */
interface Turn {
  readonly speaker: string
  readonly speeches: Speech[]
}

const spell: Spell = words => {
  if (/[\r\n]/.test(words)) return { refused: 'a line break would end the words of a cue' }
  if (prefixOf(words) || /^\s*(?:[-–—]|>>)/.test(words))
    return { refused: 'the words would look like another speaker' }
  if (hasEvent(words)) return { refused: 'the words would look like a sound' }
  return cueSpelling(words)
}

const isHan = (unit: string | undefined): boolean => /\p{sc=Han}|[，。！？、；：]/u.test(unit ?? '')

/** The words of all lines as one text: a line break reads as a space, but between Chinese characters as nothing. */
const pieces = (text: string, speeches: readonly Speech[]): Piece[] => {
  const joined: Piece[] = []
  for (const speech of speeches) {
    const words = trimmed(text, speech.pieces)
    const [first] = words
    const last = joined.at(-1)
    if (!first) continue
    if (last && !(isHan(text[last.end - 1]) && isHan(text[first.start]))) {
      const feed = text.indexOf('\n', last.end)
      const wraps = feed !== -1 && feed < first.start
      // What stands between the words and the line end is a tag, which no rewrite may swallow.
      const bare = wraps && text.slice(last.end, feed).trim() === ''
      const start = bare || !wraps ? last.end : feed
      joined.push({ start, end: wraps ? feed + 1 : first.start, text: ' ' })
    }
    joined.push(...words)
  }
  return joined
}

const isBlank = (text: string, { start, end }: Piece): boolean => text.slice(start, end).trim() === ''

const trimmed = (text: string, all: readonly Piece[]): Piece[] => {
  const from = all.findIndex(piece => !isBlank(text, piece))
  const words = from === -1 ? [] : all.slice(from, all.findLastIndex(piece => !isBlank(text, piece)) + 1)
  return words.map((piece, index) => {
    if (piece.text !== undefined) return piece
    const part = text.slice(piece.start, piece.end)
    const start = index === 0 ? piece.end - part.trimStart().length : piece.start
    const end = index === words.length - 1 ? piece.start + part.trimEnd().length : piece.end
    return { start, end }
  })
}

const passages = (file: Located, turn: Turn): readonly Passage[] => {
  const words = file.select(pieces(file.text, turn.speeches), spell)
  const whole = [{ start: 0, end: words.text.length }]
  const passage = passageOf(
    words,
    { kind: 'paragraph', pieces: whole, spell: verbatim },
    findPlaceholders(words.text),
  )
  return passage ? [passage] : []
}

const turnsOf = (speeches: readonly Speech[]): readonly Turn[] => {
  const turns: Turn[] = []
  for (const speech of speeches) {
    if (speech.pieces.length === 0) continue
    const last = turns.at(-1)
    const speaker = speech.speaker ?? last?.speaker ?? ''
    if (last?.speaker === speaker) last.speeches.push(speech)
    else turns.push({ speaker, speeches: [speech] })
  }
  return turns
}

const nobody = (start: number): Problem => ({
  problem: 'Nothing tells who says these words.',
  hint: 'Write the speaker before the words of a cue: “<v Agent>Hello.” in WebVTT, “Agent: Hello.” in both WebVTT and SRT.',
  offset: start,
})

const message = (file: Located, turn: Turn, role: Role, author = personIn(turn.speaker)): Message => ({
  path: [],
  role,
  audience: 'customer',
  channel: 'call',
  ...(author === undefined ? {} : { author }),
  at: turn.speeches[0]?.cue.at ?? 0,
  passages: passages(file, turn),
})

/** The conversation that cues make, each turn one message however many cues it runs over. */
export const conversationOf = (
  file: Located,
  cues: readonly Cue[],
  options: ReadOptions,
): readonly (Conversation | Problem)[] => {
  const { text } = file
  const known = (name: string): Role | undefined => options.roleOf?.(name) ?? roleOf(name)
  const voices = byVoices(text, cues)
  const names = speakersIn(text, cues, known)
  const turns = turnsOf(
    voices.some(({ speaker }) => speaker !== undefined)
      ? voices
      : byPrefixes(text, cues, name => names.has(name)),
  ).filter(turn => pieces(text, turn.speeches).length > 0)
  if (turns.length === 0) return []
  const said = turns.map(turn => ({ speaker: turn.speaker, words: textOf(text, turn) }))
  const roles = castOf(
    said.filter(({ speaker }) => speaker !== ''),
    known,
  )
  const problems: Problem[] = []
  const unnamed = turns.find(({ speaker }) => speaker === '')
  if (unnamed) problems.push(nobody(startOf(unnamed)))
  const strangers = new Set(turns.map(({ speaker }) => speaker).filter(name => name && !roles.has(name)))
  const stranger = turns.find(({ speaker }) => strangers.has(speaker))
  if (stranger) problems.push(unknownSpeakers([...strangers], startOf(stranger)))
  if (problems.length > 0) return problems
  return [{ messages: turns.map(turn => message(file, turn, roles.get(turn.speaker) ?? 'system')) }]
}

const startOf = ({ speeches }: Turn): number => speeches[0]?.start ?? 0

const textOf = (text: string, { speeches }: Turn): string =>
  speeches.map(({ pieces: some }) => some.map(({ start, end }) => text.slice(start, end)).join('')).join(' ')
