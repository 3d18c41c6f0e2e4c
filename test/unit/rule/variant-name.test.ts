import { describe, expect, test } from 'vitest'
import { familyOf, variantOfName, variantOfPath } from '../../../src/rule/variant-name.ts'

describe('a name without its language and channel', () => {
  test.each([
    ['Refund (EN)', 'refund', 'en', undefined],
    ['Refund [zh-CN]', 'refund', 'zh-cn', undefined],
    ['退款（中文）', '退款', 'zh', undefined],
    ['EN: Refund', 'refund', 'en', undefined],
    ['Refund – chat', 'refund', undefined, 'chat'],
    ['Refund - Email', 'refund', undefined, 'email'],
    ['Refund (E-Mail) (DE)', 'refund', 'de', 'email'],
    ['Refund | 邮件', 'refund', undefined, '邮件'],
    ['English', '*', 'en', undefined],
    ['pt_BR', '*', 'pt-br', undefined],
    ['No refund', 'no refund', undefined, undefined],
    ['Is it late?', 'is it late?', undefined, undefined],
    ['Live chat is closed', 'live chat is closed', undefined, undefined],
    ['Email changed', 'email changed', undefined, undefined],
    ['Refund (partial)', 'refund (partial)', undefined, undefined],
    ['', '', undefined, undefined],
  ])('%s', (name, stem, lang, channel) => {
    expect(variantOfName(name)).toEqual({
      stem,
      ...(lang === undefined ? {} : { lang }),
      ...(channel === undefined ? {} : { channel }),
    })
  })
})

describe('a path without its language', () => {
  test.each([
    ['locales/en.yml', 'locales/.yml', 'en'],
    ['locales/zh-CN/refund.md', 'locales/refund.md', 'zh-cn'],
    ['help/refund.zh_TW.md', 'help/refund.md', 'zh-tw'],
    ['messages_pt_BR.properties', 'messages.properties', 'pt-br'],
    ['app_en.arb', 'app.arb', 'en'],
    ['zh-Hans.lproj/Localizable.strings', 'lproj/Localizable.strings', 'zh-hans'],
    ['res/values-zh-rCN/strings.xml', 'res/values/strings.xml', 'zh-cn'],
    ['res/values/strings.xml', 'res/values/strings.xml', undefined],
    ['locale/fr/LC_MESSAGES/mail.po', 'locale/LC_MESSAGES/mail.po', 'fr'],
    ['help/refund.md', 'help/refund.md', undefined],
  ])('%s', (path, stem, lang) => {
    expect(variantOfPath(path)).toEqual({ stem, ...(lang === undefined ? {} : { lang }) })
  })
})

test('variants of one text are one family', () => {
  const kept = (path: string, name: readonly string[], more = {}) =>
    familyOf({ path, line: 1, name, language: 'en', digest: 0, ...more })
  expect(kept('m.json', ['Refund (EN)'])).toEqual({ key: 'm.json\nrefund', lang: 'en', channel: '' })
  expect(kept('m.json', ['Refund'], { lang: 'zh', channel: 'chat' })).toEqual({
    key: 'm.json\nrefund',
    lang: 'zh',
    channel: 'chat',
  })
  expect(kept('locales/en.json', ['a', 'b']).key).toBe(kept('locales/fr.json', ['a', 'b']).key)
  expect(kept('locales/en.yml', ['en', 'a']).key).toBe(kept('locales/fr.yml', ['fr', 'a']).key)
  expect(kept('m.json', ['No refund']).key).not.toBe(kept('m.json', ['Refund']).key)
})
