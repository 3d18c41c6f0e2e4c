import { Parser } from 'htmlparser2'
import { describe, expect, it } from 'vitest'
import type { Message, Passage } from '../../../../src/text/conversation.ts'
import { isRefusal } from '../../../../src/text/edit.ts'
import { fixtures } from '../../../formats/fixtures.ts'
import { messagesOf, type Outcome, readFile } from '../reading.ts'
import { applied, expectTruePlaces } from '../words.ts'

const own = fixtures.filter(({ format }) =>
  /^(?:zendesk|intercom|gorgias|help-scout|freshdesk|front)-/.test(format),
)

const passagesIn = ({ passages, twin = [] }: Message): readonly Passage[] => [...passages, ...twin]
const passagesOf = (read: Outcome): readonly Passage[] => messagesOf(read).flatMap(passagesIn)
const textsOf = (read: Outcome): readonly string[] => passagesOf(read).map(({ located }) => located.text)

const folded = (text: string): string => text.replace(/\s+/g, ' ')

const inline = new Set(['b', 'i', 'span'])

/** The text of a page, as another parser has it. */
const shown = (html: string): string => {
  const parts: string[] = []
  const parser = new Parser({
    ontext: text => parts.push(text),
    onopentag: name => parts.push(inline.has(name) ? '' : ' '),
    onclosetag: name => parts.push(inline.has(name) ? '' : ' '),
  })
  parser.end(html)
  return parts.join('')
}

/** What the first customer sees of a text with conditions. */
const firstArms = (text: string): string =>
  text.replace(/\{%\s*else\s*%\}.*?(?=\{%\s*endif)/gs, '').replace(/\{%.*?%\}/gs, '')

/** Every text in the file, by JSON.parse, with and without what may be markup in it. */
const values = (text: string): string => {
  const found: string[] = []
  const gather = (_: string, value: unknown): unknown => {
    if (typeof value === 'string') for (const seen of [value, firstArms(value)]) found.push(seen, shown(seen))
    return value
  }
  for (const document of text.includes('\n{') ? text.split('\n') : [text]) {
    if (document.trim() !== '') JSON.parse(document, gather)
  }
  return folded(found.join('\n'))
}

/** The words between placeholders. */
const wordsOf = ({ located: { text }, placeholders }: Passage): readonly string[] => {
  const parts: string[] = []
  let last = 0
  for (const { start, end } of placeholders) {
    parts.push(text.slice(last, start))
    last = end
  }
  return [...parts, text.slice(last)].map(folded)
}

describe.each(own)('$format, $path', ({ text, path }) => {
  it('holds the words that JSON.parse and another HTML parser find', async () => {
    const all = values(text)
    for (const passage of passagesOf(await readFile(text, path)))
      for (const words of wordsOf(passage)) expect(all).toContain(words)
  })

  it('knows the place of each character', async () => {
    for (const { located } of passagesOf(await readFile(text, path))) expectTruePlaces(located, text)
  })

  it('has new words after a fix, and all others as before', async () => {
    const before = await readFile(text, path)
    for (const [index, { located }] of passagesOf(before).entries()) {
      const [word = ''] = /\p{L}+/u.exec(located.text) ?? []
      const start = located.text.indexOf(word)
      const words = 'say "no" \\ R&D < 5 抱歉 😀'
      const edit = located.replace({ start, end: start + word.length }, words)
      if (isRefusal(edit)) {
        expect(edit.refused).not.toBe('')
        continue
      }
      const expected = located.text.slice(0, start) + words + located.text.slice(start + word.length)
      // Inside a placeholder no word is a word.
      if (/^[<{]/.test(located.text)) continue
      expect(textsOf(await readFile(applied(text, edit), path))).toEqual(
        textsOf(before).with(index, expected),
      )
    }
  })
})
