import type { Person } from './addresses.ts'
import { isAdvert, type Line, markAt, startsSignature } from './marks.ts'

/** Whose words a line is: the writer's own, an earlier message's (by its number), quoted from nobody knows whom, or no prose. */
export type Owner = 'own' | 'quote' | 'none' | number

export interface Owned {
  readonly owners: readonly Owner[]
  /** Who wrote the earlier messages, the latest first. */
  readonly authors: readonly Person[]
}

/**
 * Tells a reply from what it quotes. A mark ("On … wrote:", "-----Original Message-----" and its head) gives the deeper
 * lines behind it, or all lines behind it where none is deeper, to the author that it names. A signature lasts until the
 * depth changes or a mark comes.
 */
export const ownersOf = (lines: readonly Line[]): Owned => {
  const owners: Owner[] = []
  const authors: Person[] = []
  const byDepth: Owner[] = ['own']
  let signature: number | undefined
  for (let at = 0; at < lines.length; ) {
    const { depth, text } = lines[at] as Line
    const mark = markAt(lines, at)
    if (mark) {
      let next = at + mark.lines
      while (next < lines.length && lines[next]?.text === '') next++
      const deeper = (lines[next]?.depth ?? 0) > depth
      const owner = mark.author ? authors.push(mark.author) - 1 : 'quote'
      byDepth[deeper ? depth + 1 : depth] = owner
      byDepth.length = (deeper ? depth + 1 : depth) + 1
      for (const end = at + mark.lines; at < end; at++) owners.push('none')
      signature = undefined
      continue
    }
    if (signature !== undefined && text !== '' && signature !== depth) signature = undefined
    if (startsSignature(lines, at)) signature = depth
    const owner = byDepth[depth] ?? 'quote'
    owners.push(signature !== undefined || isAdvert(text) ? 'none' : owner)
    at++
  }
  return { owners, authors }
}
