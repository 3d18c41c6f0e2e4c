import { expect } from 'vitest'
import type { Passage } from '../../../src/text/conversation.ts'
import { isRefusal } from '../../../src/text/edit.ts'
import { Located } from '../../../src/text/located.ts'

export type ReadPassages = (located: Located) => Passage[]

const texts = (passages: readonly Passage[]): string[] => passages.map(({ located }) => located.text)

export const outline = (passages: readonly Passage[]): string[] =>
  passages.map(({ kind, located }) => `${kind}: ${located.text}`)

/** Each passage as its text and what the file has at the place of `words`. */
export const at = (source: string, passages: readonly Passage[], words: string): string[] =>
  passages.flatMap(({ located }) => {
    const start = located.text.indexOf(words)
    if (start === -1) return []
    const range = located.source({ start, end: start + words.length })
    return [`${range.start}: ${source.slice(range.start, range.end)}`]
  })

/** Every character is in the file where the passage says it is, or is read from something longer; all in order. */
export const expectTruePlaces = (source: string, passages: readonly Passage[]): void => {
  let end = 0
  for (const { located, placeholders } of passages) {
    for (let i = 0; i < located.text.length; i++) {
      const range = located.source({ start: i, end: i + 1 })
      const there = source.slice(range.start, range.end)
      const unit = located.text[i]
      if (there !== unit && there.length < 2 && !/\s/.test(there)) {
        expect.fail(`${JSON.stringify(unit)} is said to be at ${range.start}: ${JSON.stringify(there)}`)
      }
      if (range.start < end && there === unit) expect.fail(`${range.start} was read before`)
      if (there === unit) end = range.end
    }
    let last = 0
    for (const placeholder of placeholders) {
      expect(placeholder.start).toBeGreaterThanOrEqual(last)
      expect(placeholder.end).toBeGreaterThan(placeholder.start)
      last = placeholder.end
    }
    expect(last).toBeLessThanOrEqual(located.text.length)
  }
}

/** A file with the texts of its passages, and where each word of them stands. */
export interface Written {
  readonly source: string
  readonly expected: readonly {
    readonly text: string
    readonly words: readonly { readonly text: string; readonly source: string; readonly start: number }[]
  }[]
}

/** The passages that were written come back, each word at its place. */
export const expectWritten = (passages: readonly Passage[], { source, expected }: Written): void => {
  expect(texts(passages)).toEqual(expected.map(({ text }) => text))
  for (const [index, { located }] of passages.entries()) {
    let from = 0
    for (const word of expected[index]?.words ?? []) {
      const start = located.text.indexOf(word.text, from)
      from = start + word.text.length
      const range = located.source({ start, end: from })
      expect(range).toEqual({ start: word.start, end: word.start + word.source.length })
    }
  }
  expectTruePlaces(source, passages)
}

/** Replaces `found` in its passage and reads the file again: that passage has the new words, all others are equal. */
export const expectReplaced = (read: ReadPassages, source: string, found: string, words: string): void => {
  const before = read(Located.file(source))
  const index = before.findIndex(({ located }) => located.text.includes(found))
  const text = before[index]?.located.text ?? ''
  const start = text.indexOf(found)
  const edit = before[index]?.located.replace({ start, end: start + found.length }, words)
  if (!edit) throw new Error(`${found} is not in ${JSON.stringify(texts(before))}`)
  if (isRefusal(edit)) throw new Error(edit.refused)
  const after = read(Located.file(source.slice(0, edit.start) + edit.text + source.slice(edit.end)))
  const expected = texts(before).with(index, text.slice(0, start) + words + text.slice(start + found.length))
  expect(texts(after)).toEqual(expected)
}
