import { widthOf } from '../reporters/columns.ts'
import type { Paint } from '../reporters/paint.ts'
import type { Out } from './sink.ts'

/** The last line of a terminal, which is written anew again and again while nothing else is. */
export interface Status {
  /** Shows words and a path, as much of their end as there is room for; nothing in the midst of another line. */
  readonly show: (words: string, path: string) => void
  readonly clear: () => void
  /** Hears of everything that is about to be written to the terminal. */
  readonly before: (text: string | Uint8Array) => void
}

const usualWidth = 80

const eraseLine = '\r\u001b[2K'

/** The end of a text in so many columns. */
const endOf = (text: string, columns: number): string => {
  if (widthOf(text) <= columns) return text
  const segments = [...new Intl.Segmenter('en').segment(text)].map(({ segment }) => segment)
  let end = ''
  let used = 1
  for (const segment of segments.reverse()) {
    used += widthOf(segment)
    if (used > columns) break
    end = segment + end
  }
  return columns > 0 ? `…${end}` : ''
}

/** A status on a stream that is a terminal. */
export const statusOn = (terminal: Out, paint: Paint): Status => {
  let shown = false
  let atStart = true
  const clear = (): void => {
    if (shown) terminal.write(eraseLine)
    shown = false
  }
  return {
    show: (words, path) => {
      if (!atStart) return
      const room = (terminal.columns ?? usualWidth) - 1
      const line = endOf(`${words}  ${endOf(path, room - widthOf(words) - 2)}`.trimEnd(), room)
      terminal.write(`${eraseLine}${paint.dim(line)}`)
      shown = true
    },
    clear,
    before: text => {
      clear()
      atStart = typeof text === 'string' ? text.endsWith('\n') : text.at(-1) === 10
    },
  }
}

/** None: what is written goes its way. */
export const noStatus: Status = { show: () => {}, clear: () => {}, before: () => {} }
