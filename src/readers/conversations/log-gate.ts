import { lateRegExp } from '../../text/late-pattern.ts'
import { mayHaveRole } from './role.ts'

/** A mark, up to two words and a space at most between them: without a colon, a speaker is no more than that. */
const bare = /^[ \t]*(?:(?:[-•]|#{1,4}|>>+)[ \t]*)?[^ \t,!?;"“”]+(?: [^ \t,!?;"“”]+)?[ \t]*$/

/** As much of a line as is looked at for a speaker. */
const reach = 200
/** Longer ones are no speaker who stands alone. */
const longest = 80
/** Words of a name before a colon, and of one that stands alone. */
const mostBefore = 5
const mostAlone = 2

const bracket = /[【<(（]/

/** The colon behind a speaker: not that of a time or of an address. */
const colon = /[:：](?!\/\/|\d\d)/

const clock = /\d:\d\d/

/** What stands in no name and in no time. */
const sign = /[!?;"“”]/

/** What is no word of a name, or need not be one: the words of days and times. */
const timeWords =
  /(?<![a-z])(?:(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}|today|yesterday|at|[ap]\.?m|[apmtz]|st|nd|rd|th|utc|gmt)(?![a-z])|[上下]午|凌晨|早上|中午|晚上|今天|昨天|[年月日]/giu
const nameless = /^[\d[\](（）),.:|*#>•·–—-]*$/

const wordsIn = (text: string): number => text.split(/[ \t]+/).filter(word => !nameless.test(word)).length

/** Whether no more words than these stand in a text, but for those of a time. */
const mayName = (text: string, most: number): boolean =>
  !sign.test(text) &&
  (wordsIn(text) <= most || (clock.test(text) && wordsIn(text.replace(timeWords, ' ')) <= most))

/** Whether somebody whose role is known can stand alone on a line. */
type MayStandAlone = (line: string) => boolean

/**
 * Whether a turn can begin on a line: whatever `turnHead` takes passes, and little else. A name that stands alone begins
 * one only where it tells a role.
 */
export const mayBeTurn = (line: string, mayStandAlone: MayStandAlone = mayHaveRole): boolean => {
  const start = line.slice(0, reach)
  if (bracket.test(start)) return true
  const end = start.search(colon)
  if (end >= 0 && mayName(start.slice(0, end), mostBefore)) return true
  if (line.length > longest) return false
  return (clock.test(line) && mayName(line, mostAlone)) || (bare.test(line) && mayStandAlone(line))
}

/** Without one of these, only a name of two words that stands alone begins a turn. */
const opener = /[:：【<(（]/g

/** Lines of up to three words, a mark among them. */
const short =
  /(?:^\uFEFF?|\n)[ \t]*([^ \t\n,!?;"“”:：【<(（]{1,80}(?:[ \t]+[^ \t\n,!?;"“”:：【<(（]{1,80}){0,2})[ \t]*(?=\n|$)/g

/**
 * Whether a text has two lines on which turns can begin. Most have not, and are spared the patterns of logs, which cost
 * more to compile than a short text costs to check. It is asked of every text, so only lines with a telling sign are
 * taken out of it.
 */
export const mayBeLog = (text: string, mayStandAlone: MayStandAlone = mayHaveRole): boolean => {
  let turns = 0
  const first = text.startsWith('\uFEFF') ? 1 : 0
  opener.lastIndex = 0
  for (let hit = opener.exec(text); hit; hit = opener.exec(text)) {
    const start = Math.max(first, text.lastIndexOf('\n', hit.index) + 1)
    const feed = text.indexOf('\n', hit.index)
    const end = feed === -1 ? text.length : feed
    if (mayBeTurn(text.slice(start, end).trimEnd(), mayStandAlone) && ++turns > 1) return true
    opener.lastIndex = end
  }
  short.lastIndex = 0
  for (let hit = short.exec(text); hit; hit = short.exec(text)) {
    if (mayBeTurn((hit[1] ?? '').trim(), mayStandAlone) && ++turns > 1) return true
  }
  return false
}

/** What lines of which nobody is the speaker tell, but for the day: whatever `eventIn` takes for an event has one of these. */
const event =
  /\*{3}|(?:joined|left|entered|closed|ended|disconnected from)(?: the| this)? (?:chat|conversation|session|call|room|channel)|(?:chat|conversation|session|call|room|channel)(?: (?:was|has|has been))? (?:started|ended|closed|transferred|began|opened|assigned|accepted)|聊天|会话|會話|对话|對話|群聊/iu

const ruler = /^[ \t]*([-=*_])[ \t]*\1[ \t]*\1/

const letter = lateRegExp(() => /\p{L}/u)

/** Whether a line can be a mark of a log. */
export const mayBeMark = (line: string): boolean =>
  mayBeTurn(line) || ruler.test(line) || event.test(line) || !letter.test(line.replace(timeWords, ' '))

/** Whether a text may be a log and nothing else: marks on most of its lines. */
export const mayBeWhollyLog = (text: string): boolean => {
  if (!mayBeLog(text)) return false
  const lines = text.split('\n').filter(line => line.trim() !== '')
  return lines.filter(line => mayBeMark(line.trimEnd())).length * 2 > lines.length
}
