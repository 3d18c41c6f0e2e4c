import { describe, expect, it } from 'vitest'
import { messagesOf, readFile, spelledIn } from '../reading.ts'
import { outline, outlined } from './outline.ts'

describe('strings in JSON', () => {
  it('of i18next', async () => {
    const text =
      '{"mail": {"subject": "Order {{no}}", "body_html": "<b>No</b> problem, $t(brand.name)!"}, "n_one": "{{count}} box is here.", "url": "https://a.example/b c"}'
    const read = await readFile(text, 'public/locales/zh-CN/common.json')
    expect(read.format).toBe('i18n-json')
    expect(outlined(read)).toEqual([
      'zh-CN mail/subject: Order {{no}}',
      'zh-CN mail/body_html: No problem, $t(brand.name)!',
      'zh-CN n_one: {{count}} box is here.',
      'zh-CN url: https://a.example/b c',
    ])
    const [subject, body] = messagesOf(read)
    expect(subject?.passages[0]?.kind).toBe('subject')
    expect(subject).toMatchObject({ role: 'agent', audience: 'customer' })
    expect(body?.passages[0]?.placeholders).toMatchObject([{ name: 'brand.name', type: 'unknown' }])
    expect(spelledIn(text, body?.passages[0], 'No problem')).toBe('No</b> problem')
  })

  it('of FormatJS, as a map and as a list', async () => {
    const map =
      '{"a.b": {"defaultMessage": "It\'\'s {name}.", "description": "No prose."}, "c": {"defaultMessage": "Ok"}}'
    expect(await outline(map, 'src/messages.json')).toEqual(["- a.b: It's {name}.", '- c: Ok'])
    const list = '[{"id": "a.b", "description": "No prose.", "defaultMessage": "We are \'{\'here\'}\'."}]'
    expect(await outline(list, 'extracted.json')).toEqual(['- a.b: We are {here}.'])
  })

  it('of Chrome, in the language of the folder', async () => {
    const text =
      '{"late": {"message": "$NAME$ is late by $1 days.", "description": "No prose.", "placeholders": {"name": {"content": "$1"}}}}'
    const read = await readFile(text, 'ext/_locales/pt_BR/messages.json')
    expect(outlined(read)).toEqual(['pt-BR late: $NAME$ is late by $1 days.'])
    expect(messagesOf(read)[0]?.passages[0]?.placeholders).toMatchObject([
      { start: 0, end: 6, name: 'NAME', type: 'name' },
      { start: 18, end: 20, name: '1' },
    ])
  })

  it('of vue-i18n, each plural a reading', async () => {
    const text =
      '{"de": {"a": "Ja."}, "en": {"a": "No box | One box | {n} boxes", "b": "See @:a, @.upper:b.c and {\'@\'}"}}'
    const read = await readFile(text, 'i18n.json')
    expect(outlined(read)).toEqual([
      'de de/a: Ja.',
      'en en/a: {n} boxes',
      '  or One box',
      '  or No box',
      "en en/b: See @:a, @.upper:b.c and {'@'}",
    ])
    expect(messagesOf(read)[2]?.passages[0]?.placeholders.map(({ name }) => name)).toEqual(['a', 'b.c'])
  })

  it('of Laravel and Symfony have plurals too', async () => {
    const text = '{"a": "{0} No box|{1} One box|[2,*] {{ n | number }} boxes", "b": "a || b"}'
    expect(await outline(text, 'lang/en.json')).toEqual([
      'en a: {{ n | number }} boxes',
      '  or One box',
      '  or No box',
      'en b: a || b',
    ])
  })

  it('with languages under each key', async () => {
    expect(await outline('{"bye": {"en": "Goodbye.", "zh-TW": "再見。"}}', 'i18n/strings.json')).toEqual([
      'en bye/en: Goodbye.',
      'zh-TW bye/zh-TW: 再見。',
    ])
  })

  it.each([
    [
      'package.json',
      '{"name": "shop", "description": "We sell all the kettles.", "scripts": {"test": "vitest"}}',
    ],
    ['lang/package.json', '{"name": "shop", "version": "1.0.0", "scripts": {"test": "vitest"}}'],
    ['i18n/tsconfig.json', '{"compilerOptions": {"strict": true}, "include": ["the files"]}'],
    ['i18n/openapi.json', '{"openapi": "3.1.0", "info": {"title": "The API of our shop"}}'],
    ['locale/settings.json', '{"debug": true, "level": 3, "name": "The shop"}'],
    ['config.json', '{"en": {"port": 80, "host": "a.b"}}'],
    ['locales/index.json', '["en", "fr"]'],
    ['i18n/codes.json', '{"a": "x_1", "b": "https://a.example"}'],
  ])('are not %s', async (path, text) => {
    expect((await readFile(text, path)).format).not.toBe('i18n-json')
  })

  it('leave macros alone', async () => {
    const text = '{"en": [{"title": "Late", "body": "We are sorry for the delay."}]}'
    expect((await readFile(text, 'a.json')).format).toBe('macros')
    const zendesk = '{"macros": [{"title": "A", "actions": [{"field": "comment_value", "value": "Hi"}]}]}'
    expect((await readFile(zendesk, 'locales/en.json')).format).toBe('zendesk-macros')
  })

  it('are what the user says', async () => {
    expect(await outline('{"a": "Ok"}', 'x.json', 'i18n-json')).toEqual(['- a: Ok'])
    expect((await readFile('[1]', 'x.json', 'i18n-json')).problems).toMatchObject([
      { problem: 'This file holds no i18n-json.', offset: 0 },
    ])
    expect((await readFile('{"a": "b', 'locales/en.json')).problems).toMatchObject([{ offset: 6 }])
  })
})

