import { defineRule } from '../../src/rule/define.ts'
import { names } from '../../src/rule/options.ts'
import { variableOf, variableRange } from '../../src/rule/slots.ts'
import { nearest } from '../../src/text/nearest.ts'

/** A name longer than this is no slip of a finger. */
const longest = 80

/** Whether a name fits a pattern in which `*` stands for anything. */
const fits = (name: string, pattern: string): boolean => {
  const [first = '', ...rest] = pattern.split('*')
  const last = rest.pop()
  if (last === undefined) return name === pattern
  if (!name.startsWith(first) || name.length < first.length + last.length || !name.endsWith(last))
    return false
  let at = first.length
  for (const part of rest) {
    const found = name.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  return at <= name.length - last.length
}

/** Tags of a file that steer and print nothing. */
const steering = /\{%[^{]{1,400}?%\}|\{\{[~-]?\s*[#^][^{]{1,400}?\}\}|<%[^<]{1,400}?%>/g

/** Names that such a tag brings in: `for item in …`, `assign total = …`, `as |user|`, `do |item|`. */
const bringsIn =
  /\b(?:for|assign|set|capture|let|increment|decrement)\s+([\w, ]+?)(?:\s+in\b|\s*=|\s*[-~]?%)|(?:\bas|\bdo|\{)\s*\|?\s*([\w, ]+?)\s*(?:\||[-~]?[%}])|([$\w, ]+?)\s*:=|(?:<%-?|;)\s*([@\w]+)\s*=(?!=)/g

const always = 'this self loop forloop block super true false now'.split(' ')

interface OwnNames {
  readonly own: ReadonlySet<string>
  /** Whether some tag changes what a bare name means: `{{#each orders}}{{name}}`. */
  readonly relative: boolean
}

const readOwnNames = (file: string): OwnNames => {
  const own = new Set(always)
  let relative = false
  for (const [tag] of file.matchAll(steering)) {
    relative ||= /^\{\{[~-]?\s*[#^](?!if|unless)/.test(tag)
    for (const [, ...groups] of tag.matchAll(bringsIn)) {
      for (const word of groups.join(' ').split(/[\s,|]+/)) if (word !== '') own.add(word)
    }
  }
  return { own, relative }
}

/** The names of the file that was asked for last: its messages come one after the other. */
let last: { readonly file: string; readonly names: OwnNames } | undefined

const ownNames = (file: string): OwnNames => {
  if (last?.file !== file) last = { file, names: readOwnNames(file) }
  return last.names
}

const some = { declared: ['ticket.*', 'customer.first_name', 'order.number', 'plan'] }

export default defineRule({
  id: 'unknown-variable',
  title: { en: 'Use placeholders that exist', zh: '只用存在的占位符' },
  why: {
    en: 'A misspelt placeholder prints nothing, or its own braces, where the customer looks for a fact.',
    zh: '占位符写错，客户看到的是空白或花括号，而不是要找的内容。',
  },
  severity: 'error',
  cite: [
    {
      source: 'zendesk-placeholders',
      where: 'placeholders are case sensitive, and blank where there is no value',
      statements: [],
    },
  ],
  languages: ['en', 'zh'],
  fix: 'suggestion',
  messages: {
    unknown: {
      en: '“{name}” is not among the declared placeholders; the customer would see a gap or the braces.',
      zh: '“{name}”不在已声明的占位符之列；客户会看到空白或花括号。',
    },
    near: {
      en: '“{name}” is not among the declared placeholders; did you mean “{near}”?',
      zh: '“{name}”不在已声明的占位符之列；是不是“{near}”？',
    },
  },
  options: {
    declared: names({
      about: 'The placeholders that your program fills in, by name or as a pattern: “ticket.*”.',
    }),
  },
  notes: [
    'It speaks only where placeholders are declared. Upper and lower case count, as they do in most helpdesks.',
    'It compares the variable alone: “{{ customer.name | default: "there" }}” is customer.name, and so is “<%= @customer.name %>” with or without its @.',
    'Left alone: calls and sums, “%s” and “{0}”, notes such as [AMOUNT] that a person fills in, tags that print nothing, names that a tag of the same file brings in (for item in …, assign …), and bare names in a file with sections such as {{#each}}, unless a declared name is near.',
    'A placeholder in an attribute, such as the address behind a link, is not read.',
    'The near name is offered and never put in by itself: two names that look alike may both be wrong.',
  ],
  examples: [
    {
      about: 'A name that is nearly right',
      turns: ['agent: Your ticket {{ticket.id}} is with us, {{«customer.frist_name»}}.'],
      options: some,
      also: [],
    },
    {
      about: 'A name in the wrong case, before a filter',
      turns: ['agent: The parcel {{ «Order.number» | upcase }} left our depot this morning.'],
      options: some,
      also: [],
    },
    {
      about: 'A name that nobody has declared',
      turns: ['agent: The bill goes to {{«billing.street»}} on Monday.'],
      options: some,
      also: [],
    },
    {
      about: 'All names are declared',
      turns: [
        'agent: Ticket {{ticket.requester.first_name}}: order {{ order.number }} is on the plan <%= @plan %>.',
      ],
      options: some,
      also: [],
    },
    {
      about: 'The text brings the name in',
      turns: ['agent: {% for item in ticket.items %}{{ item.title }}, {% endfor %}all on their way.'],
      options: some,
      also: [],
    },
    {
      about: 'Nothing is declared',
      turns: ['agent: The bill goes to {{billing.street}} on Monday.'],
      also: [],
    },
    {
      about: '差一个字母的占位符',
      turns: ['agent: 您的订单 {{«oder.number»}} 今天上午已发出。'],
      options: some,
      also: [],
    },
  ],
  when: ({ message }, { declared }) =>
    declared.length > 0 && message.passages.some(({ placeholders }) => placeholders.length > 0),
  *check(message, { say, options: { declared } }) {
    if (declared.length === 0) return
    const exact = new Set(declared)
    const patterns = declared.filter(each => each.includes('*'))
    const plain = declared.filter(each => !each.includes('*'))
    const isDeclared = (name: string): boolean => exact.has(name) || patterns.some(each => fits(name, each))
    for (const passage of message.passages) {
      for (const slot of passage.passage.placeholders) {
        const name = variableOf(passage.text, slot)
        if (name === undefined || isDeclared(name) || isDeclared(name.replace(/^[@$]/, ''))) continue
        const { own, relative } = ownNames(passage.passage.located.whole)
        if (own.has(name.split(/[.[]/, 1)[0] ?? '')) continue
        const range = variableRange(passage.text, slot, name)
        if (!range) continue
        const near = name.length <= longest ? nearest(name, plain) : undefined
        if (near === undefined && relative && !name.includes('.')) continue
        yield near === undefined
          ? say.unknown(passage, range, { name })
          : say.near(passage, range, { name, near }, { offers: [{ text: near, safe: false }] })
      }
    }
  },
})
