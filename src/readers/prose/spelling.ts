import type { Refusal } from '../../text/edit.ts'
import type { Spell } from '../../text/located.ts'
import type { Range } from '../../text/range.ts'

/** Words written by `write`, but for the stretches that stay as they are. */
export const aroundPlaceholders = (
  words: string,
  stay: readonly Range[],
  write: (plain: string) => string,
): string => {
  const parts: string[] = []
  let last = 0
  for (const { start, end } of stay) {
    parts.push(write(words.slice(last, start)), words.slice(start, end))
    last = end
  }
  parts.push(write(words.slice(last)))
  return parts.join('')
}

/** Refuses what can't stand inside one passage, then lets `spell` write the words line by line. */
export const withinPassage =
  (lineBreak: string | undefined, spell: (words: string) => string): Spell =>
  (words): string | Refusal => {
    if (!words.includes('\n')) return spell(words)
    if (lineBreak === undefined) return { refused: 'a line break would end the passage' }
    if (/\n[ \t]*\n/.test(words)) return { refused: 'a blank line would begin a new passage' }
    return words.split('\n').map(spell).join(lineBreak)
  }
