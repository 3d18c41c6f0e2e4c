import { linesOf } from './lines.ts'
import { whatsappHead } from './whatsapp-line.ts'

const firstWords = /^[\uFEFF\s]*(?<line>\S[^\n]*)/

/** A text whose first line is dated as in an export, with a second message below. */
export const looksLikeWhatsapp = (start: string): boolean => {
  const first = firstWords.exec(start)?.groups?.line
  if (first === undefined || !whatsappHead(first)) return false
  let heads = 0
  for (const { text } of linesOf(start)) {
    if (whatsappHead(text) && ++heads === 2) return true
  }
  return false
}
