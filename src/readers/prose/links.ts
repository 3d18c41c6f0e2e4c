import type { Placeholder } from '../../text/conversation.ts'

/** ASCII and accented letters, so that a link ends where Chinese words begin; masked placeholders belong to it. */
const inLink = /[\w\-.~:/?#[\]@!$&'()*+,;=%\u00C0-\u024F\uE000-\uF8FF]/
const inMailbox = /[\w.+-]/
const inDomain = /[\w.-]/
const closers = new Set('.,;:!?\'"*_~]')

const opening = /https?:\/\/|\bwww\.|@/gi

const linkEnd = (text: string, from: number): number => {
  let end = from
  while (end < text.length && inLink.test(text[end] ?? '')) end++
  const open = text.indexOf('(', from)
  while (end > from) {
    const last = text[end - 1] ?? ''
    if (!closers.has(last) && !(last === ')' && (open === -1 || open >= end))) break
    end--
  }
  return end
}

const mailbox = (text: string, at: number, least: number): Placeholder | undefined => {
  let start = at
  while (start > least && inMailbox.test(text[start - 1] ?? '')) start--
  let end = at + 1
  while (end < text.length && inDomain.test(text[end] ?? '')) end++
  while (end > at && /[.-]/.test(text[end - 1] ?? '')) end--
  if (start === at || !text.slice(at + 1, end).includes('.')) return undefined
  return { start, end, type: 'link', name: text.slice(start, end) }
}

/** Web addresses and mailboxes that stand bare in a text: words in them are no prose. */
export const findLinks = (text: string): Placeholder[] => {
  const found: Placeholder[] = []
  opening.lastIndex = 0
  let last = 0
  for (let hit = opening.exec(text); hit; hit = opening.exec(text)) {
    const start = hit.index
    const end = hit[0] === '@' ? start : linkEnd(text, start)
    const link = hit[0] === '@' ? mailbox(text, start, last) : undefined
    if (link) found.push(link)
    else if (end > start + hit[0].length)
      found.push({ start, end, type: 'link', name: text.slice(start, end) })
    last = found.at(-1)?.end ?? 0
    if (last > opening.lastIndex) opening.lastIndex = last
  }
  return found
}
