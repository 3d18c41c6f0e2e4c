import { describe, expect, it } from 'vitest'
import { markdownPassages } from '../../../../src/readers/prose/markdown-parsed.ts'
import { readTemplate, saidTogether, templateReadings } from '../../../../src/readers/prose/template.ts'
import { textPassages } from '../../../../src/readers/prose/text.ts'
import { Located } from '../../../../src/text/located.ts'
import { expectLinear } from '../../../linear.ts'
import * as fc from '../../../random.ts'
import { messagesOf, readFile } from '../reading.ts'

const read = (text: string, indented = false): string[] =>
  templateReadings(Located.file(text), indented).map(it => it.text)

describe('what each customer sees', () => {
  it.each([
    [
      '{% if vip %}A{% elsif b %}B{% elif c %}C{% elseif d %}D{% else %}E{% endif %}',
      ['A', 'B', 'C', 'D', 'E'],
    ],
    ['x{%- if vip -%}A{%- endif -%}y', ['xAy', 'xy']],
    ['{% unless late %}A{% endunless %}', ['A', '']],
    ['{% if late %}A{% endif %}{% unless late %}B{% endunless %}', ['A', 'B']],
    ['{% if late %}A{% endif %}{% if not late %}B{% else %}C{% endif %}', ['AC', 'B']],
    ["{% case x %} {% when 'a' %}A{% when 'b', 'c' %}B{% endcase %}", ['A', 'B', '']],
    ["{% case x %}\n{% when 'a' %}A{% else %}B{% endcase %}", ['A', 'B']],
    ['{% for a in b %}A{% endfor %}', ['A']],
    ['{% for a in b %}A{% else %}B{% endfor %}{% for a in b %}C{% empty %}D{% endfor %}', ['AC', 'BD']],
    ['{% ifchanged %}A{% endifchanged %}', ['A', '']],
    ['{% blocktrans count n=n %}day{% plural %}days{% endblocktrans %}', ['day', 'days']],
    ['{% trans %}Hello{% pluralize %}Hellos{% endtrans %}', ['Hello', 'Hellos']],
    ['{% trans "Hello" %}', ['{% trans "Hello" %}']],
    ['a{% comment %}b{% if %}{% endcomment %}c{# d #}e{% # f %}g', ['aceg']],
    ['{% raw %}{% if %}{{ x }}{% endraw %}', ['{% if %}{{ x }}']],
    ['{% block a %}{% set b = 1 %}A{% endblock %}', ['A']],
    ['{{#if a}}A{{else if b}}B{{else}}C{{/if}}', ['A', 'B', 'C']],
    ['{{#unless a}}A{{else}}B{{/unless}}', ['A', 'B']],
    ['{{~#if a~}}A{{~^~}}B{{~/if~}}', ['A', 'B']],
    ['{{#a}}A{{/a}}{{^a}}B{{/a}}', ['A', 'B']],
    ['{{^a}}B{{/a}}', ['B', '']],
    ['{{#each a as |b|}}A{{else}}B{{/each}}', ['A', 'B']],
    ['{{#link url}}A{{/link}}{{#with a}}B{{/with}}', ['AB']],
    ['{{#> layout}}A{{/layout}}{{! b }}{{!-- c }} --}}', ['A']],
    ['{{{{raw}}}}{{a}}{{{{/raw}}}}', ['{{a}}']],
    ['{{if .A}}A{{else if .B}}B{{end}}{{range .C}}C{{end}}', ['AC', 'BC', 'C']],
    ['<% if a %>A<% elsif b %>B<% else %>C<% end %>', ['A', 'B', 'C']],
    ['<%- unless a -%>A<%- end # if -%>', ['A', '']],
    ['<% a.each do |b| %>A<% end %><%= form_for c do |f| %>B<% end %>', ['AB']],
    ['<% case a %>\n<% when 1 then %>A<% when 2 %>B<% end %>', ['A', 'B', '']],
    ['<% b = if a then 1 else 2 end %>A', ['A']],
    ['<% if (a) { %>A<% } else if (b) { %>B<% } else { %>C<% } %>', ['A', 'B', 'C']],
    ['<% a.forEach(b => { %>A<% }) %>', ['A']],
    ['<% for (const a of b) { %>A<% } %><%# c %><%-- d --%>', ['A']],
    ['*|IF:A|*A*|ELSEIF:B|*B*|ELSE:|*C*|END:IF|*', ['A', 'B', 'C']],
    ['*|IF:A|*A*|END:IF|**|IFNOT:A|*B*|END:IF|*', ['A', 'B']],
    ['<#if a>A<#elseif b gt 1>B<#else>C</#if><#list d as e>D</#list><#-- e -->', ['AD', 'BD', 'CD']],
    ['<#switch a><#case 1>A<#break><#default>B</#switch>', ['A', 'B']],
    ['%%[ IF @a == 1 THEN ]%%A%%[ ELSE ]%%B%%[ ENDIF ]%%', ['A', 'B']],
    ['{% if a %}{{#if b}}A{{else}}B{{/if}}{% else %}<% if c %>C<% end %>{% endif %}', ['A', 'B', 'C', '']],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected)
  })

  it.each([
    ['{% if a %}A'],
    ['A{% endif %}'],
    ['{% if a %}{% for b in c %}A{% endif %}{% endfor %}'],
    ['{% if a %}A{% else %}B{% else %}C{% endif %}'],
    ['{{#if a}}A{{/each}}'],
    ['{% if a %}A{{else}}B{% endif %}'],
    ['<% if (a) { %>A<% }} %>'],
    ['{% comment %}A'],
    ['{% raw %}A'],
    ['Hello {{ name }}'],
  ])('is the text itself where tags do not fit together, or there are none: %s', text => {
    const located = Located.file(text)
    expect(templateReadings(located)).toEqual([located])
  })

  it('a tag alone on its line takes its line with it, and several tags do too', () => {
    expect(read('a\n  {% if b %}{% if c %}  \r\nd\n{% endif %} {% endif %}\ne')).toEqual([
      'a\nd\ne',
      'a\ne',
      'a\ne',
    ])
    expect(read('a\n{% if b %}   c{% endif %}')).toEqual(['a\nc', 'a\n'])
  })

  it('what is indented only for its tags is no code of Markdown', () => {
    const text =
      'A\n\n{% if a %}\n    {% if b %}\n        B\n\n        - C\n          - D\n    {% endif %}\n{% else %}\n    E\n{% endif %}\n'
    expect(read(text, true)).toEqual(['A\n\nB\n\n- C\n  - D\n', 'A\n\n', 'A\n\nE\n'])
    const said = readTemplate(Located.file(text), markdownPassages, true)
    expect(
      [said.passages, ...(said.otherReadings ?? [])].map(it => it.map(({ located }) => located.text)),
    ).toEqual([['A', 'B', 'C', 'D'], ['A'], ['A', 'E']])
  })

  it('readings that differ only in what nobody sees are one', () => {
    const said = readTemplate(
      Located.file('Hi<a href="{% if a %}b{% else %}c{% endif %}"> there{# d #}</a>'),
      located => markdownPassages(located),
    )
    expect(said.otherReadings).toBeUndefined()
    const equal = readTemplate(
      Located.file('{% if a %}Hello you{% else %}Hello you{% endif %}'),
      textPassages,
    )
    expect(equal.otherReadings).toHaveLength(1)
  })
})

