import type { Example } from '../../src/rule/rule.ts'

/** An example as a file of some format, with the marks still around the words that must be reported. */
export interface Spelled {
  readonly path: string
  readonly as?: string
  readonly marked: string
}

/** The words of a marked text in a format's own spelling; the marks stay, inside any markup. */
type Spell = (marked: string) => string

const inMarks = (marked: string, change: (words: string) => string): string =>
  marked.replace(/«([^»]*)»/g, (_, words: string) => `«${change(words)}»`)

/** Markup around one word in the middle or at an end of the marked words, outside the marks at the ends. */
const wrapped =
  (open: string, close: string): Spell =>
  marked =>
    marked.replace(/«([^»]*)»/g, (_, words: string) => {
      const parts = words.split(' ')
      const [first = '', ...rest] = parts
      if (!/^(?:[\p{L}’']|&#?\w+;)+$/u.test(first)) return `«${words}»`
      return rest.length === 0 ? `${open}«${first}»${close}` : `${open}«${first}${close} ${rest.join(' ')}»`
    })

/** A line end, as a margin would put it, before the first marked word that is not capitalised. */
const broken =
  (lead: string): Spell =>
  marked =>
    inMarks(marked, words => words.replace(/ (?=\p{Ll})/u, `\n${lead}`))

const markdownEscaped: Spell = marked => marked.replace(/[!.,#*_[\]()]/g, '\\$&')
const entities: Spell = marked =>
  inMarks(
    marked
      .replaceAll('&', '&amp;')
      .replaceAll("'", '&#39;')
      .replaceAll('’', '&rsquo;')
      .replaceAll('"', '&quot;')
      .replaceAll('£', '&pound;'),
    words => words.replace(/^\p{L}/u, letter => `&#${letter.codePointAt(0)};`),
  )

const json = (text: string): string => JSON.stringify(text)
/** Every e of a JSON text as an escape. */
const escapedJson = (text: string): string => json(text).replaceAll('e', '\\u0065')

const html = (marked: string): string => wrapped('<b class="x">', '</b>')(entities(marked))
const yamlSingle = (text: string): string => `'${text.replaceAll("'", "''")}'`
const paragraph = (words: string): string => `<!DOCTYPE html>\n<body>\n  <p>${words}</p>\n</body>\n`
const zendesk = (value: string): string =>
  `{"macros": [{\n  "id": 7, "title": "A macro",\n  "actions": [{"field": "comment_value_html", "value": ${value}}]}]}`
const yaml = (name: string, value: Spell): readonly [string, (example: Example) => Spelled] => [
  `macros, ${name}`,
  ({ text }) => ({
    path: 'macros.yml',
    as: 'macros',
    marked: `# Macros\nRefund sent: ${value(text)}\n`,
  }),
]

/** Formats that hold what the company says and no turn before. */
export const singles: Readonly<Record<string, (example: Example) => Spelled>> = {
  text: ({ text }) => ({ path: 'a.txt', marked: `\n\n${text}\n` }),
  'text, CR LF and a BOM': ({ text }) => ({ path: 'a.txt', marked: `\uFEFF\r\n${text}\r\n` }),
  'text over two lines': ({ text }) => ({ path: 'a.txt', marked: broken('')(text) }),
  markdown: ({ text }) => ({ path: 'a.md', marked: `<!-- 7 -->\n\n${text}\n` }),
  'markdown, emphasis': ({ text }) => ({ path: 'a.md', marked: wrapped('**', '**')(text) }),
  'markdown, escapes in a list': ({ text }) => ({ path: 'a.md', marked: `- ${markdownEscaped(text)}\n` }),
  'markdown, quote': ({ text }) => ({ path: 'a.md', marked: `> ${text}\n` }),
  'markdown, quote over two lines': ({ text }) => ({ path: 'a.md', marked: `> ${broken('> ')(text)}\n` }),
  'markdown, list over two lines': ({ text }) => ({ path: 'a.md', marked: `1. ${broken('   ')(text)}\n` }),
  html: ({ text }) => ({ path: 'a.html', marked: paragraph(html(text)) }),
  'html, words over two lines': ({ text }) => ({
    path: 'a.html',
    marked: paragraph(broken('    ')(entities(text))),
  }),
  'zendesk-macros': ({ text }) => ({
    path: 'a.json',
    marked: zendesk(json(`<p class="lead">${html(text)}</p>`)),
  }),
  'zendesk-macros, escapes': ({ text }) => ({
    path: 'a.json',
    marked: zendesk(escapedJson(`<p>${html(text)}</p>`)),
  }),
  macros: ({ text }) => ({
    path: 'a.json',
    as: 'macros',
    marked: `{\n  "Refund sent": ${json(text)}\n}`,
  }),
  'macros, escapes': ({ text }) => ({
    path: 'a.json',
    as: 'macros',
    marked: `[{"title": "Refund sent", "body": ${escapedJson(text)}}]`,
  }),
  ...Object.fromEntries([
    yaml('double quotes', escapedJson),
    yaml('single quotes', yamlSingle),
    yaml('literal', text => `|\n  ${text}`),
    yaml('folded', text => `>-\n  ${broken('  ')(text)}`),
    yaml('single quotes over two lines', text => broken('  ')(yamlSingle(text))),
  ]),
}

const line = (conversation: string, role: string, text: string): string =>
  `{"conversation": "${conversation}", "role": "${role}", "text": ${text}}\n`

/** Formats that hold whole conversations. */
export const transcripts: Readonly<Record<string, (example: Example) => Spelled>> = {
  ndjson: ({ text, after }) => ({
    path: 'a.ndjson',
    marked:
      line(after === undefined ? 'other' : 'own', 'customer', json(after ?? 'Hello?')) +
      line('own', 'agent', escapedJson(text)),
  }),
  log: ({ text, after }) => ({
    path: 'a.log',
    marked:
      after === undefined
        ? `[10:03] Megan (Support): ${text}\n[10:05] Customer: Well.\n`
        : `[10:03] Customer: ${after}\n[10:05] Megan (Support): ${text}\n`,
  }),
  transcript: ({ text, after }) => ({
    path: 'a.json',
    marked:
      after === undefined
        ? `[["agent", ${json(text)}],\n ["customer", "Well."]]`
        : `[["customer", ${json(after)}],\n ["agent", ${escapedJson(text)}]]`,
  }),
}
