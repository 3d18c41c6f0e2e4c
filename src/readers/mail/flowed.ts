import type { Located, Piece } from '../../text/located.ts'

const line = /^(>*)( ?)(.*?)(\r?)$/

const depthOf = (text: string): number => /^>*/.exec(text)?.[0].length ?? 0

/**
 * Text of format=flowed (RFC 3676): a line that ends with a space goes on in the next one of the same quote depth, and a
 * space at the beginning of a line is stuffing. The line `-- ` never flows.
 */
export const flowed = (located: Located, delSp: boolean): Located => {
  const { text } = located
  const pieces: Piece[] = []
  const lines = text.split('\n')
  let at = 0
  let flows = false
  for (const [index, whole] of lines.entries()) {
    const [, quote = '', stuffing = '', words = '', cr = ''] = line.exec(whole) ?? []
    const start = at + (flows ? quote.length : 0)
    if (flows && pieces.length > 0) pieces.push({ start: at, end: start, text: '' })
    if (!flows && quote.length > 0) pieces.push({ start: at, end: at + quote.length })
    const lead = at + quote.length
    // A quote mark keeps a space behind it, so that it is no part of the words.
    const keeps = quote.length > 0 && !flows
    if (stuffing !== '')
      pieces.push(keeps ? { start: lead, end: lead + 1 } : { start: lead, end: lead + 1, text: '' })
    const from = lead + stuffing.length
    const end = from + words.length
    const next = lines[index + 1]
    flows =
      words.endsWith(' ') &&
      !(words === '-- ' && stuffing === '') &&
      next !== undefined &&
      depthOf(next) === quote.length
    const feed = next === undefined ? end + cr.length : end + cr.length + 1
    if (flows) {
      const cut = delSp ? end - 1 : end
      pieces.push({ start: from, end: cut }, { start: cut, end: feed, text: '' })
    } else pieces.push({ start: from, end: feed })
    at = feed
  }
  return located.select(pieces, words => words.replace(/\n(?=[ >]|From )/g, '\n '))
}