describe('front matter', () => {
  it('is read in each arm, and names the language', async () => {
    const text =
      '---\nlang: "zh_TW"\nsubject: {% if late %}您的包裹延誤了{% else %}您的包裹在路上{% endif %}\n---\n\n您好，{{ name }}\n'
    const [message] = messagesOf(await readFile(text, 'a.md'))
    expect(message?.lang).toBe('zh-TW')
    expect(
      [message?.passages ?? [], ...(message?.otherReadings ?? [])].map(reading =>
        reading.map(({ kind, located }) => `${kind}: ${located.text}`),
      ),
    ).toEqual([
      ['subject: 您的包裹延誤了', 'paragraph: 您好，{{ name }}'],
      ['subject: 您的包裹在路上', 'paragraph: 您好，{{ name }}'],
    ])
  })

  it.each([
    ['---\ntitle: a\n---\nlang: en\n'],
    ['Hello\n---\nlang: en\n---\n'],
    ['---\nlang: {{ lang }}\n---\nHello'],
  ])('names none in %j', async text => {
    expect(messagesOf(await readFile(text, 'a.md'))[0]?.lang).toBeUndefined()
  })
})

describe('several texts as one message', () => {
  const [one, two, three] = ['a', 'b', 'c'].map(text => textPassages(Located.file(text)))
  it('have the nth reading of each, or its last', () => {
    if (!one || !two || !three) throw new Error('no passages')
    expect(saidTogether({ passages: one })).toEqual({ passages: one })
    expect(saidTogether({ passages: one }, { passages: two, otherReadings: [three, []] })).toEqual({
      passages: [...one, ...two],
      otherReadings: [[...one, ...three], one],
    })
  })

  it('are read in macros of every notation', async () => {
    const json = JSON.stringify({
      macros: [
        {
          title: 'Late',
          body: '<p>Hi {{name}}, {% if vip %}you are first.{% else %}please wait a little.{% endif %}</p>',
        },
        {
          title: 'Thanks',
          subject: '{{#if a}}Thank you{{else}}Thanks{{/if}}',
          body: 'We have your money. {# why #}',
        },
      ],
    })
    const messages = messagesOf(await readFile(json, 'macros.json'))
    const words = messages.map(({ passages, otherReadings = [] }) =>
      [passages, ...otherReadings].map(reading => reading.map(({ located }) => located.text).join(' | ')),
    )
    expect(words).toEqual([
      ['Hi {{name}}, you are first.', 'Hi {{name}}, please wait a little.'],
      ['Thank you | We have your money.', 'Thanks | We have your money.'],
    ])
  })

  it('the first that says something comes first', () => {
    const said = readTemplate(Located.file('{{#a}}{{/a}}{{^a}}B{{/a}}'), textPassages)
    expect(said.passages.map(({ located }) => located.text)).toEqual(['B'])
    expect(said.otherReadings).toEqual([[]])
  })
})

