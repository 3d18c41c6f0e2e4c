import type { Role } from '../../text/conversation.ts'
import { loneStranger } from './cast.ts'
import { linesOf } from './lines.ts'
import { eventIn } from './log-event.ts'
import { mayBeLog, mayBeWhollyLog } from './log-gate.ts'
import { logRole, nameOf, type TurnHead, turnHead } from './log-turn.ts'

const ruler = /^[ \t]*([-=*_])(?:[ \t]*\1){2,}[ \t]*$/

/** A line that may begin a turn, one that tells what happened or begins a day, or one that ends a conversation. */
export type LogMark =
  | ({ readonly kind: 'turn' } & TurnHead)
  | { readonly kind: 'event' | 'day' | 'ruler'; readonly start: number; readonly end: number }

type Turn = LogMark & { readonly kind: 'turn' }

const isTurn = (mark: LogMark): mark is Turn => mark.kind === 'turn'

type RoleOf = (speaker: string) => Role | undefined

/** The role of a speaker by what the user says, then by the name. */
export const roleBy =
  (listed: RoleOf | undefined): RoleOf =>
  speaker =>
    listed?.(speaker) ?? listed?.(nameOf(speaker)) ?? logRole(speaker)

const marksIn = (text: string, roles: RoleOf): readonly LogMark[] => {
  const marks: LogMark[] = []
  for (const { start, end, text: line } of linesOf(text)) {
    const blank = line.trim() === ''
    const kind = blank ? undefined : ruler.test(line) ? 'ruler' : eventIn(line)
    const head = blank || kind ? undefined : turnHead(line, start, roles)
    if (kind) marks.push({ kind, start, end })
    else if (head) marks.push({ kind: 'turn', ...head })
  }
  return marks
}

interface Cast {
  readonly turns: number
  readonly timed: number
  readonly known: boolean
}

const castOf = (marks: readonly LogMark[], roles: RoleOf): ReadonlyMap<string, Cast> => {
  const cast = new Map<string, Cast>()
  for (const mark of marks.filter(isTurn)) {
    const { turns, timed } = cast.get(mark.speaker) ?? { turns: 0, timed: 0 }
    const known = roles(mark.speaker) !== undefined
    cast.set(mark.speaker, { turns: turns + 1, timed: timed + (mark.time === undefined ? 0 : 1), known })
  }
  return cast
}

/** At most three lines stand before the first turn, not counting what happened. */
const startsEarly = (text: string, marks: readonly LogMark[]): boolean => {
  const first = marks.find(isTurn)
  const events = marks.filter(mark => !isTurn(mark) && mark.start < (first?.start ?? text.length)).length
  const before = text.slice(0, first?.start ?? text.length)
  return before.split('\n').filter(line => line.trim() !== '').length <= 3 + events
}

/** Whether most names stand before nothing: a timetable, a form. */
const areMute = (text: string, marks: readonly LogMark[]): boolean => {
  const mute = marks.filter(
    (mark, index) => isTurn(mark) && text.slice(mark.words, marks[index + 1]?.start).trim() === '',
  )
  return mute.length * 2 > marks.filter(isTurn).length
}

const sum = (numbers: Iterable<number>): number => [...numbers].reduce((total, number) => total + number, 0)

/** Enough to be sure: known roles on two turns, times on every turn, or two names that take turns. */
const isLog = (speakers: readonly Cast[]): boolean => {
  const turns = sum(speakers.map(speaker => speaker.turns))
  const known = speakers.filter(speaker => speaker.known)
  const strange = speakers.filter(speaker => !speaker.known && speaker.timed === 0 && speaker.turns === 1)
  if (turns < 2) return false
  if (sum(known.map(speaker => speaker.turns)) >= 2) return strange.length * 2 <= turns
  if (sum(speakers.map(speaker => speaker.timed)) === turns) return speakers.length > 1 || known.length > 0
  const talking = speakers.filter(speaker => speaker.turns > 1)
  return speakers.length === 2 && (talking.length === 2 || (talking.length === 1 && known.length === 1))
}

/** Where the turns of a chat log begin and its conversations end; undefined for a text that is not sure to be one. */
export const logMarks = (text: string, roles: RoleOf = logRole): readonly LogMark[] | undefined => {
  if (!mayBeLog(text, roles === logRole ? undefined : () => true)) return undefined
  const marks = marksIn(text, roles)
  const cast = castOf(marks, roles)
  if (!startsEarly(text, marks) || !isLog([...cast.values()]) || areMute(text, marks)) return undefined
  const lone = loneStranger([...cast.keys()], roles)
  return marks.filter(mark => {
    if (!isTurn(mark)) return true
    const { known, timed, turns } = cast.get(mark.speaker) ?? { known: false, timed: 0, turns: 0 }
    return known || timed > 0 || turns > 1 || cast.size <= 2 || mark.speaker === lone
  })
}

export const looksLikeLog = (text: string): boolean => logMarks(text) !== undefined

/** A text that is a chat and nothing else, turn after turn: a page that quotes one is none. */
export const isWhollyLog = (text: string): boolean => {
  const marks = mayBeWhollyLog(text) ? logMarks(text) : undefined
  if (!marks) return false
  const lines = text.split('\n').filter(line => line.trim() !== '')
  const speakers = new Set(marks.flatMap(mark => ('speaker' in mark ? [mark.speaker] : [])))
  const strangers = [...speakers].filter(speaker => logRole(speaker) === undefined)
  return marks.length >= 3 && marks.length * 2 > lines.length && strangers.length <= 3
}
