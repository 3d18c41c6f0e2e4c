import { describe, expect, test } from 'vitest'
import { textPassages } from '../../src/readers/prose/text.ts'
import { readSource } from '../../src/readers/read.ts'
import type { Message } from '../../src/text/conversation.ts'
import { Located } from '../../src/text/located.ts'
import { isProblem } from '../../src/text/problem.ts'
import { checkerWith, folder } from './harness.ts'

type Options = Readonly<Record<string, unknown>>

const filed = async (rule: string, path: string, text: string, options: Options = {}) => {
  const reading = await readSource({ path, located: Located.file(text) }, {})
  if (!reading || isProblem(reading)) throw new Error('unread')
  const { report } = await checkerWith(rule, options).file(reading, { path, text })
  return report.findings.filter(finding => finding.rule === rule)
}

const found = async (rule: string, text: string, message: Partial<Message> = {}, options: Options = {}) => {
  const passages = textPassages(Located.file(text))
  const agent = { path: [], role: 'agent' as const, audience: 'customer' as const, passages, ...message }
  const checked = await checkerWith(rule, options).conversation({ messages: [agent] })
  return checked
    .flatMap(({ winners }) => winners.map(({ finding }) => finding))
    .filter(finding => finding.rule.id === rule)
    .map(({ passage, range }) => passage.text.slice(range.start, range.end))
}

describe('unknown-variable', () => {
  const unknown = (text: string, ...declared: readonly string[]) =>
    found('unknown-variable', text, {}, { declared })

  test.each([
    ['ticket.*', '{{ticket.id}} {{ticket.requester.name}}', []],
    ['ticket.*', '{{tickets.id}} {{ticket}}', ['tickets.id', 'ticket']],
    ['*_name', '{{first_name}} {{name}}', ['name']],
    ['a*b*c', '{{a.b.c}} {{abc}} {{a.c}} {{acb}}', ['a.c', 'acb']],
    ['*', '{{anything.at.all}}', []],
    [
      'name',
      '%{nam} \x24{nam} #{nam} *|NAM|* [[nam]] {nam} %nam%',
      ['nam', 'nam', 'nam', 'NAM', 'nam', 'nam', 'nam'],
    ],
    ['name', '%s %1$d %@ {0} [AMOUNT] [your name] https://x.com/a', []],
    ['name', '{{ nam | upcase }} {{ nam or "you" }} {{ f(nam) }} {{ nam + 1 }}', ['nam', 'nam']],
    ['Name', '{{name}}', ['name']],
  ])('%s declared: %s', async (declared, text, names) => {
    expect(await unknown(text, declared)).toEqual(names)
  })

  test('the near name is offered for the name alone, and never put in unseen', async () => {
    const text = 'Dear {{ custmer.name | upcase }}, thank you.\n'
    const [finding] = await filed('unknown-variable', 'a.txt', text, { declared: ['customer.name', 'plan'] })
    const [rewrite] = finding?.rewrites ?? []
    expect(rewrite).toMatchObject({ text: 'customer.name', safe: false })
    const [edit] = rewrite?.edits ?? []
    if (!edit) throw new Error('no edit')
    expect(text.slice(0, edit.start) + edit.text + text.slice(edit.end)).toBe(
      'Dear {{ customer.name | upcase }}, thank you.\n',
    )
  })

  test.each([
    ['a.html', '<p>{% for item in order.items %}{{ item.title }} {% endfor %}thank you.</p>'],
    ['a.html', '<p>{% assign total = order.total %}You paid {{ total }} for it.</p>'],
    ['a.html.erb', '<p><% @items.each do |item| %>Your <%= item.name %> is here. <% end %></p>'],
    ['a.hbs', '<p>{{#each orders as |order|}}Your {{order.name}} is here. {{/each}}</p>'],
    ['a.hbs', '<p>{{#each orders}}Your {{title}} is here. {{/each}}</p>'],
  ])('names that tags of %s bring in: %s', async (path, text) => {
    expect(await filed('unknown-variable', path, text, { declared: ['zebra'] })).toEqual([])
  })
})

