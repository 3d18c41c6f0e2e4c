import { describe, expect, it } from 'vitest'
import { marks } from '../../../../src/readers/prose/placeholder-marks.ts'
import { findPlaceholders, mask } from '../../../../src/readers/prose/placeholders.ts'
import { expectLinear } from '../../../linear.ts'
import * as fc from '../../../random.ts'

const found = (text: string): string[] =>
  findPlaceholders(text).map(({ start, end, type, name }) => `${text.slice(start, end)} ${type} ${name}`)

describe('placeholders are found in every template language', () => {
  it.each([
    [
      'Hi {{ticket.requester.first_name}},',
      '{{ticket.requester.first_name}} name ticket.requester.first_name',
    ],
    ['Hi {{{ raw_name }}},', '{{{ raw_name }}} name raw_name'],
    ['{{#each items}}', '{{#each items}} block #each items'],
    ['{{/if}}', '{{/if}} block /if'],
    ['{{else}}', '{{else}} block else'],
    ['{{! a comment }}', '{{! a comment }} block ! a comment'],
    ['{{- .DueDate -}}', '{{- .DueDate -}} date .DueDate'],
    ['{% if vip and total > 3 %}', '{% if vip and total > 3 %} block if vip and total > 3'],
    ["Open {% url 'reset' %} now", "{% url 'reset' %} link url 'reset'"],
    ['{# not sent #}', '{# not sent #} block not sent'],
    ['<%= @user.name %>', '<%= @user.name %> name @user.name'],
    ['<% if @late %>', '<% if @late %> block if @late'],
    ['%{ticket.client_link}.', '%{ticket.client_link} link ticket.client_link'],
    [`\${amount} is due`, `\${amount} money amount`],
    [`$\{{ order.total }} is due`, '{{ order.total }} money order.total'],
    ['Hi #{ticket.customer.firstname}', '#{ticket.customer.firstname} name ticket.customer.firstname'],
    ['Hi [[contact name]]', '[[contact name]] name contact name'],
    ['up to [AMOUNT] by', '[AMOUNT] money AMOUNT'],
    ['by [DUE_DATE 2]', '[DUE_DATE 2] date DUE_DATE 2'],
    ['Your [Product Name] works', '[Product Name] unknown Product Name'],
    ['Best, [your name]', '[your name] name your name'],
    ['您好[姓名]', '[姓名] name 姓名'],
    ['Hi {!Contact.FirstName},', '{!Contact.FirstName} name Contact.FirstName'],
    ['Hi {name}', '{name} name name'],
    ['Hi {$client_first_name}', '{$client_first_name} name $client_first_name'],
    ['Hi %first_name%!', '%first_name% name first_name'],
    ['Hi |*NAME*|', '|*NAME*| name NAME'],
    ['Hi *|FNAME|*', '*|FNAME|* name FNAME'],
    ['*|IF:VIP|*', '*|IF:VIP|* block IF:VIP'],
    [
      'Hi <attribute key="user.name" default="there"/>, hello',
      '<attribute key="user.name" default="there"/> name user.name',
    ],
    ['%(agent)s wrote', '%(agent)s name agent'],
    ['{{ a | default: "x }} y" }}', '{{ a | default: "x }} y" }} unknown a | default: "x }} y"'],
    ["{{ don't }} and {{ can't }}", "{{ don't }} unknown don't", "{{ can't }} unknown can't"],
    ['{{open and {{ link }}', '{{ link }} link link'],
    ['{{!-- a }} b --}}', '{{!-- a }} b --}} block a }} b'],
    ['{{{{raw}}}}', '{{{{raw}}}} block raw'],
    ['<%-- a %> b --%>', '<%-- a %> b --%> block a %> b'],
    ['<%= form_for @user do |f| %>', '<%= form_for @user do |f| %> block form_for @user do |f|'],
    ['<#if late>', '<#if late> block if late'],
    ['</#list>', '</#list> block list'],
    ['%%[ IF @a THEN ]%%', '%%[ IF @a THEN ]%% block IF @a THEN'],
    ['Hi %%First Name%%,', '%%First Name%% name First Name'],
    ['Hi %%=v(@name)=%%,', '%%=v(@name)=%% name v(@name)'],
    [
      "Hi {{personalization_token('contact.firstname', 'you')}}",
      "{{personalization_token('contact.firstname', 'you')}} name personalization_token('contact.firstname', 'you')",
    ],
    ['$t(common.greeting)', '$t(common.greeting) unknown common.greeting'],
    [
      '%1$s of %2$@, %.2f, %ld and %@',
      '%1$s unknown 1$s',
      '%2$@ unknown 2$@',
      '%.2f unknown .2f',
      '%ld unknown ld',
      '%@ unknown @',
    ],
    ['{% trans %}', '{% trans %} block trans'],
    ['{% trans "Hello" %}', '{% trans "Hello" %} unknown trans "Hello"'],
  ])('%s', (text, ...expected) => {
    expect(found(text)).toEqual(expected)
  })

  it.each([
    ['[text](https://example.com)'],
    ['[REF][1] and [x][REF]'],
    ['- [x] done, [ ] open, [1]'],
    ['as they wrote [sic] to us'],
    ['50% off, 100%sure, 20 % discount'],
    ['{{ never closed'],
    ['{count, plural, one {# item} other {# items}}'],
    ['a { color: red }'],
    ['5 < 6 and *bold* | *other* |'],
    [`{{}} \${} {}`],
  ])('no placeholder: %s', text => {
    expect(found(text)).toEqual([])
  })
})

