import { describe, expect, it } from 'vitest'
import { messagesOf, readFile, spelledIn } from '../reading.ts'
import { outline, outlined } from './outline.ts'

const one = (units: string, languages = 'source-language="en" target-language="zh-CN"'): string =>
  `<xliff version="1.2"><file ${languages} original="a"><body>${units}</body></file></xliff>`

describe('XLIFF', () => {
  it('1.2 gives source and target in their languages, without notes and suggestions', async () => {
    const text = one(
      '<group id="g"><trans-unit id="a" resname="mail.a"><source>Hi &amp; bye.</source><seg-source><mrk mtype="seg">Hi &amp; bye.</mrk></seg-source><target state="final">您好。</target><note>No prose.</note><alt-trans><target>旧。</target></alt-trans></trans-unit></group><trans-unit id="b"><source xml:lang="en-GB">Only here.</source><target/></trans-unit><trans-unit id="c" translate="no"><source>CODE X</source></trans-unit>',
    )
    const read = await readFile(text, 'a.xlf')
    expect(read.format).toBe('xliff')
    expect(outlined(read)).toEqual([
      'en g/mail.a/source: Hi & bye.',
      'zh-CN g/mail.a/target: 您好。',
      'en-GB b/source: Only here.',
    ])
    expect(spelledIn(text, messagesOf(read)[0]?.passages[0], 'Hi & bye')).toBe('Hi &amp; bye')
  })

  it('2 gives segments', async () => {
    const text =
      '<xliff version="2.1" srcLang="en" trgLang="fr"><file id="f"><group id="g"><unit id="u"><notes><note>No.</note></notes><originalData><data id="d">%d</data></originalData><segment><source>We have <ph id="1" equiv="count"/> <pc id="2">free</pc> bags.</source><target>Oui.</target></segment></unit></group></file></xliff>'
    const read = await readFile(text, 'a.xliff')
    expect(outlined(read)).toEqual([
      'en g/u/source: We have <ph id="1" equiv="count"/> free bags.',
      'fr g/u/target: Oui.',
    ])
    expect(messagesOf(read)[0]?.passages[0]?.placeholders).toEqual([
      { start: 8, end: 34, name: 'count', type: 'number' },
    ])
  })

  it('has inline codes: placeholders, markup and breaks', async () => {
    const text = one(
      '<trans-unit id="a"><source>Hi <ph id="1">{{ first_name }}</ph>,<x id="LINE_BREAK" ctype="lb"/>we <bpt id="2">&lt;b&gt;</bpt>really<ept id="2">&lt;/b&gt;</ept> <x id="START_BOLD_TEXT" ctype="x-b" equiv-text="&lt;b&gt;"/>care<x id="CLOSE_BOLD_TEXT" ctype="x-b"/> <g id="3">a lot</g>.</source></trans-unit>',
    )
    const read = await readFile(text, 'a.xlf')
    expect(outlined(read)).toEqual([
      'en a/source: Hi <ph id="1">{{ first_name }}</ph>,\nwe really care a lot.',
    ])
    expect(messagesOf(read)[0]?.passages[0]?.placeholders).toMatchObject([
      { start: 3, end: 35, name: 'first_name', type: 'name' },
    ])
  })

  it('may hold HTML, in CDATA or in references', async () => {
    const text = one(
      '<trans-unit id="a"><source><![CDATA[<p>One &ndash; two.</p><p>Three.</p>]]></source></trans-unit><trans-unit id="b"><source>&lt;p&gt;Four &amp;amp; five.&lt;/p&gt;</source></trans-unit>',
    )
    const read = await readFile(text, '-')
    expect(outlined(read)).toEqual(['en a/source: One – two. | Three.', 'en b/source: Four & five.'])
    expect(spelledIn(text, messagesOf(read)[1]?.passages[0], '&')).toBe('&amp;amp;')
  })

  it('of Angular has plurals of ICU', async () => {
    const text = one(
      '<trans-unit id="a"><source>{VAR_PLURAL, plural, =1 {One box} other {Many boxes}}</source></trans-unit>',
    )
    expect(await outline(text, 'messages.xlf')).toEqual(['en a/source: Many boxes', '  or One box'])
  })

  it('that is another file or broken is told', async () => {
    expect((await readFile('<tmx/>', 'a.xlf')).problems).toMatchObject([
      { problem: 'This file holds no XLIFF but <tmx>.', offset: 0 },
    ])
    expect(
      (await readFile(one('<trans-unit id="a"><source>R&D</source></trans-unit>'), 'a.xlf')).problems,
    ).toMatchObject([{ problem: 'This is not valid XML: an & stands alone.', offset: 119 }])
  })
})
