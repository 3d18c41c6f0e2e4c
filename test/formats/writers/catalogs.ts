import {
  htmlSpelling,
  jsonSpelling,
  type Pick,
  type Script,
  type Spoken,
  sayAll,
  type Writer,
} from '../script.ts'

type Spelling = (character: string) => string

/** Each message between what opens and what closes it. */
const each = (
  messages: readonly Spoken[],
  script: Script,
  open: (index: number) => string,
  spell: Spelling,
  close: string,
): void => {
  for (const [index, { text }] of messages.entries()) {
    script.raw(open(index))
    script.begin()
    sayAll(script, text, spell)
    script.raw(close)
  }
}

const comma = (index: number): string => (index === 0 ? '' : ',')

const units = (character: string, letter: string): string =>
  Array.from(
    { length: character.length },
    (_, i) => `\\${letter}${character.charCodeAt(i).toString(16).padStart(4, '0')}`,
  ).join('')

const bytes = (character: string, pick: Pick): string =>
  Array.from(new TextEncoder().encode(character), byte =>
    byte >= 0x80 && pick(2) === 0 ? `\\x${byte.toString(16)}` : `\\${byte.toString(8).padStart(3, '0')}`,
  ).join('')

const inC =
  (pick: Pick, wrap: string): Spelling =>
  character => {
    if (character === ' ' && pick(5) === 0) return ` ${wrap}`
    if (character === '"' || character === '\\') return `\\${character}`
    return pick(5) === 0 && character !== ' ' ? bytes(character, pick) : character
  }

const inIcu =
  (pick: Pick, signs: RegExp): Spelling =>
  character => {
    if (character === "'") return "''"
    return signs.test(character) ? `'${character}'` : jsonSpelling(pick)(character)
  }

const inAndroid = (pick: Pick): Spelling => {
  const inXml = htmlSpelling(pick)
  return character => {
    if (character === ' ') return pick(4) === 0 ? '\n        ' : ' '
    const escaped = /["'\\]/.test(character)
      ? `\\${character}`
      : pick(5) === 0
        ? units(character, 'u')
        : character
    return Array.from(escaped, inXml).join('')
  }
}

const inIos =
  (pick: Pick): Spelling =>
  character => {
    if (character === '"' || character === '\\') return `\\${character}`
    return pick(5) === 0 ? units(character, 'U') : character
  }

export const catalogWriters: readonly Writer[] = [
  {
    format: 'i18n-json',
    name: 'escapes and CR LF',
    path: 'locales/en/support.json',
    holds: 'macros',
    write: (messages, script, pick) => {
      script.raw('\uFEFF{"refund": {')
      each(messages, script, index => `${comma(index)}\r\n"text${index}": "`, jsonSpelling(pick), '"')
      script.raw('}}\r\n')
    },
  },
  {
    format: 'i18n-json',
    name: 'plurals of ICU',
    path: 'en-US.json',
    holds: 'macros',
    write: (messages, script, pick) => {
      script.raw('{')
      each(
        messages,
        script,
        index => `${comma(index)}"m${index}": {"defaultMessage": "{count, plural, other {`,
        inIcu(pick, /[#<>]/),
        '}}"}',
      )
      script.raw('}')
    },
  },
  {
    format: 'i18n-yaml',
    name: 'double quotes, folded',
    path: 'config/locales/en.yml',
    holds: 'macros',
    write: (messages, script, pick) => {
      script.raw('en:\n  mailer:\n')
      each(
        messages,
        script,
        index => `    text${index}: "`,
        character => (character === ' ' && pick(5) === 0 ? '\n      ' : jsonSpelling(pick)(character)),
        '"\n',
      )
    },
  },
  {
    format: 'ios-strings-catalog',
    name: 'escapes',
    path: 'a.xcstrings',
    holds: 'macros',
    write: (messages, script, pick) => {
      script.raw('{"sourceLanguage": "en", "strings": {')
      each(
        messages,
        script,
        index => `${comma(index)}"k${index}": {"localizations": {"en": {"stringUnit": {"value": "`,
        jsonSpelling(pick),
        '"}}}}',
      )
      script.raw('}, "version": "1.0"}')
    },
  },
  {
    format: 'ios-strings-catalog',
    name: 'keys that are the texts',
    refuses: true,
    path: 'a.xcstrings',
    holds: 'macros',
    write: (messages, script, pick) => {
      script.raw('{"sourceLanguage": "en", "strings": {')
      each(messages, script, index => `${comma(index)}"`, jsonSpelling(pick), '": {}')
      script.raw('}}')
    },
  },
  {
    format: 'arb',
    name: 'selects of ICU',
    path: 'lib/l10n/app_en.arb',
    holds: 'macros',
    write: (messages, script, pick) => {
      script.raw('{"@@locale": "en"')
      each(messages, script, index => `,\n"m${index}": "{who, select, other{`, inIcu(pick, /[<>]/), '}}"')
      script.raw('}')
    },
  },
  {
    format: 'po',
    name: 'wrapped lines and escaped bytes',
    path: 'locale/en/LC_MESSAGES/shop.po',
    holds: 'macros',
    write: (messages, script, pick) => {
      script.raw('\uFEFFmsgid ""\r\nmsgstr ""\r\n"Language: en\\n"\r\n')
      each(
        messages,
        script,
        index => `\r\n#, python-format\r\nmsgid "k${index}"\r\nmsgstr ""\r\n"`,
        inC(pick, '"\r\n"'),
        '"\r\n',
      )
    },
  },
  {
    format: 'po',
    name: 'a template',
    refuses: true,
    path: 'shop.pot',
    holds: 'macros',
    write: (messages, script, pick) => {
      each(messages, script, () => '\nmsgid "', inC(pick, '"\n  "'), '"\nmsgstr ""\n')
    },
  },
  {
    format: 'xliff',
    name: 'version 1.2, references',
    path: 'a.xlf',
    holds: 'macros',
    write: (messages, script, pick) => {
      script.raw('<?xml version="1.0"?>\n<xliff version="1.2"><file source-language="en"><body>')
      each(
        messages,
        script,
        index => `<trans-unit id="u${index}"><source><g id="1">`,
        htmlSpelling(pick),
        '</g></source></trans-unit>\n',
      )
      script.raw('</body></file></xliff>')
    },
  },
  {
    format: 'xliff',
    name: 'version 2, CDATA',
    path: 'a.xliff',
    holds: 'macros',
    write: (messages, script) => {
      script.raw('<xliff version="2.0" srcLang="fr" trgLang="en"><file id="f">')
      each(
        messages,
        script,
        index => `<unit id="u${index}"><segment><source/><target><![CDATA[`,
        character => character,
        ']]></target></segment></unit>\n',
      )
      script.raw('</file></xliff>')
    },
  },
  {
    format: 'android-strings',
    name: 'escapes in references, over lines',
    path: 'res/values-en-rGB/strings.xml',
    holds: 'macros',
    write: (messages, script, pick) => {
      script.raw('<resources>\n')
      each(messages, script, index => `  <string name="s${index}">\n    `, inAndroid(pick), '\n  </string>\n')
      script.raw('</resources>\n')
    },
  },
  {
    format: 'ios-strings',
    name: 'escapes and comments',
    path: 'en.lproj/Localizable.strings',
    holds: 'macros',
    write: (messages, script, pick) => {
      script.raw('\uFEFF// "a" = "b";\n')
      each(messages, script, index => `/* " */ "k${index}" = "`, inIos(pick), '" ;\n')
    },
  },
]
