import { describe, expect, it } from 'vitest'
import { languageOfPath, languageTag, tellsCatalog } from '../../../../src/readers/catalogs/language.ts'

describe('the language of a catalogue', () => {
  it.each([
    ['en', 'en'],
    ['zh_CN', 'zh-CN'],
    ['zh-Hans', 'zh-Hans'],
    ['zh_Hant_TW', 'zh-Hant-TW'],
    ['pt-br', 'pt-BR'],
    ['en-rGB', 'en-GB'],
    ['es-419', 'es-419'],
    ['b+zh+Hans', 'zh-Hans'],
    ['en_US.UTF-8', 'en-US'],
    ['fil', 'fil'],
    ['xx', undefined],
    ['on', undefined],
    ['jobs', undefined],
    ['english', undefined],
    ['', undefined],
  ])('%s is %s', (word, tag) => {
    expect(languageTag(word)).toBe(tag)
  })

  it.each([
    ['locales/en.json', 'en'],
    ['messages.fr.json', 'fr'],
    ['src/locales/zh-CN/common.json', 'zh-CN'],
    ['locale/zh_TW/LC_MESSAGES/django.po', 'zh-TW'],
    ['config/locales/devise.pt-BR.yml', 'pt-BR'],
    ['lib/l10n/app_en.arb', 'en'],
    ['lib/l10n/shop_zh_Hant.arb', 'zh-Hant'],
    ['i18n/sign-in.json', undefined],
    ['C:\\app\\lang\\de\\mail.json', 'de'],
    ['my/shop/to/strings.xml', undefined],
    ['en.lproj/Localizable.strings', 'en'],
    ['no/mail.json', undefined],
  ])('in %s is %s', (path, tag) => {
    expect(languageOfPath(path)).toBe(tag)
  })

  it.each([
    ['src/i18n/mail.json', true],
    ['en.json', true],
    ['messages.de.json', true],
    ['messages.json', false],
    ['package.json', false],
    ['src/index.en.json', false],
    ['app.json', false],
  ])('is told by %s: %s', (path, told) => {
    expect(tellsCatalog(path)).toBe(told)
  })
})
