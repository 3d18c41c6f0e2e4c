import { describe, expect, it } from 'vitest'
import { htmlPassages, readHtml } from '../../../../src/readers/prose/html.ts'
import { Located } from '../../../../src/text/located.ts'
import * as fc from '../../../random.ts'
import { at, expectReplaced, expectTruePlaces, expectWritten, outline } from '../laws.ts'
import { messagesOf, readFile } from '../reading.ts'

const read = (source: string) => htmlPassages(Located.file(source))

const mail = `<!DOCTYPE html>
<html><head><title>Your order &amp; you</title><meta charset="utf-8">
<style>p { color: red }</style></head>
<body>
<div style="display:none">A look inside</div>
<!--[if mso]><p>Outlook only</p><![endif]-->
<table>{{#each items}}<tr class="{{ if a "b" }}"><td>Item {{name}}</td><td><p>Price
  is <b>{{price}}</b></p></td></tr>{{/each}}</table>
<h1>We&rsquo;re   sorry</h1>
<p>Thank you<br />for waiting,&nbsp;<em>Ana</em>.
<p>No end tag
<ul><li>One<li><p>Two</p></ul>
<script>var a = "<p>no</p>"</script>
<button>Pay now</button>
<a class="button" href="{{url}}">Track it</a> soon
<pre>  a
 b</pre>
</body></html>`

