import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { hasWords } from '../../../../src/readers/catalogs/leaves.ts'
import { type Fixture, fixtures } from '../../../formats/fixtures.ts'
import { messagesOf, readFile } from '../reading.ts'

const leaves = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : []
}

/** Letters only: markup, escapes and white space are another layer’s. */
const letters = (text: string): string => text.replace(/<[^<>]*>|&\w+;/g, '').replace(/[^\p{L}]/gu, '')

const read = async ({ path, text }: Fixture): Promise<readonly string[]> =>
  messagesOf(await readFile(text, path)).map(({ passages }) =>
    letters(passages.map(({ located }) => located.text).join('\n')),
  )

const of = (format: string): readonly Fixture[] => fixtures.filter(fixture => fixture.format === format)

describe('the texts of a catalogue', () => {
  it('in JSON are those of JSON.parse', async () => {
    for (const fixture of [...of('i18n-json'), ...of('arb'), ...of('ios-strings-catalog')]) {
      const theirs = leaves(JSON.parse(fixture.text)).map(letters)
      const keys =
        fixture.format === 'ios-strings-catalog' ? Object.keys(JSON.parse(fixture.text).strings) : []
      for (const words of await read(fixture))
        expect(
          [...theirs, ...keys.map(letters)].some(text => text.includes(words)),
          words,
        ).toBe(true)
    }
  })

  it('in YAML are those of yaml', async () => {
    for (const fixture of of('i18n-yaml')) {
      const theirs = leaves(parse(fixture.text)).filter(text => hasWords(text) && !text.startsWith(':'))
      expect(await read(fixture)).toEqual(theirs.map(letters))
    }
  })
})

describe('a string with conditions', () => {
  it('is read as each customer sees it', async () => {
    const text = '{"a": "Hi.{% if vip %} Dear friend.{% else %} Dear customer.{% endif %}"}'
    const [message] = messagesOf(await readFile(text, 'locales/en.json'))
    expect(message?.passages.map(({ located }) => located.text)).toEqual(['Hi. Dear friend.'])
    expect(message?.otherReadings?.[0]?.map(({ located }) => located.text)).toEqual(['Hi. Dear customer.'])
  })
})
