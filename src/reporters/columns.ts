import stringWidth from 'string-width'
import { visible } from './visible.ts'

/** What stands in one or more columns of a terminal and cannot be taken apart. */
export interface Cell {
  readonly text: string
  readonly width: number
}

const tabStop = 4

/** Western letters, the marks of print and those of our reports take a column a character, and most text is nothing else. */
export const isPlain = (text: string): boolean => /^[ -~À-ÿ·‘’“”‹›–—…•→│✔✖⚠]*$/.test(text)

/** The same with Chinese characters and their marks, which take two columns and stand for themselves, too. */
const isSimple = (text: string): boolean => /^[ -~À-ÿ·‘’“”‹›–—…•→│✔✖⚠、-〩一-\u9fff！-～]*$/.test(text)

/** The columns of a character of a simple text, by its code: of such characters all wide ones follow the narrow ones. */
const simpleWidth = (code: number): number => (code >= 0x3001 ? 2 : 1)

const widthOfSimple = (text: string): number => {
  let width = text.length
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) >= 0x3001) width++
  return width
}

export const widthOf = (text: string): number => {
  if (isPlain(text)) return text.length
  return isSimple(text) ? widthOfSimple(text) : stringWidth(text)
}

export const widthOfCells = (cells: readonly Cell[]): number =>
  cells.reduce((sum, { width }) => sum + width, 0)

/** It takes its time to make. */
let segmenter: Intl.Segmenter | undefined

/** The characters of a line as a terminal shows them; tabs become the spaces that lead to the next stop. */
export const cells = (text: string, from: number): readonly Cell[] => {
  if (isSimple(text))
    return Array.from(text, character => ({ text: character, width: simpleWidth(character.charCodeAt(0)) }))
  const found: Cell[] = []
  let column = from
  segmenter ??= new Intl.Segmenter('en')
  for (const { segment } of segmenter.segment(text)) {
    if (isPlain(segment)) {
      found.push({ text: segment, width: segment.length })
      column += segment.length
      continue
    }
    const shown = segment === '\t' ? ' '.repeat(tabStop - (column % tabStop)) : visible(segment)
    const width = stringWidth(shown)
    found.push({ text: shown, width })
    column += width
  }
  return found
}

const pieces = (word: string, width: number): readonly string[] => {
  if (widthOf(word) <= width) return [word]
  const lines: string[] = []
  let line = ''
  for (const cell of cells(word, 0)) {
    if (line !== '' && widthOf(line) + cell.width > width) {
      lines.push(line)
      line = ''
    }
    line += cell.text
  }
  return [...lines, line]
}

/** Breaks prose into lines of at most `width` columns; a word without spaces (Chinese) may break anywhere. */
export const wrap = (text: string, width: number): readonly string[] => {
  const room = Math.max(width, 8)
  const measure = isPlain(text) ? (part: string): number => part.length : widthOf
  const lines: string[] = []
  let line = ''
  for (const whole of text.split(' ')) {
    for (const word of measure(whole) > room ? pieces(whole, room) : [whole]) {
      if (line !== '' && measure(line) + 1 + measure(word) > room) {
        lines.push(line)
        line = word
      } else {
        line = line === '' ? word : `${line} ${word}`
      }
    }
  }
  return line === '' ? lines : [...lines, line]
}

export const padTo = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - widthOf(text)))
