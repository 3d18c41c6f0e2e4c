import { describe, expect, it } from 'vitest'
import { isRefusal } from '../../../../src/text/edit.ts'
import * as fc from '../../../random.ts'
import { messagesOf, readWith, said, spelledIn, treeReader, wordsOf } from '../reading.ts'
import { applied } from '../words.ts'

const readJson = await treeReader('a.json')

const json = (text: string, as?: string) => readWith(readJson, text, as)

const zendesk = String.raw`{"macros":[
  {"id":360001234567890123,"title":"Refund denied","active":true,"actions":[
    {"field":"status","value":"solved"},
    {"field":"comment_value","value":"I can't do that."},
    {"field":"comment_value_html","value":"<p>I can&#39;t do that, that\u2019s our \"policy\"</p>"}]},
  {"title":"Note","actions":[
    {"field":"comment_mode_is_public","value":"false"},
    {"field":"subject","value":"Hi {{ticket.requester.first_name}}"},
    {"field":"comment_value","value":["channel:all","Line one.\n\nLine two."]}]}]}`

describe('Zendesk macros', () => {
  const read = json(zendesk)
  const [denied, note] = messagesOf(read)

  it('are conversations named by id and title', () => {
    expect(read.format).toBe('zendesk-macros')
    expect(read.conversations.map(({ id }) => id)).toEqual(['360001234567890123', undefined])
    expect(denied).toMatchObject({
      path: ['macros', 'Refund denied', 'comment_value_html'],
      role: 'agent',
      audience: 'customer',
      channel: 'macro',
    })
    expect(messagesOf(read)).toHaveLength(2)
  })

  it('point at the true characters through an entity in HTML in a JSON escape', () => {
    expect(wordsOf(denied)).toEqual(['I can\'t do that, that’s our "policy"'])
    const [passage] = denied?.passages ?? []
    expect(spelledIn(zendesk, passage, "can't do")).toBe('can&#39;t do')
    expect(spelledIn(zendesk, passage, 'that’s our "policy"')).toBe(String.raw`that\u2019s our \"policy\"`)
  })

  it('know internal notes, subjects and pairs of channel and text', () => {
    expect(note).toMatchObject({ audience: 'internal', path: ['macros', 'Note', 'comment_value'] })
    expect(note?.passages.map(({ kind }) => kind)).toEqual(['subject', 'paragraph', 'paragraph'])
    expect(wordsOf(note)).toEqual(['Hi {{ticket.requester.first_name}}', 'Line one.', 'Line two.'])
    expect(note?.passages[0]?.placeholders).toHaveLength(1)
  })

  it('spell a rewrite for HTML and JSON, and read it back', () => {
    const passage = denied?.passages[0]
    const start = passage?.located.text.indexOf("can't") ?? 0
    const edit = passage?.located.replace({ start, end: start + 5 }, 'may "not" & won’t')
    if (!edit || isRefusal(edit)) throw new Error('refused')
    const again = messagesOf(json(applied(zendesk, edit)))
    expect(wordsOf(again[0])).toEqual(['I may "not" & won’t do that, that’s our "policy"'])
    expect(wordsOf(again[1])).toEqual(wordsOf(note))
  })

  it('may stand alone', () => {
    const one = json('{"macro":{"title":"A","actions":[{"field":"comment_value","value":"Hello."}]}}')
    expect(messagesOf(one)[0]?.path).toEqual(['macro', 'A', 'comment_value'])
    expect(json('{"macros":[]}')).toMatchObject({ format: 'zendesk-macros', conversations: [] })
  })
})