describe('HTML', () => {
  it('reads what a browser shows, and the title', () => {
    expect(outline(read(mail))).toEqual([
      'subject: Your order & you',
      'paragraph: A look inside',
      'cell: Item {{name}}',
      'paragraph: Price is {{price}}',
      'heading: We’re sorry',
      'paragraph: Thank you\nfor waiting,\u00A0Ana.',
      'paragraph: No end tag',
      'item: One',
      'item: Two',
      'button: Pay now',
      'paragraph: Track it soon',
      'paragraph: a\n b',
    ])
    for (const words of ['Item {{name}}', 'Ana', 'Two', 'Pay now', 'soon', 'inside', 'No end']) {
      expect(at(mail, read(mail), words)).toEqual([`${mail.indexOf(words)}: ${words}`])
    }
    expect(at(mail, read(mail), 'We’re sorry')).toEqual([`${mail.indexOf('We&')}: We&rsquo;re   sorry`])
    expectTruePlaces(mail, read(mail))
  })

  it('reads fragments, MJML and text outside of any element', () => {
    expect(outline(read('Hi,<br><br>thank you<div>Bye</div>Ana'))).toEqual([
      'paragraph: Hi,',
      'paragraph: thank you',
      'paragraph: Bye',
      'paragraph: Ana',
    ])
    const mjml =
      '<mjml><mj-head><mj-preview>Look</mj-preview><mj-style>a > b {}</mj-style></mj-head><mj-body><mj-image src="x"/><mj-text>Hello</mj-text><mj-button>Go</mj-button></mj-body></mjml>'
    expect(outline(read(mjml))).toEqual(['subject: Look', 'paragraph: Hello', 'button: Go'])
  })

  it('takes an element of Intercom for a placeholder', () => {
    const [passage] = read('<p>Hi <attribute key="user.name" default="there"/>, hello</p>')
    expect(passage?.placeholders.map(({ type, name }) => `${type} ${name}`)).toEqual(['name user.name'])
  })

  it('keeps two-character references and references without a semicolon in place', () => {
    const source = '<p>a &NotEqualTilde; b &amp c &#x1F600; d &nosuch; e</p>'
    expect(outline(read(source))).toEqual(['paragraph: a \u2242\u0338 b & c 😀 d &nosuch; e'])
    for (const words of ['b', 'c', 'd', 'e']) expect(at(source, read(source), ` ${words}`)).toHaveLength(1)
    expectTruePlaces(source, read(source))
  })

  it('drops what is empty, and what no browser shows', () => {
    expect(
      read(
        '<p>&nbsp;</p><p> </p>{{#if x}}<svg><title>icon</title></svg>{{/if}}<!-- a --><template>b</template>',
      ),
    ).toEqual([])
    expect(read('')).toEqual([])
  })

  it('writes signs as references, line breaks as tags and placeholders as they are', () => {
    expectReplaced(htmlPassages, mail, 'Thank you', 'R&D <3 > {{ a > b }}')
    expectReplaced(htmlPassages, mail, 'for waiting', 'a\nb')
    expectReplaced(htmlPassages, mail, 'Your order & you', 'A < B')
  })

  it('reads sentences in the words of pictures and links, and all words of buttons', () => {
    const source =
      `<p>Before <img alt='The &quot;shop&quot; &amp; caf&eacute; is "open".' src=a> after <a title="Opens a new tab.">x</a></p>` +
      '<img alt="Our logo"><img alt="Nous sommes ouverts le lundi."><img alt=a.b.c.><img alt="欢迎再次光临我们的商店。">' +
      '<input type="text" value="Not read here at all."><input value="Send &gt;" type=submit>' +
      '<svg><a title="Not read here at all.">y</a></svg><img alt=""><img alt>'
    const found = read(source)
    expect(outline(found)).toEqual([
      'paragraph: Before after x',
      'paragraph: The "shop" & café is "open".',
      'paragraph: Opens a new tab.',
      'paragraph: Nous sommes ouverts le lundi.',
      'paragraph: 欢迎再次光临我们的商店。',
      'button: Send >',
    ])
    expect(at(source, found, '"shop" & café')).toEqual([
      `${source.indexOf('&quot;shop')}: &quot;shop&quot; &amp; caf&eacute;`,
    ])
    expect(at(source, found, 'Send >')).toEqual([`${source.indexOf('Send')}: Send &gt;`])
    expectReplaced(htmlPassages, source, 'is', `isn't "so" & so`)
    expectReplaced(htmlPassages, source, 'Opens', `"Opens" & 'closes' {{ tab }}`)
    expectReplaced(htmlPassages, source, 'Send >', 'Go')
    const title = found[2]?.located
    expect(title?.replace({ start: 0, end: 5 }, '{{ a "b" }}')).toEqual({
      refused: 'the placeholder holds the quotes of the value around it',
    })
    expect(title?.replace({ start: 0, end: 5 }, 'a\nb')).toEqual({
      refused: 'a line break would end the passage',
    })
    const bare = read('<input type=submit value=Send>')
    expect(bare[0]?.located.replace({ start: 0, end: 4 }, 'Send it')).toEqual({
      refused: 'the value stands without quotes',
    })
  })

  it.each([
    ['<!doctype html><html lang="en-GB">', 'en-GB'],
    ["<html class='a' xml:lang='zh_CN' dir=ltr>", 'zh-CN'],
    ['<HTML LANG=de>', 'de'],
    ['<html lang="{{ locale }}">', undefined],
    ['<html><p lang="fr">', undefined],
    ['<html hreflang="fr">', undefined],
  ])('is in the language that it declares: %s', async (head, lang) => {
    const [message] = messagesOf(await readFile(`${head}<p>Hello</p>`, 'a.html'))
    expect(message?.lang).toBe(lang)
  })

  it('tells MJML by its name or its beginning', async () => {
    const text = '<mjml lang="en"><mj-body><mj-text>Hello</mj-text></mj-body></mjml>'
    for (const path of ['a.mjml', 'a.mjml.hbs', '-', 'mails/welcome'])
      expect((await readFile(text, path)).format, path).toBe('mjml')
    expect((await readFile(text, 'a.html')).format).toBe('html')
    expect((await readFile(text, 'a.html', 'mjml')).format).toBe('mjml')
    expect(messagesOf(await readFile(text, 'a.mjml'))[0]?.lang).toBe('en')
  })

  it('reads only what it is asked for', () => {
    expect(readHtml({ path: 'a.html', located: Located.file('Hi') }, { as: 'markdown' })).toBeUndefined()
  })
})

