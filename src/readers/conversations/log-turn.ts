import { roleOf } from './role.ts'

/** The beginning of a turn: who speaks, when, and where in the text the words begin. */
export interface TurnHead {
  readonly speaker: string
  readonly time: string | undefined
  readonly start: number
  readonly words: number
}

const date = String.raw`\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}`
const clock = String.raw`\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,6})?)?(?:\s?[ap]\.?\s?m\b\.?)?`
const time = `(?:(?:${date}),?[ T]+)?${clock}Z?`
const name = String.raw`[\p{L}@][\p{L}\p{M}\p{N}.'’_@-]*(?:[ /&][\p{L}\p{N}][\p{L}\p{M}\p{N}.'’_#-]*){0,4}`

const head = new RegExp(
  String.raw`^[ \t]*(?:[[(<]?(?<before>${time})[\])>]?[ \t]*[-–—|,]?[ \t]*)?` +
    String.raw`(?:\*\*)?\[?(?<name>${name})\]?(?:[ \t]*[([](?<aside>[^()[\]:：\n]{1,40}|${time})[)\]])?` +
    String.raw`(?:[ \t]*[,|–—-]?[ \t]*[[(]?(?<after>${time})[\])]?)?(?:\*\*)?[ \t]*(?:[:：](?!\/\/|\d\d))(?:\*\*)?[ \t]*`,
  'iu',
)

const alone = new RegExp(
  String.raw`^[ \t]*(?:[[(]?(?<before>${time})[\])]?[ \t]*[-–—|,]?[ \t]*)?(?<name>${name})` +
    String.raw`(?:[ \t]*\((?<aside>[^()\n]{1,40})\))?(?:[ \t]*[,|–—-]?[ \t]*[[(]?(?<after>${time})[\])]?)?[ \t]*$`,
  'iu',
)

const wholeTime = new RegExp(`^${time}$`, 'iu')

/** Words that stand before a colon in mails, forms and lists, and never speak. */
const labels = new Set(
  `a account address attention answer bcc cc date email example fax from hint important note order phone ps q question
  error info warn debug trace fatal notice critical re reference reminder sent subject summary tel ticket tip title to topic update warning http https`.split(
    /\s+/,
  ),
)

/** A phrase, not a name: "Dear customer", "For all users". */
const phrase =
  /^(?:a|all|any|as|dear|every|for|from|hello|hey|hi|if|in|on|our|the|this|to|what|when|with|you|your)(?: |$)/i

const turn = (found: RegExpExecArray, start: number): TurnHead | undefined => {
  const { name = '', aside, before, after } = found.groups ?? {}
  if (labels.has(name.toLowerCase()) || phrase.test(name)) return undefined
  const asideIsTime = aside !== undefined && wholeTime.test(aside)
  const speaker = aside === undefined || asideIsTime ? name : `${name} (${aside})`
  return {
    speaker,
    time: before ?? after ?? (asideIsTime ? aside : undefined),
    start,
    words: start + found[0].length,
  }
}

/** A turn that begins on this line; a speaker alone on a line is one only with a known role or a time. */
export const turnHead = (line: string, start: number): TurnHead | undefined => {
  const marked = head.exec(line.slice(0, 200))
  if (marked) return turn(marked, start)
  const bare = line.length > 80 ? undefined : alone.exec(line)
  const found = bare ? turn(bare, start) : undefined
  if (!found || !bare) return undefined
  const short = (bare.groups?.name ?? '').split(' ').length <= 2
  return short && (found.time !== undefined || logRole(found.speaker)) ? found : undefined
}

/** The role that a speaker in a log tells, `Megan (Support)` or `Agent`. */
export const logRole = (speaker: string): ReturnType<typeof roleOf> => {
  const aside = /\(([^()]*)\)$/.exec(speaker)?.[1]
  return (aside === undefined ? undefined : roleOf(aside)) ?? roleOf(speaker)
}
