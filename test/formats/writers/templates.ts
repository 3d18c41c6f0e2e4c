import { htmlSpelling, type Pick, type Script, sayAll, type Writer } from '../script.ts'

const plain = (character: string): string => character

/** Says a text with tags that nobody sees before some of its words. */
const sayAmong = (
  script: Script,
  text: string,
  pick: Pick,
  tags: readonly string[],
  spell: (character: string) => string,
): void => {
  for (const word of text.split(/(?<= )/)) {
    if (pick(4) === 0) script.raw(tags[pick(tags.length)] ?? '')
    sayAll(script, word, spell)
  }
}

const jsxSpelling =
  (pick: Pick) =>
  (character: string): string =>
    character === ' '
      ? pick(4) === 0
        ? '\r\n\t    '
        : ' '
      : /[{}<>&]/.test(character) || pick(6) === 0
        ? `&#${pick(2) === 0 ? character.codePointAt(0) : `x${character.codePointAt(0)?.toString(16)}`};`
        : character

const stringSpelling =
  (pick: Pick, quote: string) =>
  (character: string): string => {
    if (character === quote || character === '\\' || (quote === '`' && character === '$'))
      return `\\${character}`
    if (pick(6) > 0) return character
    const code = character.codePointAt(0) ?? 0
    return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`
  }

const attributeSpelling =
  (pick: Pick, quote: string) =>
  (character: string): string =>
    character === quote || character === '&' || pick(6) === 0 ? `&#${character.codePointAt(0)};` : character

const component =
  (write: (text: string, script: Script, pick: Pick) => void): Writer['write'] =>
  ([message], script, pick) => {
    script.raw("import { Html, Text } from '@react-email/components'\r\n\r\n")
    script.raw('export default ({ vip }: { vip: boolean }) => (\r\n  <Html>\r\n    ')
    write(message?.text ?? '', script, pick)
    script.raw('\r\n  </Html>\r\n)\r\n')
  }

export const templateWriters: readonly Writer[] = [
  {
    format: 'html',
    name: 'Liquid tags among the words, CR LF',
    path: 'a.liquid',
    holds: 'message',
    write: ([message], script, pick) => {
      script.raw('\uFEFF{% comment %}{% if %}{% endcomment %}{% if vip %}\r\n  <p>')
      script.begin()
      const tags = [
        '{# not seen #}',
        '{% assign a = "}}" %}',
        '{%- if a -%}',
        '{% unless vip %}x{% endunless %}',
      ]
      sayAmong(script, message?.text ?? '', pick, tags.with(2, '{% if a %}{% endif %}'), htmlSpelling(pick))
      script.raw('</p>\r\n{% else %}\r\n<p>Not for you.</p>\r\n{% endif %}\r\n')
    },
  },
  {
    format: 'html',
    name: 'the words of a picture',
    path: 'a.html.erb',
    holds: 'message',
    write: ([message], script, pick) => {
      const quote = pick(2) === 0 ? '"' : "'"
      script.raw(`<% if @vip %>\n<p><img src=${quote}a.png${quote}\n  alt = ${quote}`)
      script.begin()
      sayAll(script, message?.text ?? '', attributeSpelling(pick, quote))
      script.raw(`${quote}></p>\n<% end %>`)
    },
  },
  {
    format: 'mjml',
    name: 'references among Handlebars',
    path: 'a.mjml',
    holds: 'message',
    write: ([message], script, pick) => {
      script.raw('<mjml><mj-head><mj-style>a > b {}</mj-style></mj-head><mj-body>\n<mj-text>{{#if vip}}')
      script.begin()
      const tags = ['{{!-- a }} b --}}', '{{#each a}}{{/each}}', '{{^vip}}x{{/vip}}']
      sayAmong(script, message?.text ?? '', pick, tags, htmlSpelling(pick))
      script.raw('{{else}}Not for you.{{/if}}</mj-text>\n</mj-body></mjml>')
    },
  },
  {
    format: 'markdown',
    name: 'front matter, and words indented between tags',
    path: 'a.md.erb',
    holds: 'message',
    write: ([message], script, pick) => {
      script.raw('---\r\nlang: en\r\ntags: [a]\r\n---\r\n\r\n<% if @vip %>\r\n      ')
      script.begin()
      sayAll(script, message?.text ?? '', character =>
        character !== ' ' && /[!-/:-@[-`{-~]/.test(character) ? `\\${character}` : character,
      )
      script.raw(`\r\n<% ${pick(2) === 0 ? 'else' : 'elsif @late'} %>\r\nNot for you.\r\n<% end %>\r\n`)
    },
  },
  {
    format: 'text',
    name: 'tags on their own lines',
    path: 'a.txt.j2',
    holds: 'message',
    write: ([message], script, pick) => {
      script.raw('{# a\nb #}\n{% if vip %}\n')
      script.begin()
      sayAmong(script, message?.text ?? '', pick, ['{% set a = 1 %}', '{% for a in b %}{% endfor %}'], plain)
      script.raw('\n{% else %}\nNot for you.\n{% endif %}\n')
    },
  },
  {
    format: 'react-email',
    name: 'text over lines, with elements and comments',
    path: 'a.tsx',
    holds: 'message',
    write: component((text, script, pick) => {
      script.raw('{vip && <Text>\r\n      ')
      script.begin()
      for (const word of text.split(/(?<= )/)) {
        const last = word.endsWith(' ')
        const marked = pick(5) === 0
        if (marked) script.raw('<b>')
        sayAll(script, word.trimEnd(), jsxSpelling(pick))
        if (marked) script.raw('</b>')
        if (last) script.say(' ')
        if (last && pick(5) === 0) script.raw('{/* not seen */}')
      }
      script.raw('\r\n    </Text>}')
    }),
  },
  {
    format: 'react-email',
    name: 'lines that JSX joins',
    path: 'a.jsx',
    holds: 'message',
    write: ([message], script, pick) => {
      script.raw(
        "const { Text } = require('@react-email/components')\n\uFEFF\nmodule.exports = () => <Text>\n\n  ",
      )
      script.begin()
      sayAll(script, message?.text ?? '', jsxSpelling(pick))
      script.raw('\n</Text>\n')
    },
  },
  {
    format: 'react-email',
    name: 'strings in expressions',
    path: 'a.tsx',
    holds: 'message',
    write: component((text, script, pick) => {
      const quote = ['"', "'", '`'][pick(3)] ?? '"'
      script.raw(`<Text>{vip ? ${quote}`)
      script.begin()
      sayAll(script, text, stringSpelling(pick, quote))
      script.raw(`${quote} : <b>Not for you.</b>}</Text>`)
    }),
  },
  {
    format: 'react-email',
    name: 'words in props',
    path: 'a.tsx',
    holds: 'message',
    write: component((text, script, pick) => {
      const quote = pick(2) === 0 ? '"' : "'"
      script.raw(`${pick(2) === 0 ? '<Layout preview' : '<img alt'}=${quote}`)
      script.begin()
      sayAll(script, text, attributeSpelling(pick, quote))
      script.raw(`${quote} />`)
    }),
  },
]