describe('transcripts', () => {
  it.each([
    ['pairs', '[["agent","Hi!"],["customer","No."],["action","Looked up."]]'],
    ['pairs in an object', '{"original":[["Agent","Hi!"],["user","No."],["system","Looked up."]]}'],
    ['a list of them', '[{"turns":[["support","Hi!"],["client","No."],["note","Looked up."]]}]'],
    [
      'objects',
      '{"messages":[{"role":"assistant","content":"Hi!"},{"role":"user","content":"No."},{"role":"event","content":"Looked up."}]}',
    ],
    [
      'authors',
      '[{"author":{"type":"rep","name":"Ana"},"body":"Hi!"},{"author":"Guest","body":"No."},{"author":"System","body":"Looked up."}]',
    ],
  ])('as %s', (_, text) => {
    const read = json(text)
    expect(read.format).toBe('transcript')
    expect(said(read)).toEqual(['agent: Hi!', 'customer: No.', 'system: Looked up.'])
  })

  it('take the one unknown speaker for the other side', () => {
    const read = json('{"id":"c1","turns":[["Agent","Hi!"],["Ana","Hello."]]}')
    expect(said(read)).toEqual(['agent: Hi!', 'customer: Hello.'])
    expect(messagesOf(read)[1]).toMatchObject({ author: 'Ana', path: ['c1'] })
  })

  it('pass over events without words, and are never taken for macros', () => {
    const turns = '{"role":"agent","text":"We are on it."},{"role":"lead","text":"Thank you so much."}'
    expect(said(json(`[${turns},{"type":"typing"}]`))).toHaveLength(2)
    expect(
      json('[{"role":"x","text":"We are on it."},{"role":"y","text":"Thank you."}]').problems,
    ).toHaveLength(1)
  })

  it('name the speaker who is on no side', () => {
    const text = '[["agent","Hi!"],["Ana","Hello."],["Bo","Hello."]]'
    expect(json(text).problems).toMatchObject([
      { problem: expect.stringContaining('Ana'), offset: text.indexOf('"Hello') },
    ])
  })

  it('count seconds', () => {
    const read = json(
      '[{"role":"agent","text":"Hi!","time":"2024-05-01T10:00:00Z"},{"role":"user","text":"Yo","time":"2024-05-01T10:01:30Z"}]',
    )
    expect(messagesOf(read).map(({ at }) => at)).toEqual([0, 90])
  })
})

describe('home-made macros', () => {
  it('as a map of titles', () => {
    const read = json(
      '{"Limits":{"Raised (1)":"Your account has been verified, thank you.","Raised (2)":"You can send up to [AMOUNT] now."}}',
    )
    expect(read.format).toBe('macros')
    expect(messagesOf(read).map(({ path }) => path)).toEqual([
      ['Limits', 'Raised (1)'],
      ['Limits', 'Raised (2)'],
    ])
  })

  it('as a list of objects, without what only describes them', () => {
    const read =
      json(`[{"id":7,"title":"Delivered","situation":"The customer asks where it is.","category":"Order",
      "keywords":["late","where is my order"],"macro":"Your order has arrived.\\nHave a safe trip!"}]`)
    expect(said(read)).toEqual(['agent: Your order has arrived.\nHave a safe trip!'])
    expect(messagesOf(read)[0]?.path).toEqual(['Delivered', 'macro'])
    expect(read.conversations[0]?.id).toBe('7')
  })

  it('read one of two copies, the HTML one', () => {
    const read = json(`[{"name":"A","language":"en","actions":[{"arguments":
      {"body_text":"Hi there, it was sent.","body_html":"<div>Hi there, it was sent.</div>"}}]},
      {"name":"B","subject":"It is here","plain_text":"Hello, it is here.","html":"<p>Hello, it is here.</p>"}]`)
    expect(messagesOf(read).map(message => message.path.at(-1))).toEqual(['body_html', 'html'])
    expect(messagesOf(read)[0]?.lang).toBe('en')
    expect(messagesOf(read)[1]?.passages.map(({ kind }) => kind)).toEqual(['subject', 'paragraph'])
  })

  it('as a catalogue, with texts whose keys look like settings', () => {
    const text =
      '{"mail":{"sent_at":"Sent at noon, as you asked","card_id":"Update the number on your card","status":"We have sent it.","id":"a-1","url":"https://a.b/c"}}'
    expect(messagesOf(json(text)).map(({ path }) => path.at(-1))).toEqual(['sent_at', 'card_id', 'status'])
    expect(said(json('[{"body":"您的订单号是4711/2，谢谢{name}。"}]'))).toHaveLength(1)
  })

  it('in Chinese', () => {
    expect(said(json('{"退款":"您好，我们已经为您退款。"}'))).toEqual(['agent: 您好，我们已经为您退款。'])
  })

  it('are read, prose or not, when asked for', () => {
    expect(json('{"a":"ok"}').format).toBeUndefined()
    expect(said(json('{"a":"ok"}', 'macros'))).toEqual(['agent: ok'])
    expect(json('[1]', 'macros').problems).toMatchObject([{ offset: 0 }])
    expect(json('{"a":"ok"}', 'zendesk-macros').problems[0]?.hint).toContain('actions')
  })
})

describe('anything else', () => {
  it('is read, refused or a problem with its place', () => {
    fc.assert(
      fc.property(
        fc.nat(zendesk.length),
        fc.constantFrom('', '"', '{', ']', '\\', ',', '\uD83D'),
        (where, junk) => {
          const read = json(zendesk.slice(0, where) + junk + zendesk.slice(where + 1))
          for (const { offset } of read.problems) expect(offset).toBeTypeOf('number')
        },
      ),
      { numRuns: 150 },
    )
  })

  it('may be any JSON value', () => {
    fc.assert(
      fc.property(fc.json(), text => void said(json(text))),
      { numRuns: 150 },
    )
  })
})