describe('leftover-placeholder', () => {
  const inChat = (text: string) => found('leftover-placeholder', text, { channel: 'chat', author: 'Megan' })
  const inMacro = (text: string) => found('leftover-placeholder', text, { channel: 'macro' })

  test.each([
    ['Dear [Your Name], we sent [AMOUNT] on [date].', ['[Your Name]', '[AMOUNT]', '[date]']],
    ['Hello *|FNAME|*, it is <%= name %>.', ['*|FNAME|*', '<%= name %>']],
    ['Order XXX ships today.', ['XXX']],
    ['尊敬的XX先生，您好。', ['XX']],
    ['您的订单将于XX月XX日发出。', ['XX月XX日']],
    ['【订单号】已发出，金额【金额】。', ['【订单号】', '【金额】']],
    ['TBD: [TBD].', ['[TBD]']],
    ['Lorem ipsum dolor. Lorem ipsum sit.', ['Lorem ipsum']],
  ])('in a chat: %s', async (text, words) => {
    expect(await inChat(text)).toEqual(words)
  })

  test.each([
    'Your card XXXX XXXX XXXX 1234 was charged, and XXX-XX-1234 too.',
    'The number ends in XXX 123, or 12 XXX.',
    'It comes in XXL, XXXL and 3XL.',
    'See you soon! Love, Anna XXX',
    'Watch Super Bowl XXX with us.',
    'Mail us at xxx@example.com or https://example.com/XXX/todo.',
    'Ask for a TODO list in the TODOS app.',
    'PUEDE CON TODO LO QUE QUIERA.',
    '[laughs] [Image] [Ticket 12] [NAME] [PHONE] as before.',
    'Put the merge tag {{first_name}} into your subject.',
    'The date is still TBD.',
    'Use 100%s, or %d of it.',
  ])('left alone in a chat: %s', async text => {
    expect(await inChat(text)).toEqual([])
  })

  test.each([
    ['Hello {{first_name}}, [Your Name] sent [AMOUNT]. 【姓名】', []],
    ['Say what to do. FIXME', ['FIXME']],
    ['The depot is at (待定)，地址待补充。', ['(待定)', '待补充']],
    ['XXXL and XXXX are sizes and masks.', []],
  ])('in a macro: %s', async (text, words) => {
    expect(await inMacro(text)).toEqual(words)
  })

  test('not in a note, nor in a mail or canned answer that nobody has sent', async () => {
    expect(await found('leftover-placeholder', '[AMOUNT] TODO', { audience: 'internal' })).toEqual([])
    for (const channel of ['email', 'chat'] as const)
      expect(await found('leftover-placeholder', 'You get [AMOUNT].', { channel })).toEqual([])
    const sent = { channel: 'email' as const, author: 'Megan' }
    expect(await found('leftover-placeholder', 'You get [AMOUNT].', sent)).toEqual(['[AMOUNT]'])
  })
})

