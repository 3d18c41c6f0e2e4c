import { parse as parseCsv } from 'csv-parse/sync'
import { parse as parseToml } from 'smol-toml'
import { describe, expect, it } from 'vitest'
import { parseAllDocuments } from 'yaml'
import type { Message, Passage } from '../../../../src/text/conversation.ts'
import { isRefusal } from '../../../../src/text/edit.ts'
import { fixtures } from '../../../formats/fixtures.ts'
import { messagesOf, type Outcome, readFile } from '../reading.ts'
import { applied, expectTruePlaces } from '../words.ts'

const own = fixtures.filter(
  ({ format, path }) =>
    /^(?:salesforce|hubspot|livechat|chatwoot|rocket-chat|zammad|osticket|superoffice)-/.test(format) ||
    (/^(?:macros|transcript)$/.test(format) && /\.(?:[ct]sv|toml)$/.test(path)),
)

const passagesIn = ({ passages, twin = [] }: Message): readonly Passage[] => [...passages, ...twin]
const passagesOf = (read: Outcome): readonly Passage[] => messagesOf(read).flatMap(passagesIn)
const textsOf = (read: Outcome): readonly string[] => passagesOf(read).map(({ located }) => located.text)

/** The file as other packages read it. */
const parsed = (text: string, path: string): unknown => {
  if (path.endsWith('.json')) return JSON.parse(text)
  if (path.endsWith('.toml')) return parseToml(text)
  if (path.endsWith('.yaml')) return parseAllDocuments(text).map(document => document.toJS() as unknown)
  const delimiter = path.endsWith('.tsv') ? '\t' : text.startsWith('title;') ? ';' : ','
  return parseCsv(text, { bom: true, delimiter, relax_quotes: true })
}

const references: Readonly<Record<string, string>> = { amp: '&', quot: '"', nbsp: ' ', rsquo: '’', uuml: 'ü' }

const shown = (text: string): string =>
  text.replace(/<[^>]*>/g, '').replace(/&(\w+);/g, (all, name: string) => references[name] ?? all)

/** All texts of a file without any markup or white space. */
const wordsIn = (value: unknown): string =>
  typeof value === 'string'
    ? shown(value).replace(/\s+/g, '')
    : typeof value === 'object' && value !== null
      ? Object.values(value).map(wordsIn).join('\n')
      : ''

describe.each(own)('$format, $path', ({ format, text, path }) => {
  it('is of its format, and has no problem', async () => {
    const read = await readFile(text, path)
    expect(read.format).toBe(format)
    expect(read.problems).toEqual([])
  })

  it('holds the words that other parsers find', async () => {
    const all = wordsIn(parsed(text, path))
    for (const { located, kind } of passagesOf(await readFile(text, path)))
      if (kind !== 'item') expect(all).toContain(located.text.replace(/\s+/g, ''))
  })

  it('knows the place of each character', async () => {
    for (const { located } of passagesOf(await readFile(text, path))) expectTruePlaces(located, text)
  })

  it('has new words after a fix, and all others as before', async () => {
    const before = await readFile(text, path)
    let fixed = 0
    for (const [index, { located, placeholders }] of passagesOf(before).entries()) {
      const tokens = placeholders.map(({ start, end }) => located.text.slice(start, end))
      const [word = ''] =
        /\p{L}+/u.exec(tokens.reduce((rest, token) => rest.replace(token, ' '), located.text)) ?? []
      const start = located.text.lastIndexOf(word)
      if (word === '' || tokens.some(token => token.includes(word))) continue
      const words = 'say "no"; it’s R&D, 抱歉 😀'
      const edit = located.replace({ start, end: start + word.length }, words)
      if (isRefusal(edit)) continue
      fixed++
      const expected = located.text.slice(0, start) + words + located.text.slice(start + word.length)
      expect(textsOf(await readFile(applied(text, edit), path))).toEqual(
        textsOf(before).with(index, expected),
      )
    }
    expect(fixed).toBeGreaterThan(0)
  })
})
