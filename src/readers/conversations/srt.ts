import type { Located } from '../../text/located.ts'
import type { Reader, ReadOptions } from '../reader.ts'
import type { Cue } from './cue-speech.ts'
import { conversationOf } from './cues.ts'
import { type Line, linesOf } from './lines.ts'

const clock = String.raw`(?:(\d{1,3}):)?([0-5]?\d):([0-5]?\d)(?:[,.](\d{1,3}))?`
const times = new RegExp(String.raw`^[ \t]*${clock}[ \t]*-->[ \t]*${clock}(?:[ \t].*)?$`)
const number = /^[ \t]*\d+[ \t]*$/

const startOf = (line: string): number | undefined => {
  const [, hours = '0', minutes, seconds, rest = '0'] = times.exec(line) ?? []
  if (minutes === undefined) return undefined
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(`${seconds}.${rest}`)
}

const hint =
  'A cue is its number, a line of times such as “00:00:01,000 --> 00:00:04,500” and the words below it.'

interface Draft {
  readonly at: number
  readonly lines: Line[]
}

/** The number of the next cue is no word of this one. */
const withoutNumber = (lines: readonly Line[]): readonly Line[] => {
  const words = lines.findLastIndex(({ text }) => text.trim() !== '')
  const last = lines[words]
  return last && number.test(last.text) ? lines.slice(0, words) : lines
}

function* read({ located, lines }: { located: Located; lines: readonly Line[] }, options: ReadOptions) {
  const cues: Cue[] = []
  let open: Draft | undefined
  const close = (more: boolean): void => {
    if (open) cues.push({ at: open.at, lines: more ? withoutNumber(open.lines) : open.lines })
    open = undefined
  }
  let lost = false
  for (const line of lines) {
    const timed = line.text.includes('-->')
    const at = timed ? startOf(line.text) : undefined
    if (timed) close(true)
    if (at !== undefined) open = { at, lines: [] }
    else if (timed) yield { problem: 'These are not the times of a cue.', hint, offset: line.start }
    else if (open) open.lines.push(line)
    else if (!lost && cues.length === 0 && line.text.trim() !== '' && !number.test(line.text)) {
      yield { problem: 'These words stand before the first cue.', hint, offset: line.start }
      lost = true
    }
  }
  close(false)
  yield* conversationOf(located, cues, options)
}

/** Transcripts as SubRip subtitles, https://www.loc.gov/preservation/digital/formats/fdd/fdd000569.shtml. */
export const readSrt: Reader = ({ path, located }, options) => {
  const lines = [...linesOf(located.text)]
  if (!lines.some(({ text }) => startOf(text) !== undefined)) {
    if (options.as !== 'srt' && !/\.srt$/i.test(path)) return undefined
    return { problem: 'This file holds no cue of SRT.', hint, offset: 0 }
  }
  return { format: 'srt', conversations: read({ located, lines }, options) }
}
