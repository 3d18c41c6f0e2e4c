/** The beginning of a message in an export. */
export interface WhatsappHead {
  readonly date: string
  readonly clock: string
  /** Undefined for what WhatsApp itself says. */
  readonly speaker: string | undefined
  /** Where the words begin, counted from the start of the line. */
  readonly words: number
}

const unseen = '[\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]*'
const date = String.raw`\d{1,4}[./-]\s?\d{1,2}[./-]\s?\d{1,4}\.?|\d{4}年\d{1,2}月\d{1,2}日`
const half = '(?:[上下]午|凌晨|清晨|早上|中午|晚上|傍晚)'
const clock = String.raw`${half}?\s?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[ap]\.?\s?m\b\.?)?`
const slashed = String.raw`(?!\d{4}-)(?:${date})`

/** Android: `2/9/21, 7:26 pm - Name: words`. */
const dashed = new RegExp(
  String.raw`^${unseen}(?<date>${slashed}|(?:${date})(?=,)),?\s(?<clock>${clock})\s[-–]\s${unseen}`,
  'iu',
)

/** iPhone: `[12/01/2026, 09:14:22] Name: words`. */
const bracketed = new RegExp(
  String.raw`^${unseen}\[(?<date>(?:${date})(?=,|\s${half})),?\s(?<clock>${clock})\]\s${unseen}`,
  'iu',
)

const named = new RegExp(String.raw`^(?:~\s?)?${unseen}(?<name>[^:\n]{1,60}):(?:\s|$)`, 'u')

/** What WhatsApp says of somebody may hold a colon: “Ana changed the group name to “Re: bag””. */
const deed =
  /[“"„]|\b(?:added|removed|changed|created|left|joined|encrypted|pinned|blocked|unblocked|turned (?:on|off))\b/

/** A message that begins on this line. */
export const whatsappHead = (line: string): WhatsappHead | undefined => {
  const start = line.slice(0, 240)
  const found = bracketed.exec(start) ?? dashed.exec(start)
  if (!found?.groups) return undefined
  const { date: day = '', clock: time = '' } = found.groups
  const rest = start.slice(found[0].length)
  const by = named.exec(rest)
  const speaker = by?.groups?.name?.replace(new RegExp(unseen, 'gu'), '').trim()
  const told = speaker !== undefined && speaker !== '' && !deed.test(speaker)
  return {
    date: day,
    clock: time,
    speaker: told ? speaker : undefined,
    words: found[0].length + (told ? (by?.[0].length ?? 0) : 0),
  }
}
