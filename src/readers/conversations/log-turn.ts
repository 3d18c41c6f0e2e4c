import type { Role } from '../../text/conversation.ts'
import { latePattern } from '../../text/late-pattern.ts'
import { timeShape as time } from './log-clock.ts'
import { roleOf } from './role.ts'
import { canSpeak, nameShape as name } from './speaker-name.ts'

/** The beginning of a turn: who speaks, when, and where in the text the words begin. */
export interface TurnHead {
  readonly speaker: string
  readonly time: string | undefined
  readonly start: number
  readonly words: number
}

const lead = String.raw`^[ \t]*(?:[-•] |#{1,4} |>>+ ?)?`
const before = String.raw`(?:[[(<（【]?(?<before>${time})[\])>）】]?[ \t]*[-–—|,]?[ \t]*)?`
const aside = String.raw`[([（](?<aside>[^()[\]（）:：\n]{1,40}|${time})[)\]）]`

/** `[10:03] **Megan (Support)**: …`; a shop’s `name:clerk (time):` is one speaker. */
const head = latePattern(
  String.raw`${lead}${before}(?:\*\*)?\[?(?<name>${name}(?::[\p{L}\p{N}_-]{1,20}(?=[ \t]*[(（]${time}))?)\]?(?:[ \t]*${aside})?` +
    String.raw`(?:[ \t]*[,|–—-]?[ \t]*[[(（]?(?<after>${time})[\])）]?)?(?:\*\*)?[ \t]*(?:[:：](?!\/\/|\d\d))(?:\*\*)?[ \t]*`,
  'iu',
)

/** `【客服】…` and `[10:03] <Megan> …` need no colon. */
const boxed = latePattern(
  String.raw`${lead}${before}(?:【(?<han>${name})】|<(?<name>${name})>)[ \t]*[:：]?[ \t]*(?=\S)`,
  'iu',
)

const alone = latePattern(
  String.raw`${lead}(?:[[(（]?(?<before>${time})[\])）]?[ \t]*[-–—|,]?[ \t]*)?(?:\*\*)?(?<name>${name})(?:\*\*)?` +
    String.raw`(?:[ \t]*[(（](?<aside>[^()（）\n]{1,40})[)）])?(?:[ \t]*[,|–—•·-]?[ \t]*[[(（]?(?<after>${time})[\])）]?)?[ \t]*$`,
  'iu',
)

const wholeTime = latePattern(`^${time}$`, 'iu')

const turn = (found: RegExpExecArray, start: number): TurnHead | undefined => {
  const { han, name = han ?? '', aside, before, after } = found.groups ?? {}
  if (!canSpeak(name)) return undefined
  const asideIsTime = aside !== undefined && wholeTime.test(aside)
  const speaker = aside === undefined || asideIsTime ? name : `${name} (${aside})`
  return {
    speaker,
    time: before ?? after ?? (asideIsTime ? aside : undefined),
    start,
    words: start + found[0].length,
  }
}

/** Whether a name tells a role. */
type RoleOf = (speaker: string) => Role | undefined

const known = (head: TurnHead | undefined, roles: RoleOf): TurnHead | undefined =>
  head && (head.time !== undefined || roles(head.speaker)) ? head : undefined

/** A turn that begins on this line; without a colon it is one only with a known role or a time. */
export const turnHead = (line: string, start: number, roles: RoleOf = logRole): TurnHead | undefined => {
  const short = line.slice(0, 200)
  const marked = head.exec(short)
  if (marked) return turn(marked, start)
  const box = boxed.exec(short)
  if (box) return known(turn(box, start), roles)
  const bare = line.length > 80 ? undefined : alone.exec(line)
  if (!bare || (bare.groups?.name ?? '').split(' ').length > 2) return undefined
  return known(turn(bare, start), roles)
}

/** What stands in brackets behind a speaker. */
export const asideOf = (speaker: string): string | undefined => /\(([^()]*)\)$/.exec(speaker)?.[1]

/** The role that a speaker in a log tells, `Megan (Support)`, `Megan from Acme` or `Agent`. */
export const logRole = (speaker: string): Role | undefined => {
  const aside = asideOf(speaker)
  const told = (aside === undefined ? undefined : roleOf(aside)) ?? roleOf(speaker)
  return told ?? (/^\S.* from \p{Lu}/u.test(speaker) ? 'agent' : undefined)
}

/** A speaker without what stands behind in brackets. */
export const nameOf = (speaker: string): string => speaker.replace(/ \([^()]*\)$/, '')