describe('a fallback', () => {
  it.each([
    ['{{ name | default: "there" }}'],
    ["{{ name|default('there') }}"],
    ['{{ name | capitalize | default: fallback_name }}'],
    ['{{name|fallback:"there"}}'],
    ['{{lead.First Name:default=there}}'],
    ['{{insert name "default=Customer"}}'],
    ['<attribute key="user.name" default="there"/>'],
    ["<%= @user.name || 'there' %>"],
    ['<%= @user.name.presence || t("friend") %>'],
    ['<%= user?.name ?? "there" %>'],
    ['<%= name ? name : "there" %>'],
    ['{{ name or "there" }}'],
    ['{{ name if name else "there" }}'],
    ["{{ name ?: 'there' }}"],
    [`\${name!"there"}`],
    [`\${name:-there}`],
    [`{{\${first_name} | default: 'there'}}`],
    ['{{default name "there"}}'],
    ["{{ personalization_token('contact.firstname', 'there') }}"],
  ])('stands in %s', text => {
    expect(findPlaceholders(text).map(({ fallback }) => fallback)).toEqual([true])
  })

  it.each([
    ['{{ name }}'],
    ['{{ name | default: "" }}'],
    ["{{ name|default('') }}"],
    ['{{ name | capitalize }}'],
    ['{{ due | date: "%d %B: %H" }}'],
    ['<attribute key="user.name"/>'],
    ['<attribute key="user.name" default=""/>'],
    ['<%= @user.name %>'],
    ['<%= t("hello", name: @name) %>'],
    ['{{ default_name }}'],
    ['{{ order.name }}'],
    ['{% if a or b %}'],
    ['[NAME]'],
    ['%{name}'],
  ])('stands not in %s', text => {
    expect(findPlaceholders(text).map(({ fallback }) => fallback)).toEqual([undefined])
  })
})

describe('laws', () => {
  const messy = fc
    .array(
      fc.constantFrom(
        '{{',
        '}}',
        '{',
        '}',
        '{%',
        '%}',
        '<%',
        '%>',
        '[',
        ']',
        '"',
        "'",
        '%',
        'name',
        'A B',
        ' ',
        '\n',
        '*|',
        '|*',
        '#',
        '$',
        '\uE000',
        '😀',
      ),
      { maxLength: 40 },
    )
    .map(parts => parts.join(''))

  it('placeholders stand in their order and apart, and masking changes no offset and no line end', () => {
    fc.assert(
      fc.property(messy, text => {
        const placeholders = findPlaceholders(text)
        let last = 0
        for (const { start, end } of placeholders) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeGreaterThan(start)
          last = end
        }
        const masked = mask(text, placeholders)
        expect(masked).toHaveLength(text.length)
        expect(masked.replace(/[^\n]/g, '.')).toBe(text.replace(/[^\n]/g, '.'))
        expect(last).toBeLessThanOrEqual(text.length)
      }),
      { numRuns: 200 },
    )
  })

  it.each(['{{ ', '{{ " ', '<% ', '[', '%a', '{', '{# ', '<attribute '])(
    'many %s that nobody closes cost no more than their length',
    mark => expectLinear(10_000, size => mark.repeat(size), findPlaceholders),
  )
})

it.each(marks.map(({ open, close }) => [open, close] as const))('finds what %s opens', (open, close) => {
  const inside = open === '<#' || open === '</#' ? 'if' : 'NAME'
  const text = `A ${open}${inside}${close} b`
  expect(findPlaceholders(text)).toMatchObject([{ start: 2, end: text.length - 2 }])
})
