import { codeComments, escapedInXml, hashComments, proseComments } from '../../text/comment.ts'
import type { Format } from '../reader.ts'
import type { TreeFormat } from '../trees/shape.ts'

/** Catalogues of strings that are trees. */
export const catalogTreeFormats: readonly TreeFormat[] = [
  {
    id: 'ios-strings-catalog',
    name: 'String catalogue of Xcode',
    detection: '“sourceLanguage” with “strings”',
    containers: ['json'],
    endings: { json: ['.xcstrings'] },
    example:
      '{"sourceLanguage": "en", "strings": {"…": {"localizations": {"en": {"stringUnit": {"value": "…"}}}}}}',
    load: () => import('./ios-strings-catalog.ts').then(it => it.iosStringsCatalog),
  },
  {
    id: 'arb',
    name: 'Strings of Flutter',
    detection: 'its extension, or “@@locale”',
    containers: ['json'],
    endings: { json: ['.arb'] },
    example: '{"@@locale": "en", "greeting": "text"}',
    load: () => import('./arb.ts').then(it => it.arb),
  },
  {
    id: 'i18n-json',
    name: 'Strings in JSON (i18next, FormatJS, vue-i18n, Chrome)',
    detection: 'a folder such as locales, a name such as en.json, languages at the top, or “defaultMessage”',
    containers: ['json'],
    example: '{"refund": {"denied": "text"}}',
    load: () => import('./i18n-json.ts').then(it => it.i18nJson),
  },
  {
    id: 'i18n-yaml',
    name: 'Strings in YAML (Rails, Symfony)',
    detection: 'the language at the top, a folder such as locales, or a name such as en.yml',
    containers: ['yaml'],
    example: 'en: {refund: {denied: text}}',
    load: () => import('./i18n-yaml.ts').then(it => it.i18nYaml),
  },
]

const startsAsXml = (start: string, root: string): boolean =>
  new RegExp(`^\\uFEFF?\\s*(?:<\\?[^>]*\\?>\\s*)?(?:<!--(?:(?!-->)[\\s\\S])*-->\\s*)*<${root}[\\s>]`).test(
    start,
  )

/** Catalogues of strings with a notation of their own. */
export const catalogFormats: readonly Format[] = [
  {
    id: 'po',
    name: 'Catalogue of gettext',
    detection: 'its extension, or a header after msgid ""',
    extensions: ['.po', '.pot'],
    sniff: start => /^(?:\s|#[^\n]*\n)*msgid ""\s*\nmsgstr ""\s*\n"[A-Z][\w-]+: /.test(start),
    comments: [...hashComments, ...proseComments],
    load: () => import('./po.ts').then(it => it.readPo),
  },
  {
    id: 'xliff',
    name: 'XLIFF',
    detection: 'its extension, or <xliff>',
    extensions: ['.xlf', '.xliff'],
    sniff: start => startsAsXml(start, 'xliff'),
    comments: [...proseComments, ...escapedInXml],
    load: () => import('./xliff.ts').then(it => it.readXliff),
  },
  {
    id: 'android-strings',
    name: 'Strings of Android',
    detection: 'the names strings.xml, arrays.xml and plurals.xml, or <resources> with strings',
    extensions: ['strings.xml', 'arrays.xml', 'plurals.xml'],
    sniff: start => startsAsXml(start, 'resources'),
    comments: [...proseComments, ...escapedInXml],
    load: () => import('./android-strings.ts').then(it => it.readAndroidStrings),
  },
  {
    id: 'ios-strings',
    name: 'Strings of iOS',
    detection: 'its extension',
    extensions: ['.strings'],
    sniff: () => false,
    comments: [...codeComments, ...proseComments],
    load: () => import('./ios-strings.ts').then(it => it.readIosStrings),
  },
]
