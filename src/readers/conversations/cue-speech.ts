import type { Role } from '../../text/conversation.ts'
import type { Piece } from '../../text/located.ts'
import { loneStranger } from './cast.ts'
import { cueParts, hasEvent } from './cue-text.ts'
import { roleOf } from './role.ts'
import { canSpeak, nameShape } from './speaker-name.ts'

/** A stretch of a file in the words of one person, with how long it is in the recording. */
export interface Cue {
  /** Seconds since the recording began. */
  readonly at: number
  /** The lines of its text. */
  readonly lines: readonly { readonly start: number; readonly end: number }[]
}

/** What one person says in one line of a cue. */
export interface Speech {
  readonly cue: Cue
  /** Undefined where the line names nobody; empty where it says that somebody else speaks. */
  readonly speaker: string | undefined
  readonly start: number
  readonly pieces: readonly Piece[]
}

const tags = String.raw`(?:<\/?(?:b|c|em|font|i|strong|u)(?:[\s.][^<>]{0,60})?>)*`

const prefix = new RegExp(
  String.raw`^[ \t]*(?:[-–—]|>>+)?[ \t]*${tags}(?:\[(?<bracket>${nameShape})\]${tags}[ \t]*[:：]?` +
    String.raw`|\((?<round>${nameShape})\)${tags}[ \t]*[:：]` +
    String.raw`|(?<colon>${nameShape})(?:[ \t]*\((?<aside>[^()\n]{1,40})\))?${tags}[ \t]*[:：](?!\/\/|\d\d))${tags}[ \t]*`,
  'iu',
)

const dash = /^[ \t]*(?:[-–—]|>>+)[ \t]*(?=[^\s\p{Ll}])/u
const sentenceEnd = /(?:^|[.?!…。？！]["'”’)\]]*(?:<[^<>]*>)?)[ \t]*$/

interface Prefix {
  readonly name: string
  readonly length: number
}

/** The name that a line begins with, `[Agent]`, `Agent:` or `>> Agent:`. */
export const prefixOf = (line: string): Prefix | undefined => {
  const found = prefix.exec(line.slice(0, 160))
  const name = found?.groups?.bracket ?? found?.groups?.round ?? found?.groups?.colon
  if (!found || name === undefined || !canSpeak(name) || hasEvent(`[${name}]`)) return undefined
  const { aside } = found.groups ?? {}
  const told = aside !== undefined && roleOf(aside) !== undefined
  return { name: told ? `${name} (${aside})` : name, length: found[0].length }
}

/** What each line of the cues says, by the voice tags in them. */
export const byVoices = (text: string, cues: readonly Cue[]): Speech[] =>
  cues.flatMap(cue => {
    const speeches: { cue: Cue; speaker: string | undefined; start: number; pieces: Piece[] }[] = []
    let speaker: string | undefined
    for (const { start, end } of cue.lines) {
      speeches.push({ cue, speaker, start, pieces: [] })
      for (const part of cueParts(text, start, end)) {
        if (part.type === 'words') speeches.at(-1)?.pieces.push(part.piece)
        else {
          speaker = part.name
          speeches.push({ cue, speaker, start: part.start, pieces: [] })
        }
      }
    }
    return speeches
  })

/** What each line of the cues says, by the names that lines begin with. */
export const byPrefixes = (
  text: string,
  cues: readonly Cue[],
  isSpeaker: (name: string) => boolean,
): Speech[] => {
  let before = ''
  return cues.flatMap(cue =>
    cue.lines.map(({ start, end }): Speech => {
      const line = text.slice(start, end)
      const found = prefixOf(line)
      const named = found && isSpeaker(found.name) ? found : undefined
      // Behind a whole sentence a dash says that somebody else speaks, but not who.
      const turn = named || !sentenceEnd.test(before) ? undefined : dash.exec(line)?.[0]
      if (line.trim() !== '') before = line.slice(-80)
      const from = start + (named?.length ?? turn?.length ?? 0)
      const pieces = cueParts(text, from, end).flatMap(part => (part.type === 'words' ? [part.piece] : []))
      return { cue, speaker: named?.name ?? (turn === undefined ? undefined : ''), start, pieces }
    }),
  )
}

/** What is written as names are. */
const properName = /^(?:\p{Lu}|\p{Lo}).*\p{L}/u

/** The names that lines begin with and that speak: known ones, those who speak again, and a pair. */
export const speakersIn = (
  text: string,
  cues: readonly Cue[],
  roleOf: (name: string) => Role | undefined,
): ReadonlySet<string> => {
  const turns = new Map<string, number>()
  for (const { start, end } of cues.flatMap(({ lines }) => lines)) {
    const name = prefixOf(text.slice(start, end))?.name
    if (name !== undefined) turns.set(name, (turns.get(name) ?? 0) + 1)
  }
  const likely = [...turns].filter(([name, count]) => roleOf(name) || count > 1 || properName.test(name))
  const lone = loneStranger(
    likely.map(([name]) => name),
    roleOf,
  )
  const speak = likely.filter(
    ([name, count]) => roleOf(name) || count > 1 || likely.length <= 2 || name === lone,
  )
  return new Set(speak.map(([name]) => name))
}
