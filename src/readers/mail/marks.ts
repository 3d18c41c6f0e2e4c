import { type Person, personOf } from './addresses.ts'

/** A line of a mail’s text and how deep in quotes it stands. */
export interface Line {
  readonly depth: number
  /** Without quote marks, and without white space around. */
  readonly text: string
}

/** A mark that an earlier message follows: how many lines it takes, and who wrote that message. */
export interface Mark {
  readonly lines: number
  readonly author: Person | undefined
}

const opening =
  /^(?:on|am|le|el|il|em|op|den|dne|w dniu|den|på|在|于|於)(?=[\s\p{N}\p{Script=Han},])|\d{4}[-/.年]\s?\d|^\S.{0,120}[<＜][^<>\s]+@/iu
const verb =
  /(?:\b(?:wrote|schrieb|a écrit|escribió|ha scritto|escreveu|schreef|skrev|napsal|napisał)\b.{0,100}|写道|寫道|写到)\s*[:：]?$/iu
const bare = /^[^:：]{1,80}\b(?:wrote|writes)\s*[:：]$/i
const delimiter =
  /^[-_=*\s]{3,}\s*(?:original message|original email|forwarded message|reply message|begin forwarded message|原始邮件|原始郵件|邮件原件|原邮件|转发邮件|轉寄郵件|转发的邮件|回复的原邮件)\s*:?[-_=*\s]{3,}$|^begin forwarded message:$/i
const headLine =
  /^\*{0,2}(from|sent|date|to|cc|subject|reply-to|发件人|发送时间|收件人|抄送|主题|日期|寄件者|寄件人|寄件日期|傳送時間|收件者|副本|主旨)\*{0,2}\s*[:：]\*{0,2}\s*(.*)$/i
const writer = /^(?:from|发件人|寄件者|寄件人)$/i
const ruler = /^[_-]{5,}$/

const clock =
  /^.*(?:\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s*[ap]\.?\s?m\.?)?(?:\s*(?:utc|gmt|[+-]\d{4}|\([^()]{1,40}\)))?|\d{4})\s*(?:uhr)?[,，]?\s*/i

const authorIn = (line: string): Person | undefined => {
  const before = line.replace(verb, '')
  const address = /[^\s<>()[\],;:"'＜＞]{1,100}@[^\s<>()[\],;:"'＜＞]{1,200}/.exec(line)?.[0].toLowerCase()
  const chinese = /^(.{1,60}?)\s*(?:<[^<>]*>)?\s*(?:于|於|在)\s*\d{4}/.exec(before)?.[1]
  const behind = /\bschrieb\s+([^:：<]{1,60}?)\s*[:：<]/i.exec(line)?.[1]
  const rest = behind ?? chinese ?? before.replace(/(?:mailto:)?[<＜[(][^<>]*@.*$/, '').replace(clock, '')
  const name = rest
    .replace(/^(?:on|le|el|il|am|em)\s.*,\s*/i, '')
    .replace(/^["'“\s,，]+|["'”\s,，]+$/g, '')
    .replace(/\S+@\S+/g, '')
    .trim()
  if (name === '' && address === undefined) return undefined
  const known = name !== '' && name.length <= 60 && !/\d{2}/.test(name)
  if (!known && address === undefined) return undefined
  return { ...(known ? { name } : {}), ...(address === undefined ? {} : { address }) }
}

const sentLabel = /^(?:sent|subject|发送时间|主题|寄件日期|傳送時間|主旨)$/i

/** A head as Outlook writes it above what it quotes: From, Sent, To, Subject. From, To and Date may be a journey’s. */
const headAt = (lines: readonly Line[], at: number): Mark | undefined => {
  const depth = lines[at]?.depth
  const seen: string[] = []
  let author: Person | undefined
  let end = at
  for (; end < Math.min(lines.length, at + 12); end++) {
    const line = lines[end]
    const [, label, value = ''] =
      (line?.depth === depth && headLine.exec(line?.text.slice(0, 500) ?? '')) || []
    if (label === undefined) break
    seen.push(label)
    if (writer.test(label)) author = personOf(value.replace(/\[?mailto:([^\]>]*)\]?/i, '<$1>'), false)
  }
  const sure = author?.address !== undefined || seen.some(label => sentLabel.test(label))
  const isHead = sure && seen.length >= 2 && seen.some(label => writer.test(label))
  return isHead ? { lines: end - at, author } : undefined
}

const isEmpty = (line: Line | undefined): boolean => line?.text === ''

const delimited = (lines: readonly Line[], at: number): Mark | undefined => {
  let next = at + 1
  while (next < at + 3 && isEmpty(lines[next])) next++
  const head = headAt(lines, next)
  return head ? { lines: next - at + head.lines, author: head.author } : undefined
}

/** The mark that begins at a line, if there is one. */
export const markAt = (lines: readonly Line[], at: number): Mark | undefined => {
  const line = lines[at]
  if (!line || line.text === '' || line.text.length > 400) return undefined
  const { text, depth } = line
  if (delimiter.test(text)) return delimited(lines, at) ?? { lines: 1, author: undefined }
  if (ruler.test(text)) return delimited(lines, at)
  const head = headLine.test(text) ? headAt(lines, at) : undefined
  if (head) return head
  if (bare.test(text) && (lines[at + 1]?.depth ?? 0) > depth) return { lines: 1, author: authorIn(text) }
  if (!opening.test(text)) return undefined
  let whole = ''
  for (let taken = 0; taken < 3; taken++) {
    const next = lines[at + taken]
    if (next?.depth !== depth || next.text === '' || next.text.length > 400) return undefined
    whole = whole === '' ? next.text : `${whole} ${next.text}`
    if (verb.test(whole) && /[\d@]/.test(whole)) return { lines: taken + 1, author: authorIn(whole) }
  }
  return undefined
}

/** No signature is longer. */
const longestSignature = 12

/** Whether the line above a signature (RFC 3676, 4.3) is here, and not one between two parts of the text. */
export const startsSignature = (lines: readonly Line[], at: number): boolean => {
  const depth = lines[at]?.depth
  if (lines[at]?.text !== '--') return false
  let filled = 0
  for (let next = at + 1; next < Math.min(lines.length, at + 3 * longestSignature); next++) {
    const line = lines[next]
    if (line?.text === '') continue
    if (line?.depth !== depth || markAt(lines, next)) return true
    if (++filled > longestSignature) return false
  }
  return true
}

/** What telephones write below a mail. */
export const isAdvert = (text: string): boolean =>
  /^(?:sent from (?:my|yahoo|mail for)|get outlook for|发自我的|從我的|从我的.{0,20}(?:发送|發送))/i.test(
    text,
  ) && text.length < 80
