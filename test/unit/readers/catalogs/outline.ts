import type { Passage } from '../../../../src/text/conversation.ts'
import { isRefusal } from '../../../../src/text/edit.ts'
import { messagesOf, type Outcome, readFile } from '../reading.ts'

const textsOf = (passages: readonly Passage[] = []): string =>
  passages.map(({ located }) => located.text).join(' | ')

/** Each message as `language key/key: words`, and what other readers see. */
export const outlined = (read: Outcome): readonly string[] =>
  messagesOf(read).flatMap(({ lang = '-', path, passages, otherReadings = [] }) => [
    `${lang} ${path.join('/')}: ${textsOf(passages)}`,
    ...otherReadings.map(other => `  or ${textsOf(other)}`),
  ])

export const outline = async (text: string, path: string, as?: string): Promise<readonly string[]> =>
  outlined(await readFile(text, path, as))

const passagesOf = (read: Outcome): readonly Passage[] => messagesOf(read).flatMap(({ passages }) => passages)

/** The file after `found` was replaced by `words`, or why it could not be. */
export const replaced = async (text: string, path: string, found: string, words: string): Promise<string> => {
  const passages = passagesOf(await readFile(text, path))
  const passage = passages.find(({ located }) => located.text.includes(found))
  const start = passage?.located.text.indexOf(found) ?? 0
  const edit = passage?.located.replace({ start, end: start + found.length }, words)
  if (!edit) return 'not found'
  return isRefusal(edit) ? edit.refused : text.slice(0, edit.start) + edit.text + text.slice(edit.end)
}

/** The words of all passages of a file. */
export const wordsIn = async (text: string, path: string): Promise<readonly string[]> =>
  passagesOf(await readFile(text, path)).map(({ located }) => located.text)
