import { XMLParser } from 'fast-xml-parser'
import { describe, expect, it } from 'vitest'
import { messagesOf, readFile, spelledIn } from '../reading.ts'
import { outline, outlined, wordsIn } from './outline.ts'

const path = 'app/src/main/res/values-zh-rTW/strings.xml'
const resources = (inside: string): string => `<resources>\n${inside}\n</resources>\n`
const string = (inside: string): string => resources(`<string name="a">${inside}</string>`)

describe('strings of Android', () => {
  it('have strings, arrays and plurals in the language of the folder', async () => {
    const text = resources(
      '<string name="a">您好。</string><string name="b" translatable="false">Brand</string><string name="c">@string/a</string><string name="e"/><color name="d">#fff</color><string-array name="f"><item>One.</item><item>Two.</item></string-array><plurals name="g"><item quantity="one">One box</item><item quantity="other">%d boxes</item></plurals>',
    )
    const read = await readFile(text, path)
    expect(read.format).toBe('android-strings')
    expect(outlined(read)).toEqual([
      'zh-TW a: 您好。',
      'zh-TW f: One.',
      'zh-TW f: Two.',
      'zh-TW g/one: One box',
      'zh-TW g/other: %d boxes',
    ])
  })

  it.each([
    ['values/strings.xml', '-'],
    ['values-b+sr+Latn/strings.xml', 'sr-Latn'],
    ['values-en-rGB/strings.xml', 'en-GB'],
    ['values-night/strings.xml', '-'],
  ])('in %s are in %s', async (folder, lang) => {
    expect(await outline(string('Hi.'), `res/${folder}`)).toEqual([`${lang} a: Hi.`])
  })

  it('name their language themselves', async () => {
    const text = string('Hi.').replace('<resources', '<resources xmlns:tools="t" tools:locale="en_GB"')
    expect(await outline(text, 'res/values/strings.xml')).toEqual(['en-GB a: Hi.'])
  })

  it.each([
    [String.raw`You\'ll \"see\" \u0041\ud83d\ude00 \@home\? \\ \q`, `You'll "see" A😀 @home? \\ q`],
    ['\n   Two\n   words   here \n', 'Two words here'],
    ['"  Two   words, don\'t  "', "Two   words, don't"],
    ['a\\u0020 \\u0020b', 'a   b'],
    ['&lt;3 &amp; &#x27;x&#39;', "<3 & 'x'"],
    ['One <b>bold <i>word</i></b>.', 'One bold word.'],
    ['One<br/>two', 'One\ntwo'],
    ['One<![CDATA[ & two]]>', 'One & two'],
  ])('%j reads as %j', async (inside, words) => {
    expect(await wordsIn(string(inside), path)).toEqual([words])
  })

  it('have paragraphs after escaped line ends, and HTML', async () => {
    expect(await wordsIn(string('One.\\n\\n  Two.'), path)).toEqual(['One.', 'Two.'])
    expect(await wordsIn(string("<![CDATA[<p>It\\'s &mdash; one.</p><p>Two.</p>]]>"), path)).toEqual([
      "It's — one.",
      'Two.',
    ])
    expect(await wordsIn(string('&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;'), path)).toEqual([
      'One.',
      'Two.',
    ])
  })

  it('have placeholders with names', async () => {
    const text = string('Hi <xliff:g id="first_name" example="Ana">%1$s</xliff:g>, %2$d of %3$.2f or 100%.')
    const [message] = messagesOf(await readFile(text, path))
    expect(message?.passages[0]?.placeholders).toMatchObject([
      { start: 3, end: 7, name: 'first_name', type: 'name' },
      { start: 9, end: 13, name: '2$d', type: 'number' },
      { name: '3$.2f', type: 'number' },
    ])
    expect(spelledIn(text, message?.passages[0], 'Hi %1$s')).toBe(
      'Hi <xliff:g id="first_name" example="Ana">%1$s',
    )
  })

  it('are not other resources', async () => {
    const colours = resources('<color name="a">#ffffff</color>')
    expect((await readFile(colours, 'res/values/colors.xml')).format).toBeUndefined()
    expect((await readFile(colours, 'res/values/strings.xml')).format).toBeUndefined()
    expect((await readFile(colours, 'a.xml', 'android-strings')).problems).toMatchObject([{ offset: 0 }])
    expect((await readFile(string('Hi.'), 'res/values/mail.xml')).format).toBe('android-strings')
    expect(
      (await readFile('<project><name>The name of it</name></project>', 'pom.xml')).format,
    ).toBeUndefined()
  })

  it('that are broken are told', async () => {
    expect((await readFile(string('R&D'), path)).problems).toMatchObject([
      { problem: 'This is not valid XML: an & stands alone.', hint: 'Write it as &amp;.', offset: 30 },
    ])
  })

  it('hold what fast-xml-parser finds in them', async () => {
    const text = string('Hi &amp; &lt;bye&gt; &#8217;, then &quot;x.')
    const parsed = new XMLParser({ htmlEntities: true }).parse(text)
    expect(await wordsIn(text, path)).toEqual([parsed.resources.string.replaceAll('"', '')])
  })
})
