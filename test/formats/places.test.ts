import { describe, expect, test } from 'vitest'
import { formats } from '../../src/readers/index.ts'
import * as fc from '../random.ts'
import { messagesOf, readFile, wordsOf } from '../unit/readers/reading.ts'
import { picker } from './picker.ts'
import { type Spoken, type Writer, written } from './script.ts'
import { spoken } from './spoken.ts'
import { writers } from './writers/index.ts'

const runs = 60

const check = async (writer: Writer, messages: readonly Spoken[], seed: number): Promise<void> => {
  const { text, places } = written(writer, messages, picker(seed))
  const read = await readFile(text, writer.path, writer.as && writer.format)
  expect(read.problems, text).toEqual([])
  expect(read.format, text).toBe(writer.format)
  const found = messagesOf(read).filter(message => message.passages.length > 0)
  expect(
    found.map(message => ({ role: message.role, text: wordsOf(message).join('\n') })),
    text,
  ).toEqual(messages)
  for (const [index, message] of found.entries()) {
    const [passage] = message.passages
    let at = 0
    const sources = Array.from(messages[index]?.text ?? '', character => {
      const range = passage?.located.source({ start: at, end: at + character.length })
      at += character.length
      return range
    })
    expect(sources, text).toEqual(places[index])
  }
}

test('every format has a writer', () => {
  const known = writers.map(({ format }) => format)
  const missing = formats.map(({ id }) => id).filter(id => !known.includes(id))
  expect(missing, 'each needs a writer in test/formats/writers').toEqual([])
})

describe('what was written is read, each character at its place', () => {
  for (const writer of writers) {
    test(`${writer.format}, ${writer.name}`, async () => {
      await fc.assert(
        fc.asyncProperty(spoken(writer.holds, writer.never), fc.integer(), (messages, seed) =>
          check(writer, messages, seed),
        ),
        { numRuns: runs },
      )
    })
  }
})
