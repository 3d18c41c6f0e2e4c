import { describe, expect, it } from 'vitest'
import { replaced, wordsIn } from './outline.ts'

interface Case {
  readonly path: string
  readonly text: (prose: string) => string
  /** How the format spells `We said "no", don't & <go>.` */
  readonly spelled: string
}

const said = 'We said "no", don\'t & <go> \\ there.'

const json = (words: string): string => JSON.stringify(words).slice(1, -1)

const cases: readonly Case[] = [
  {
    path: 'locales/en.json',
    text: prose => `{"a": {"first": "Hello there.", "b": "${prose}", "c": "Goodbye now."}}`,
    spelled: json(said),
  },
  {
    path: 'en.arb',
    text: prose =>
      `{"@@locale": "en", "a": "Hello there.", "b": "{n, plural, other{${prose} {n}}}", "c": "Goodbye now."}`,
    spelled: json('We said "no", don\'t & <go> \\ there.'),
  },
  {
    path: 'a.xcstrings',
    text: prose =>
      `{"sourceLanguage": "en", "strings": {"Hello there.": {}, "b": {"localizations": {"en": {"stringUnit": {"value": "${prose}"}}}}, "Goodbye now.": {}}}`,
    spelled: json(said),
  },
  {
    path: 'config/locales/en.yml',
    text: prose => `en:\n  a: Hello there.\n  b: "${prose}"\n  c: 'Goodbye now.'\n`,
    spelled: json(said),
  },
  {
    path: 'en.po',
    text: prose =>
      `msgid "a"\nmsgstr "Hello there."\n\nmsgid "b"\nmsgstr ""\n"${prose}"\n\nmsgid "c"\nmsgstr "Goodbye now."\n`,
    spelled: json(said),
  },
  {
    path: 'a.xlf',
    text: prose =>
      `<xliff version="1.2"><file source-language="en"><body><trans-unit id="a"><source>Hello there.</source></trans-unit><trans-unit id="b"><source>${prose}</source></trans-unit><trans-unit id="c"><source>Goodbye now.</source></trans-unit></body></file></xliff>`,
    spelled: 'We said "no", don\'t &amp; &lt;go&gt; \\ there.',
  },
  {
    path: 'res/values/strings.xml',
    text: prose =>
      `<resources><string name="a">Hello there.</string><string name="b">\n  ${prose}\n</string><string name="c">Goodbye now.</string></resources>`,
    spelled: String.raw`We said \"no\", don\'t &amp; &lt;go&gt; \\ there.`,
  },
  {
    path: 'en.lproj/a.strings',
    text: prose => `"a" = "Hello there.";\n"b" = "${prose}";\n"c" = "Goodbye now.";\n`,
    spelled: json(said),
  },
]

describe('words that are replaced', () => {
  it.each(cases)('are spelled as $path has them, and read again', async ({ path, text, spelled }) => {
    const after = await replaced(text('One two three.'), path, 'One two three.', said)
    expect(after).toBe(text(spelled))
    expect(await wordsIn(after, path)).toEqual(
      (await wordsIn(text('One two three.'), path)).map(words => words.replace('One two three.', said)),
    )
  })

  it.each(cases)('stand among others in $path', async ({ path, text }) => {
    const before = text('One two three.')
    for (const words of ['', '’s', '😀 抱歉', "'", 'a\tb', '@x', '#', '{', '$t(', '%']) {
      const after = await replaced(before, path, 'two', words)
      if (!after.includes('three')) continue
      const expected = (await wordsIn(before, path)).map(each => each.replace('two', () => words))
      const collapsed = path.endsWith('strings.xml')
        ? expected.map(each => each.replace('  ', ' '))
        : expected
      expect(await wordsIn(after, path), `${path} ${words}`).toEqual(collapsed)
    }
  })

  it('are refused where the format can’t hold them', async () => {
    const cdata =
      '<xliff version="1.2"><file><body><trans-unit id="a"><source><![CDATA[One two.]]></source></trans-unit></body></file></xliff>'
    expect(await replaced(cdata, 'a.xlf', 'two', 'a ]]> b')).toBe('a CDATA section can’t hold ]]>')
    expect(await replaced(cdata, 'a.xlf', 'two', 'a & b')).toContain('[CDATA[One a & b.]]')
    expect(await replaced(cdata, 'a.xlf', 'two', 'a\u0001')).toBe('XML can’t hold a control character')
    const mixed = cdata.replace('<![CDATA[One two.]]>', 'One <![CDATA[two]]>.')
    expect(await replaced(mixed, 'a.xlf', 'two', 'a')).toBe('this text is partly CDATA and partly not')
    const icu = '{"@@locale": "en", "a": "{n, plural, other{One two # three.}}"}'
    expect(await replaced(icu.replace('# ', ''), 'en.arb', 'two', '#1')).toBe(
      'braces and # mean something else in an ICU message',
    )
    expect(await replaced(icu, 'en.arb', 'two # three', 'three # two')).toContain('{One three # two.}')
    const piped = '{"en": {"a": "One two. | Three four {n}."}}'
    expect(await replaced(piped, 'a.json', 'Three', 'a | b')).toBe('a | would begin another plural form')
    expect(await replaced('msgid "a"\nmsgstr "One two."\n', 'en.po', 'two', 'a\u0001')).toBe(
      'a control character is not written into this text',
    )
    expect(await replaced('"a" = "One two.";', 'a.strings', 'two', 'a\u0001')).toBe(
      'a control character is not written into this text',
    )
  })

  it('keep placeholders and reach over wrapped lines', async () => {
    const unit = (source: string): string =>
      `<xliff version="1.2"><file source-language="en"><body><trans-unit id="a"><source>${source}</source></trans-unit></body></file></xliff>`
    const xlf = unit('Hi <x id="n"/>, one &amp; two.')
    expect(await replaced(xlf, 'a.xlf', 'Hi <x id="n"/>, one & two', '<x id="n"/>: <one> & two')).toBe(
      unit('<x id="n"/>: &lt;one&gt; &amp; two.'),
    )
    expect(await replaced(unit('One <g id="1">two</g> three.'), 'a.xlf', 'One two', 'a')).toBe(
      'markup stands between the words',
    )
    const po = (text: string): string => `msgid "k e y"\nmsgstr ""\n"${text}"\n`
    const wrapped = po('No "\n"problem \\n"\n"\\"at all\\".')
    expect(await replaced(wrapped, 'en.po', 'No problem\n"at', 'Gladly "at')).toBe(po('Gladly \\"at all\\".'))
    expect(
      await replaced(
        '{"@@locale": "en", "a": "It\'\'s {x, date} now \'{\'here\'}\'."}',
        'en.arb',
        'now',
        "don't",
      ),
    ).toBe('{"@@locale": "en", "a": "It\'\'s {x, date} don\'\'t \'{\'here\'}\'."}')
  })
})
