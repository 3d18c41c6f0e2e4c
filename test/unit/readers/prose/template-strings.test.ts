import { describe, expect, it } from 'vitest'
import { messagesOf, readFile, spelledIn, wordsOf } from '../reading.ts'

const wordsIn = async (text: string, path = 'a.html'): Promise<readonly string[]> =>
  wordsOf(messagesOf(await readFile(text, path))[0])

describe('strings that tags print', () => {
  it.each([
    '<p>{% trans "No worries, dear." %}</p>',
    "<p>{% translate 'No worries, dear.' %}</p>",
    '<p>{{ _("No worries, dear.") }}</p>',
    "<p>{{ __('No worries, dear.', ['a' => 1]) }}</p>",
    "<p>{{ 'No worries, dear.'|trans }}</p>",
    '<p>{{t "No worries, dear." name=name}}</p>',
    '<p><%= _("No worries, dear.") %></p>',
    '<p><%= link_to "No worries, dear.", url %></p>',
  ])('%s is read', async text => {
    const read = await readFile(text, 'a.html')
    const [message] = messagesOf(read)
    expect(wordsOf(message)).toEqual(['No worries, dear.'])
    expect(spelledIn(text, message?.passages[0], 'No worries, dear.')).toBe('No worries, dear.')
  })

  it('leaves keys, escapes and what is only kept', async () => {
    expect(await wordsIn("<p>{{ 'order.title' | t }}</p>")).toEqual(["{{ 'order.title' | t }}"])
    expect(await wordsIn('<p>{{ _("a \\"b\\" c") }}</p>')).toEqual(['{{ _("a \\"b\\" c") }}'])
    expect(await wordsIn("<p>{% translate 'Calm down, dear.' as calm %}Hi</p>")).toEqual(['Hi'])
  })

  it('refuses words that would end the string', async () => {
    const text = '<p>{% trans "No worries, dear." %}</p>'
    const passage = messagesOf(await readFile(text, 'a.html'))[0]?.passages[0]
    const range = { start: 0, end: 10 }
    expect(passage?.located.replace(range, 'All "good"')).toHaveProperty('refused')
    expect(passage?.located.replace(range, 'All good')).not.toHaveProperty('refused')
  })
})

describe('a picture in Markdown', () => {
  it('is read by its sentence, and not by its label', async () => {
    expect(await wordsIn('![No worries, we have it.](a.png)\n\n![Logo](b.png)\n', 'a.md')).toEqual([
      '![No worries, we have it.](a.png)',
      'No worries, we have it.',
      '![Logo](b.png)',
    ])
  })
})

describe('plain text', () => {
  it('refuses words that would begin a quote or an item', async () => {
    const passage = messagesOf(await readFile('Hello there.\nYou wait.\n', 'a.txt'))[0]?.passages[0]
    expect(passage?.located.replace({ start: 0, end: 5 }, '> Hi')).toHaveProperty('refused')
    expect(passage?.located.replace({ start: 13, end: 16 }, '- we')).toHaveProperty('refused')
    expect(passage?.located.replace({ start: 6, end: 11 }, '> x')).not.toHaveProperty('refused')
  })

  it('refuses a tag where a value would turn into HTML', async () => {
    const text = JSON.stringify([{ title: 'A', body: 'Your order will be placed on hold.' }])
    const passage = messagesOf(await readFile(text, 'a.json'))[0]?.passages[0]
    expect(passage?.located.replace({ start: 0, end: 4 }, '<b>Your</b>')).toHaveProperty('refused')
  })
})