describe('laws', () => {
  const soup = fc
    .array(
      fc.constantFrom(
        '{% if a %}',
        '{% else %}',
        '{% endif %}',
        '{% for a in b %}',
        '{% endfor %}',
        '{{#if a}}',
        '{{else}}',
        '{{/if}}',
        '{{#a}}',
        '{{/a}}',
        '{{^a}}',
        '<% if a %>',
        '<% end %>',
        '<% } else { %>',
        '{% raw %}',
        '{% endraw %}',
        '{% comment %}',
        '{% endcomment %}',
        '\n',
        '\r\n',
        '    ',
        'W ',
        'X',
        '{{ n }}',
      ),
      { maxLength: 30 },
    )
    .map(parts => parts.join(''))

  it('no word is lost but in comments, whatever the tags', () => {
    fc.assert(
      fc.property(soup, fc.boolean(), (text, indented) => {
        const all = templateReadings(Located.file(text), indented)
        const seen = new Set(
          all.flatMap(reading =>
            [...reading.text.matchAll(/[WX]/g)].map(
              ({ index }) => reading.source({ start: index, end: index + 1 }).start,
            ),
          ),
        )
        const told = text.replace(/\{% comment %\}.*?\{% endcomment %\}/gs, hidden =>
          ' '.repeat(hidden.length),
        )
        if (!/\{% (?:raw|comment) %\}/.test(told))
          for (const { index } of told.matchAll(/[WX]/g)) expect(seen, text).toContain(index)
      }),
      { numRuns: 500 },
    )
  })

  const tags = ['{% if a %}x', '{% if a %}x{% endif %}', '{% for a in b %}\n    x\n', '{% endif %}', '{{#a}}']
  it.each([
    ...tags.map(tag => [tag, ''] as const),
    ...tags.map(tag => [tag, '{% endif %}'] as const),
    ['{% for a in b %}\n  x\n{% else %}\n  y\n', '{% endfor %}\n'] as const,
  ])('many %j, then as many %j, cost no more than their length', (tag, end) =>
    expectLinear(
      5000,
      size => Located.file(tag.repeat(size) + end.repeat(size)),
      text => templateReadings(text, true),
    ),
  )
})
