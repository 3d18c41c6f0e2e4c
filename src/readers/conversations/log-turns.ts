import { logRole, type TurnHead, turnHead } from './log-turn.ts'

const ruler = /^[ \t]*([-=*_])(?:[ \t]*\1){2,}[ \t]*$/

/** A line that may begin a turn, or one that ends a conversation. */
export type LogMark = TurnHead | { readonly ruler: true; readonly start: number }

export const isRuler = (mark: LogMark): mark is { readonly ruler: true; readonly start: number } =>
  'ruler' in mark

const marksIn = (text: string): readonly LogMark[] => {
  const marks: LogMark[] = []
  for (let start = text.startsWith('\uFEFF') ? 1 : 0; start < text.length; ) {
    const feed = text.indexOf('\n', start)
    const end = feed === -1 ? text.length : feed
    const line = text.slice(start, end).replace(/\r$/, '')
    const mark = ruler.test(line) ? ({ ruler: true, start } as const) : turnHead(line, start)
    if (mark) marks.push(mark)
    start = end + 1
  }
  return marks
}

interface Cast {
  readonly turns: number
  readonly timed: number
  readonly known: boolean
}

const castOf = (marks: readonly LogMark[]): ReadonlyMap<string, Cast> => {
  const cast = new Map<string, Cast>()
  for (const mark of marks) {
    if (isRuler(mark)) continue
    const { turns, timed } = cast.get(mark.speaker) ?? { turns: 0, timed: 0 }
    const known = logRole(mark.speaker) !== undefined
    cast.set(mark.speaker, { turns: turns + 1, timed: timed + (mark.time === undefined ? 0 : 1), known })
  }
  return cast
}

const startsEarly = (text: string, marks: readonly LogMark[]): boolean => {
  const first = marks.find(mark => !isRuler(mark))
  const before = text.slice(0, first?.start ?? text.length)
  return before.split('\n').filter(line => line.trim() !== '').length <= 3
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
export const logMarks = (text: string): readonly LogMark[] | undefined => {
  const marks = marksIn(text)
  const cast = castOf(marks)
  if (!startsEarly(text, marks) || !isLog([...cast.values()])) return undefined
  return marks.filter(mark => {
    if (isRuler(mark)) return true
    const speaker = cast.get(mark.speaker)
    return (
      speaker !== undefined && (speaker.known || speaker.timed > 0 || speaker.turns > 1 || cast.size <= 2)
    )
  })
}

export const looksLikeLog = (text: string): boolean => logMarks(text) !== undefined
