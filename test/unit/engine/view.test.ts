import { describe, expect, it } from 'vitest'
import type { Message, Role } from '../../../src/text/conversation.ts'
import { messageOf, views } from '../rule/spots.ts'

/** Lines of `role: text`. */
const spoken = (...lines: readonly string[]): Message[] =>
  lines.map(line => {
    const [role, text] = line.split(': ') as [Role, string]
    return messageOf(text, role)
  })

const before = (...lines: readonly string[]): (string[] | undefined)[] =>
  views(spoken(...lines))
    .filter(({ message }) => message.role === 'agent')
    .map(view => {
      const acts = view.before()
      return acts && [...acts].sort()
    })

describe('before', () => {
  it.each<[name: string, lines: readonly string[], acts: readonly (string[] | undefined)[]]>([
    ['the turn just before', ['customer: thank you', 'agent: sure'], [['thanks']]],
    ['no turn before', ['agent: hello', 'customer: thanks'], [undefined]],
    ['no customer at all', ['agent: hello', 'system: joined', 'agent: still here'], [undefined, undefined]],
    ['across own messages', ['customer: thanks', 'agent: sure', 'agent: bye'], [['thanks'], ['thanks']]],
    [
      'across a bot and the system',
      ['customer: thanks', 'bot: wait', 'system: joined', 'agent: hi'],
      [['thanks']],
    ],
    [
      'all messages of the turn',
      ['customer: thanks', 'customer: it is lost', 'agent: oh'],
      [['complaint', 'thanks']],
    ],
    [
      'only the last turn',
      ['customer: thanks', 'agent: sure', 'customer: it is lost', 'agent: oh'],
      [['thanks'], ['complaint']],
    ],
    ['a turn that does nothing', ['customer: hm', 'agent: yes'], [[]]],
    [
      'a question by its mark',
      ['customer: where is it?', 'agent: here', 'customer: 在哪里？', 'agent: here'],
      [['question'], ['question']],
    ],
    [
      'praise that complains is no praise',
      ['customer: great, you lost it', 'agent: oh', 'customer: great', 'agent: oh'],
      [['complaint'], ['praise']],
    ],
    ['what comes later does not count', ['customer: hm', 'agent: yes', 'customer: thanks'], [[]]],
  ])('%s', (_, lines, acts) => expect(before(...lines)).toEqual(acts))
})

describe('earlier', () => {
  it('gives what was said before, the nearest first', () => {
    const all = views(spoken('customer: one', 'agent: two', 'agent: three'))
    const texts = [...(all[2]?.earlier() ?? [])].map(({ passages }) => passages[0]?.text)
    expect(texts).toEqual(['two', 'one'])
    expect([...(all[0]?.earlier() ?? [])]).toEqual([])
  })

  it('is heard for its signals, in whatever order one asks', () => {
    const all = views(spoken('agent: one', 'customer: thanks', 'agent: sorry', 'agent: thank you'))
    const heard = (signal: string): (boolean | undefined)[] =>
      [3, 0, 2, 1].map(i => all[i]?.heardEarlier(signal))
    expect(heard('gratitude')).toEqual([true, false, true, false])
    expect(heard('refusal')).toEqual([true, false, false, false])
    expect(heard('nothing')).toEqual([false, false, false, false])
  })
})

describe('passages', () => {
  it('know their places, their signals and which of them hold one', () => {
    const [view] = views(spoken('agent: thanks\n\nwe left\n\nno thanks, thank you'))
    const passages = view?.passages ?? []
    expect(passages.map(({ index }) => index)).toEqual([0, 1, 2])
    expect(passages[2]?.signal('gratitude')).toEqual([
      { start: 3, end: 9 },
      { start: 11, end: 20 },
    ])
    expect(view?.holding('gratitude').map(({ index }) => index)).toEqual([0, 2])
    expect(view?.holding('nothing')).toEqual([])
  })

  it('lean on their message for the language where they are short', () => {
    const languages = (text: string, lang?: string): string[] => {
      const [view] = views([{ ...messageOf(text), ...(lang === undefined ? {} : { lang }) }])
      return (view?.passages ?? []).map(({ language }) => language)
    }
    const german = 'Vielen Dank für Ihre Nachricht, wir haben Ihre Bestellung verschickt.'
    expect(languages(`Hallo Ana\n\n${german}\n\n24`)).toEqual(['other', 'other', 'none'])
    expect(languages(`Hello Ana\n\nThank you for writing to us about your order.`)).toEqual(['en', 'en'])
    expect(languages(`好的\n\n${german}`)).toEqual(['zh', 'other'])
    expect(languages(`${german}\n\n…`, 'en-GB')).toEqual(['en', 'none'])
    expect(languages('No problem', 'de')).toEqual(['other'])
  })
})