describe('strings in YAML', () => {
  it('of Rails', async () => {
    const text =
      'en:\n  date:\n    formats:\n      default: "%d %b of"\n  a:\n    one: One box.\n    other: "%{count} boxes."\n    list_html:\n      - <b>No</b> problem.\n      - Bye &amp; thanks.\n'
    const read = await readFile(text, 'anything.yml')
    expect(read.format).toBe('i18n-yaml')
    expect(outlined(read)).toEqual([
      'en en/a/one: One box.',
      'en en/a/other: %{count} boxes.',
      'en en/a/list_html: No problem.',
      'en en/a/list_html: Bye & thanks.',
    ])
  })

  it('of Symfony and others, by the name of the file', async () => {
    expect(
      await outline("refund.sent: 'Hi %name%, it''s sent.'\n", 'translations/messages.fr_CA.yaml'),
    ).toEqual(["fr-CA refund.sent: Hi %name%, it's sent."])
    expect(await outline('a.b: We are here.\n', 'en.yml')).toEqual(['en a.b: We are here.'])
  })

  it('are not settings', async () => {
    const workflow = 'on: push\njobs:\n  test:\n    name: Run all the tests\n    runs-on: ubuntu-latest\n'
    expect((await readFile(workflow, 'translations/ci.yml')).format).not.toBe('i18n-yaml')
    expect((await readFile('no:\n  port: 80\n', 'a.yml')).format).toBeUndefined()
    expect((await readFile('en:\n  a: "b\n', 'a.yml')).problems[0]?.offset).toBeTypeOf('number')
  })
})

describe('strings of Flutter', () => {
  it('are read in every arm, without their notes', async () => {
    const text =
      '{"@@locale": "zh_Hant", "@@x": "no", "a": "{n, plural, =0{None left.} other{{n} left by {d, date, yMd}.}}", "@a": {"description": "No prose."}}'
    const read = await readFile(text, 'x.arb')
    expect(read.format).toBe('arb')
    expect(outlined(read)).toEqual(['zh-Hant a: {n} left by {d, date, yMd}.', '  or None left.'])
    const [passage] = messagesOf(read)[0]?.passages ?? []
    expect(passage?.placeholders).toMatchObject([
      { name: 'n' },
      { start: 12, end: 26, name: 'd', type: 'date' },
    ])
    expect(spelledIn(text, passage, 'left')).toBe('left')
  })

  it('have the language of the file where they name none', async () => {
    expect(await outline('{"a": "Ok"}', 'lib/l10n/intl_en_GB.arb')).toEqual(['en-GB a: Ok'])
    expect((await readFile('{"@@locale": "en", "a": "Ok then"}', 'a.json')).format).toBe('arb')
  })
})

describe('a string catalogue of Xcode', () => {
  it('has keys that are texts, plurals, devices and substitutions', async () => {
    const unit = (value: string) => `{"stringUnit": {"state": "translated", "value": "${value}"}}`
    const text = `{"sourceLanguage": "en", "version": "1.0", "strings": {
      "Say \\"hi\\" now": {"comment": "No prose."},
      "Old text.": {"extractionState": "stale"}, "The brand": {"shouldTranslate": false}, "key": {},
      "n": {"localizations": {"en": {"stringUnit": {"value": "%#@n@ left"}, "substitutions": {"n": {"variations": {"plural": {"other": ${unit('%arg boxes')}}}}}},
        "zh-Hans": {"variations": {"device": {"mac": ${unit('点击。')}, "other": ${unit('轻点。')}}}}}}}}`
    const read = await readFile(text, 'a.xcstrings')
    expect(read.format).toBe('ios-strings-catalog')
    expect(outlined(read)).toEqual([
      'en Say "hi" now/en: Say "hi" now',
      'en n/en: %#@n@ left',
      'en n/en/n/other: %arg boxes',
      'zh-Hans n/zh-Hans/mac: 点击。',
      'zh-Hans n/zh-Hans/other: 轻点。',
    ])
    expect(spelledIn(text, messagesOf(read)[0]?.passages[0], '"hi"')).toBe('\\"hi\\"')
  })
})