/** A word, how the file writes it, and the tags around it. */
const word = fc
  .tuple(
    fc.integer({ min: 10, max: 99 }),
    fc.constantFrom('plain', 'b', 'span', 'entity', 'placeholder', 'emoji'),
  )
  .map(([n, form]) => {
    if (form === 'entity')
      return { source: `caf&eacute;${n}&lt;&#128512;`, text: `café${n}<😀`, before: '', after: '' }
    if (form === 'placeholder')
      return { source: `{{ a > ${n} }}`, text: `{{ a > ${n} }}`, before: '', after: '' }
    if (form === 'emoji') return { source: `😀w${n}`, text: `😀w${n}`, before: '', after: '' }
    const tag = form === 'plain' ? undefined : form
    return {
      source: `w${n}`,
      text: `w${n}`,
      before: tag ? `<${tag} title="x > y">` : '',
      after: tag ? `</${tag}>` : '',
    }
  })

const gap = fc.constantFrom<readonly [string, string]>(
  [' ', ' '],
  ['\r\n  ', ' '],
  [' <br/> ', '\n'],
  ['<br>', '\n'],
  ['<i> </i>', ' '],
  ['&nbsp;', '\u00A0'],
)

const block = fc.tuple(
  fc.constantFrom('p', 'div', 'td', 'li', 'h2', 'button'),
  fc.array(fc.tuple(gap, word), { minLength: 1, maxLength: 6 }),
)

const written = fc
  .tuple(fc.constantFrom('', '\uFEFF'), fc.array(block, { minLength: 1, maxLength: 4 }))
  .map(([bom, blocks]) => {
    let source = bom
    const expected: { text: string; words: { text: string; source: string; start: number }[] }[] = []
    for (const [tag, parts] of blocks) {
      source += `<${tag}>\n`
      let text = ''
      const words: { text: string; source: string; start: number }[] = []
      parts.forEach(([[between, read], each], i) => {
        if (i > 0) {
          source += between
          text += read
        }
        source += each.before
        words.push({ text: each.text, source: each.source, start: source.length })
        source += each.source + each.after
        text += each.text
      })
      expected.push({ text, words })
      source += `</${tag}>\n<!-- no -->`
    }
    return { source, expected }
  })

describe('laws', () => {
  it('words come back equal, each at its true place', () => {
    fc.assert(
      fc.property(written, each => expectWritten(read(each.source), each)),
      { numRuns: 200 },
    )
  })

  it('a replaced word is read again, and all other passages are equal', () => {
    const words = fc.constantFrom(
      "You're welcome!",
      'a < b > c',
      'R&D &amp; &copy',
      '{{name}}',
      '没问题',
      'two words',
    )
    fc.assert(
      fc.property(written, words, fc.nat(), ({ source, expected }, replacement, pick) => {
        const all = expected.flatMap(({ words }) => words)
        const chosen = all[pick % Math.max(1, all.length)]
        if (chosen) expectReplaced(htmlPassages, source, chosen.text, replacement)
      }),
      { numRuns: 200 },
    )
  })

  it('reads anything', () => {
    const mess = fc
      .array(
        fc.constantFrom(
          '<',
          '>',
          '</',
          '/>',
          'p',
          'li',
          '<p>',
          '</p>',
          '<td>',
          '<ul>',
          '<li>',
          '<head>',
          '<title>',
          '</title>',
          '<pre>',
          '<script>',
          '</script>',
          '<br>',
          '<!--',
          '-->',
          '&amp;',
          '&lt',
          '&',
          '"',
          '=',
          ' ',
          '\n',
          '\r\n',
          'word',
          '{{x}}',
          '😀',
          '\0',
        ),
        { maxLength: 40 },
      )
      .map(parts => parts.join(''))
    expect(read('<p</')).toEqual([])
    fc.assert(
      fc.property(fc.oneof(mess, fc.string({ unit: 'binary', maxLength: 40 })), source =>
        expectTruePlaces(source, read(source)),
      ),
      { numRuns: 200 },
    )
  })
})
