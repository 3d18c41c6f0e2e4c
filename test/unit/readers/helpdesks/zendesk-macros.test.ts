import { describe, expect, it } from 'vitest'
import { messagesOf, readFile, said, wordsOf } from '../reading.ts'

const macro = (...actions: readonly object[]): string => JSON.stringify({ macros: [{ title: 'A', actions }] })
const read = (text: string, as?: string) => readFile(text, 'a.json', as)

describe('Zendesk macros', () => {
  it('hold the plain copy as the twin of the HTML one, whichever comes first', async () => {
    const plain = { field: 'comment_value', value: 'Hi & bye.\n\nAna' }
    const rich = { field: 'comment_value_html', value: '<p>Hi &amp; bye.</p><p>Ana</p>' }
    for (const actions of [
      [plain, rich],
      [rich, plain],
    ]) {
      const [message, ...more] = messagesOf(await read(macro(...actions)))
      expect(more).toEqual([])
      expect(message?.path).toEqual(['macros', 'A', 'comment_value_html'])
      expect(wordsOf(message)).toEqual(['Hi & bye.', 'Ana'])
      expect(message?.twin?.map(({ located }) => located.text)).toEqual(['Hi & bye.', 'Ana'])
    }
  })

  it('are conversations of their own for each channel, unless the words are the same', async () => {
    const outcome = await read(
      macro(
        { field: 'subject', value: 'Sent' },
        { field: 'comment_value', value: ['channel:all', 'It was sent.'] },
        { field: 'comment_value', value: ['channel:chat', 'Sent!'] },
        { field: 'comment_value', value: ['channel:web', 'It  was sent.'] },
      ),
    )
    expect(
      outcome.conversations.map(({ messages }) =>
        messages.map(({ path, channel }) => [path.slice(2).join('/'), channel]),
      ),
    ).toEqual([[['comment_value', 'macro']], [['comment_value/chat', 'chat']]])
    expect(said(outcome)).toEqual(['agent: Sent | It was sent.', 'agent: Sent!'])
  })

  it('send side conversations to colleagues, whatever the comment is', async () => {
    const outcome = await read(
      macro(
        { field: 'side_conversation', value: ['Lost', '<p>Where is it?</p>', 'a@b.example', 'text/html'] },
        { field: 'side_conversation_slack', value: ['Please look', 'text/plain'] },
        { field: 'side_conversation_ticket', value: 'Hello.' },
        { field: 'comment_value', value: 'We ask.' },
      ),
    )
    expect(messagesOf(outcome).map(({ audience }) => audience)).toEqual([
      'customer',
      'internal',
      'internal',
      'internal',
    ])
    expect(said(outcome)).toEqual([
      'agent: We ask.',
      'agent: Lost | Where is it?',
      'agent: Please look',
      'agent: Hello.',
    ])
  })

  it.each(['false', false])('are notes where comment_mode_is_public is %j', async value => {
    const outcome = await read(
      macro({ field: 'comment_value', value: 'x' }, { field: 'comment_mode_is_public', value }),
    )
    expect(messagesOf(outcome)[0]?.audience).toBe('internal')
  })

  it('count their uses in the longest time', async () => {
    const text = '{"macro":{"id":1,"usage_1h":2,"usage_30d":40,"actions":[{"field":"subject","value":"Hi"}]}}'
    expect((await read(text)).conversations).toMatchObject([{ id: '1', uses: 40 }])
  })

  it('may come page by page, and in YAML', async () => {
    const page =
      '{"macros":[{"title":"A","actions":[{"field":"comment_value","value":"Hi."}]}],"next_page":"x"}'
    expect(said(await readFile(`${page}\n${page}\n`, 'a.ndjson'))).toEqual(['agent: Hi.', 'agent: Hi.'])
    expect(said(await read(`[${page},${page}]`))).toHaveLength(2)
    const yaml = 'macros:\n- title: A\n  actions:\n  - field: comment_value\n    value: Hi there.\n'
    expect(said(await readFile(yaml, 'a.yml'))).toEqual(['agent: Hi there.'])
  })

  it('have problems with places where they break the rules', async () => {
    const text =
      '{"macros":[{"title":"A","actions":[{"field":"comment_value","value":42},{"field":"comment_value_html","value":null}]},7,{"title":"B"}]}'
    expect((await read(text)).problems).toEqual([
      {
        problem: '“value” is no text.',
        hint: 'Write its words in quotes, or null where there are none.',
        offset: text.indexOf('42'),
      },
      {
        problem: 'This is no macro.',
        hint: 'Expected an object with a list of “actions”.',
        offset: text.indexOf('7,'),
      },
      {
        problem: 'This is no macro.',
        hint: 'Expected an object with a list of “actions”.',
        offset: text.indexOf('{"title":"B"}'),
      },
    ])
  })

  it('are not taken for them when others keep actions', async () => {
    const rules = '{"rules":[{"title":"A","actions":[{"type":"close"}]}]}'
    expect((await read(rules)).format).toBeUndefined()
    expect((await read('{"macros":[{"title":"A"}]}', 'zendesk-macros')).problems).toHaveLength(1)
  })
})