describe('placeholder-punctuation', () => {
  const id = 'placeholder-punctuation'

  test.each([
    ['Hi {{name}},, thank you.', 'Hi {{name}}, thank you.'],
    ['Hi {{name}} , thank you.', 'Hi {{name}}, thank you.'],
    ['Hi ,{{name}}! Thank you.', 'Hi, {{name}}! Thank you.'],
    ['You pay {{total}}.. Thank you.', 'You pay {{total}}. Thank you.'],
    ['We send the the {{item}} on Monday.', 'We send the {{item}} on Monday.'],
    ['Dear Mr. Mr. {{name}}, thank you.', 'Dear Mr. {{name}}, thank you.'],
    ['Hello,, {{name}}.', 'Hello, {{name}}.'],
    ['{{name}}，，椅子已发出。', '{{name}}，椅子已发出。'],
    ['您的工单{{id}}。。谢谢。', '您的工单{{id}}。谢谢。'],
  ])('%s becomes %s', async (text, better) => {
    const [finding, ...more] = await filed(id, 'a.txt', text)
    expect(more).toEqual([])
    const [rewrite] = finding?.rewrites ?? []
    expect(rewrite?.safe).toBe(true)
    const [edit] = rewrite?.edits ?? []
    if (!edit) throw new Error('no edit')
    expect(text.slice(0, edit.start) + edit.text + text.slice(edit.end)).toBe(better)
    expect(await filed(id, 'a.txt', better)).toEqual([])
  })

  test.each([
    'Loading {{file}}... {{a}}... done',
    'See {{dir}}../{{file}} and {{lat}},{{lng}}.',
    'Bonjour {{name}} ! Merci pour votre commande, elle est en route pour vous.',
    '{{label}} : {{value}} – {{more}}',
    'Is it that {{name}}? That that {{name}} chose, hm.',
    'We are at {{host}} :) Thank you.',
    'The {{file}} .pdf is here.',
  ])('left alone: %s', async text => {
    expect(await filed(id, 'a.txt', text)).toEqual([])
  })

  test('the fix is right behind markup', async () => {
    const text = '<p>Dear <b>{{ name }}</b> , thank you for the chairs.</p>'
    const [finding] = await filed(id, 'a.html', text)
    const [edit] = finding?.rewrites[0]?.edits ?? []
    expect(edit && text.slice(0, edit.start) + edit.text + text.slice(edit.end)).toBe(
      '<p>Dear <b>{{ name }}</b>, thank you for the chairs.</p>',
    )
  })
})

describe('name-without-fallback', () => {
  const every = { every: true }
  test.each([
    ['Hi {{ first_name }},\n\nthank you.', ['{{ first_name }}']],
    ['Good morning <%= @user.first_name %>,\n\nthank you.', ['<%= @user.first_name %>']],
    ['Hi {first_name},\n\nthank you.', []],
    ['Hi {{ first_name | default: "you" }},\n\nthank you.', []],
    ['Hi {{ plan }},\n\nthank you.', []],
    ['Hi {{ first_name }} from {{ city }},\n\nthank you.', []],
    ['Your driver {{ first_name }}, thank you.', []],
  ])('%s', async (text, words) => {
    expect(await found('name-without-fallback', text, {}, every)).toEqual(words)
  })

  test('a branch looks after the empty name', async () => {
    const guarded =
      '<p>{% if first_name %}Hi {{ first_name }},{% else %}Hi there,{% endif %}</p><p>Thank you for the chairs.</p>'
    expect(await filed('name-without-fallback', 'a.html', guarded, every)).toEqual([])
  })
})

describe('twin-drift', () => {
  const drift = (html: string, plain: string) =>
    found('twin-drift', html, { twin: textPassages(Located.file(plain)) })

  test.each([
    ['One two three four five six.', 'ONE, two: three\n\nfour five – six!', []],
    ['One two three four five six.', 'One two three nine five six.', ['four']],
    ['Go to https://x.com/a now, please.', 'Go to https://x.com/b now, please.', ['https://x.com/a']],
    ['Reset it below.\n\nThank you for it.', 'Reset it below.\n\nhttps://x.com/a\n\nThank you for it.', []],
    ['Thank you for the chairs.', 'View this in your browser\n\nThank you for the chairs.', []],
    ['A short preview\n\nThank you for the chairs.', 'Thank you for the chairs.', []],
    ['Thank you for the chairs. Bye now.', 'Thank you for the chairs.', ['Bye now']],
    ['Your chairs & table leave now.', 'Your chairs and table leave now.', []],
    ['Hello {{ name | upcase }}, bye.', 'Hello {{name}}, bye.', []],
    ['Hello {{ name }}, bye.', 'Hello {{ nam }}, bye.', ['{{ name }}']],
  ])('%j beside %j', async (html, plain, words) => {
    expect(await drift(html, plain)).toEqual(words)
  })

  test('a message without a second copy has none', async () => {
    expect(await found('twin-drift', 'One two three.')).toEqual([])
  })
})

test('each rule says what it says in Chinese too', () => {
  const own = folder.rules.filter(({ group }) => group === 'placeholders' || group === 'collections')
  expect(own.length).toBe(7)
  for (const { zh } of own) expect(`${zh?.title}${zh?.why}${zh?.message}`).toMatch(/\p{Script=Han}{4}/u)
})
