import type { Passage } from '../../text/conversation.ts'
import { cells } from '../columns.ts'
import type { ReadFile } from './facts.ts'
import { signOf } from './outline.ts'

const placeholderSign = '◇'
const escapeSign = '~'

/** The sign of each unit of the file that a passage stands for. */
const marksOf = (source: string, { conversations }: ReadFile): readonly (string | undefined)[] => {
  const marks: (string | undefined)[] = Array.from({ length: source.length })
  const mark = ({ located, placeholders }: Passage, sign: string): void => {
    for (let at = 0; at < located.text.length; at++) {
      const { start, end } = located.source({ start: at, end: at + 1 })
      const token = placeholders.some(one => one.start <= at && at < one.end)
      const kept = end - start === 1 && source[start] === located.text[at]
      for (let unit = start; unit < end; unit++) {
        marks[unit] ??= token ? placeholderSign : kept ? sign : escapeSign
      }
    }
  }
  const messages = conversations.flatMap(talk => talk.messages)
  let count = 0
  for (const { passages } of messages) for (const passage of passages) mark(passage, signOf(count++))
  for (const { otherReadings = [], twin = [] } of messages) {
    for (const passage of otherReadings.flat()) mark(passage, '+')
    for (const passage of twin) mark(passage, '=')
  }
  return marks
}

/**
 * The file with a line of signs below each line that holds prose: the sign of its passage under each character, ◇ under
 * placeholders, ~ under what is spelled otherwise than it reads, + under what only another reading shows, = under the
 * other copy of a text. What has no sign is read by nobody.
 */
export const picture = (file: ReadFile): string => {
  const { source } = file
  const marks = marksOf(source, file)
  const lines: string[] = []
  const starts = source.split('\n').length
  const gutter = String(starts).length
  let offset = 0
  for (const [index, line] of source.split('\n').entries()) {
    const shown: string[] = []
    const signs: string[] = []
    let column = 0
    for (const { segment, index: at } of new Intl.Segmenter('en').segment(line)) {
      for (const { text, width } of cells(segment, column)) {
        shown.push(text)
        const sign = marks[offset + at]
        signs.push((sign ?? ' ').repeat(width))
        column += width
      }
    }
    const below = signs.join('').trimEnd()
    lines.push(`${String(index + 1).padStart(gutter)} │ ${shown.join('')}`.trimEnd())
    if (below !== '') lines.push(`${' '.repeat(gutter)} │ ${below}`)
    offset += line.length + 1
  }
  return `${lines.join('\n')}\n`
}
