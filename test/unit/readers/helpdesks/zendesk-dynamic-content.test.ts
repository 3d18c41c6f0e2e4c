import { describe, expect, it } from 'vitest'
import { messagesOf, readFile, said } from '../reading.ts'

const read = (value: unknown, as?: string) => readFile(JSON.stringify(value), 'a.json', as)

describe('Zendesk dynamic content', () => {
  it('has a conversation for each language, which is known by the file or by the documented ids', async () => {
    const outcome = await read({
      items: [
        {
          id: 47,
          name: 'Greeting',
          variants: [
            { content: 'Hello there.', locale_id: 1 },
            { content: '您好。', locale_id: 10 },
            { content: '您好，', locale: 'zh-tw' },
            { content: 'Hej.', locale_id: 9999 },
            { content: null, locale_id: 2 },
          ],
        },
      ],
      locales: [{ id: 10, locale: 'zh-cn' }],
    })
    expect(outcome.format).toBe('zendesk-dynamic-content')
    expect(outcome.conversations.map(({ id, messages }) => [id, messages.length])).toEqual(
      Array.from({ length: 4 }, () => ['47', 1]),
    )
    expect(messagesOf(outcome).map(({ path, lang }) => [path.at(-1), lang])).toEqual([
      ['en-US', 'en-US'],
      ['zh-CN', 'zh-CN'],
      ['zh-TW', 'zh-TW'],
      ['9999', undefined],
    ])
  })

  it('may be one item', async () => {
    expect(
      said(await read({ item: { name: 'A', variants: [{ content: 'Hi <b>Ana</b>', locale_id: 8 }] } })),
    ).toEqual(['agent: Hi Ana'])
  })

  it('is not found in shops, whose products have variants', async () => {
    expect(
      (await read({ items: [{ name: 'Shirt', variants: [{ size: 'M', price: 3 }] }] })).format,
    ).toBeUndefined()
  })

  it('has problems with places', async () => {
    const value = {
      items: [
        {
          variants: [
            { content: 'Hi.', locale_id: 1 },
            { content: 7, locale_id: 8 },
          ],
        },
      ],
    }
    const text = JSON.stringify(value)
    expect((await readFile(text, 'a.json')).problems).toMatchObject([
      { problem: '“content” is no text.', offset: text.indexOf('7,') },
    ])
  })
})
