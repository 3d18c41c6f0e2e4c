import type { Conversation } from '../../text/conversation.ts'
import type { Located } from '../../text/located.ts'
import type { Problem } from '../../text/problem.ts'
import type { Reader, ReadOptions } from '../reader.ts'
import type { Cue } from './cue-speech.ts'
import { conversationOf } from './cues.ts'
import { type Line, linesOf } from './lines.ts'

const header = /^WEBVTT(?:[ \t].*)?$/
const aside = /^(?:NOTE(?:[ \t].*)?|STYLE[ \t]*|REGION[ \t]*)$/
const clock = String.raw`(?:(\d{2,}):)?([0-5]\d):([0-5]\d\.\d{3})`
const times = new RegExp(String.raw`^[ \t]*${clock}[ \t]+-->[ \t]+${clock}(?:[ \t].*)?$`)

const hint = 'A cue is a line of times such as “00:00:01.000 --> 00:00:04.500” and the words below it.'

const startOf = (line: string): number | undefined => {
  const [, hours = '0', minutes, seconds] = times.exec(line) ?? []
  return minutes === undefined ? undefined : Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)
}

/** Lines with blank lines around them. */
const blocksOf = (lines: readonly Line[]): readonly (readonly Line[])[] => {
  const blocks: Line[][] = []
  let open: Line[] | undefined
  for (const line of lines) {
    if (line.text.trim() === '') open = undefined
    else if (open) open.push(line)
    else {
      open = [line]
      blocks.push(open)
    }
  }
  return blocks
}

interface Draft {
  readonly at: number
  readonly lines: Line[]
}

/** The cues of a block; a line of times among words begins the next one. */
function* cuesOf(block: readonly Line[]): Generator<Cue | Problem> {
  const [first] = block
  if (!first || aside.test(first.text)) return
  let cue: Draft | undefined
  for (const [index, line] of block.entries()) {
    const timed = line.text.includes('-->')
    const at = timed ? startOf(line.text) : undefined
    if (at !== undefined) {
      if (cue) yield cue
      cue = { at, lines: [] }
    } else if (timed) {
      yield { problem: 'These are not the times of a cue.', hint, offset: line.start }
      return
    } else if (cue) cue.lines.push(line)
    else if (index > 0 || block.length === 1) {
      yield {
        problem: 'These lines belong to no cue: the line of its times is missing.',
        hint,
        offset: first.start,
      }
      return
    }
  }
  if (cue) yield cue
}

function* read(file: Located, blocks: readonly (readonly Line[])[], options: ReadOptions) {
  const cues: Cue[] = []
  for (const block of blocks) {
    for (const cue of cuesOf(block)) {
      if ('problem' in cue) yield cue
      else cues.push(cue)
    }
  }
  yield* conversationOf(file, cues, options)
}

/** The lines behind the header, which ends with a blank line. */
const bodyOf = (lines: readonly Line[]): readonly Line[] => {
  const end = lines.findIndex(({ text }, index) => index > 0 && (text.trim() === '' || text.includes('-->')))
  return end === -1 ? [] : lines.slice(end)
}

/** Transcripts in WebVTT, https://www.w3.org/TR/webvtt1/: voice tags, or names before the words. */
export const readVtt: Reader = ({ path, located }, options) => {
  const lines = [...linesOf(located.text)]
  if (!header.test(lines[0]?.text ?? '')) {
    if (options.as !== 'vtt' && !/\.vtt$/i.test(path)) return undefined
    const expected = 'Begin the file with the line “WEBVTT” and a blank line.'
    return { problem: 'This file is no WebVTT.', hint: expected, offset: 0 }
  }
  const conversations: Iterable<Conversation | Problem> = read(located, blocksOf(bodyOf(lines)), options)
  return { format: 'vtt', conversations }
}
