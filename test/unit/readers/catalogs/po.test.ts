import { po as gettext } from 'gettext-parser'
import { describe, expect, it } from 'vitest'
import { fixtures } from '../../../formats/fixtures.ts'
import { expectLinear } from '../../../linear.ts'
import { messagesOf, readFile, spelledIn } from '../reading.ts'
import { outline, outlined, wordsIn } from './outline.ts'

const header = (fields: string): string => `msgid ""\nmsgstr ""\n${fields}\n\n`

describe('a catalogue of gettext', () => {
  it('gives translations in their language and what is not translated in the first', async () => {
    const text = `${header('"Language: pt_BR\\n"\n"X-Source-Language: fr\\n"')}
# a comment "with quotes"
#: a.c:1
msgctxt "menu"
msgid "Bonjour"
msgstr "Olá"

msgid "Un sac"
msgid_plural "%d sacs"
msgstr[0] "Uma bolsa"
msgstr[1] "%d bolsas"

#, fuzzy, c-format
msgid "Merci"
msgstr "Obrigado?"

msgid "Un autre"
msgid_plural "%d autres"
msgstr[0] ""
msgstr[1] ""

#~ msgid "Vieux"
#~ msgstr "Velho"

msgid "mail.subject"
msgstr ""
`
    const read = await readFile(text, 'locale/de/LC_MESSAGES/shop.po')
    expect(outlined(read)).toEqual([
      'pt-BR menu/Bonjour: Olá',
      'pt-BR Un sac/[0]: Uma bolsa',
      'pt-BR Un sac/[1]: %d bolsas',
      'fr Merci: Merci',
      'fr Un autre: Un autre',
      'fr Un autre/plural: %d autres',
    ])
    expect(messagesOf(read)[2]?.passages[0]?.placeholders).toMatchObject([
      { start: 0, end: 2, type: 'number' },
    ])
  })

  it('has its language from the path where the header names none', async () => {
    expect(await outline('msgid "a b"\nmsgstr "Hallo"\n', 'locale/de_AT/LC_MESSAGES/shop.po')).toEqual([
      'de-AT a b: Hallo',
    ])
    expect(await outline('msgid "a b"\nmsgstr "Hallo"\n', 'po/de.po')).toEqual(['de a b: Hallo'])
    expect(await outline('msgid "Hi there"\nmsgstr ""\n', 'po/shop.pot')).toEqual(['en Hi there: Hi there'])
  })

  it('undoes the escapes of C and joins its lines', async () => {
    const text =
      'msgid "k k"\r\nmsgstr ""\r\n"We \\"hope\\" you \\t see \\\\ caf\\303\\251 \\x41\\101 "\r\n  "soon.\\n"\r\n"\\n"\r\n"Bye."\r\n'
    const read = await readFile(text, 'en.po')
    expect(await wordsIn(text, 'en.po')).toEqual(['We "hope" you \t see \\ café AA soon.', 'Bye.'])
    const [passage] = messagesOf(read)[0]?.passages ?? []
    expect(spelledIn(text, passage, 'é')).toBe('\\303\\251')
    expect(spelledIn(text, passage, 'AA soon')).toBe('\\x41\\101 "\r\n  "soon')
    expect(spelledIn(text, passage, ' soon')).toBe(' "\r\n  "soon')
  })

  it.each([
    ['msgid "a"\nmsgstr "b\n', 'a text without its closing quote mark', 17],
    ['msgid "a"\nmsgstr "b" c\n', 'more stands after the closing quote mark', 20],
    ['msgid "a\\q"\nmsgstr "b"\n', 'an escape that PO does not know', 8],
    ['msgid "a"\nmsgst "b"\n', 'a line that PO does not know', 10],
    ['"a"\n', 'a line that PO does not know', 0],
    ['msgstr "b"\n', 'an entry without its msgid', 0],
    ['msgid "a"\n\nmsgid "b"\nmsgstr "c"\n', 'an entry without its msgstr', 0],
    ['msgid "a"\nmsgstr "b"\nmsgctxt "c"\nmsgid "d"\n', 'an entry without its msgstr', 21],
  ])('that is broken is told: %j', async (text, problem, offset) => {
    expect((await readFile(text, 'a.po')).problems).toMatchObject([
      { problem: `This is not valid PO: ${problem}.`, offset },
    ])
  })

  it('is known by its header, and is nothing else', async () => {
    expect((await readFile(header('"Language: en\\n"'), '-')).format).toBe('po')
    expect((await readFile('', 'a.po')).format).toBeUndefined()
    expect((await readFile('# nothing\n', 'a.txt', 'po')).problems).toMatchObject([{ offset: 0 }])
  })

  it('holds what gettext-parser finds in it', async () => {
    for (const { path, text } of fixtures.filter(
      fixture => fixture.format === 'po' && fixture.path.endsWith('.po'),
    )) {
      // It knows no escapes of bytes.
      const { translations } = gettext.parse(text.replace(/\\(?:[0-7]{3}|x[\da-f]{2})/g, ''))
      const theirs = Object.values(translations)
        .flatMap(entries => Object.values(entries))
        .filter(({ msgid, comments }) => msgid !== '' && !comments?.flag?.includes('fuzzy'))
        .flatMap(({ msgstr }) => msgstr)
        .filter(words => words !== '')
      const ours = await wordsIn(text, path)
      expect(theirs.length).toBeGreaterThan(2)
      for (const words of theirs) expect(ours).toContain(words)
    }
  })

  it.each([
    ['', 'msgid "a"\nmsgstr "b c"\n'],
    ['', 'msgid "a"\nmsgstr ""\n"b "\n"c"\n'],
    ['', '"a\\\\"\n'],
    ['', '#, fuzzy\n'],
    ['', '\\303'],
    ['msgid "a"\nmsgstr ""\n', '"word and "\n'],
    ['msgid "a"\nmsgstr "', 'aaaaaaaa'],
  ])('costs no more than its length: %j and many %j', (start, part) =>
    expectLinear(
      5000,
      size => start + part.repeat(size),
      text => readFile(text, 'a.po'),
    ),
  )
})
