import { describe, expect, test } from 'vitest'
import { checkerOf } from '../../src/compose.ts'
import type { FileReport } from '../../src/engine/report.ts'
import { formats } from '../../src/readers/index.ts'
import { readSource } from '../../src/readers/read.ts'
import { Located } from '../../src/text/located.ts'
import { isProblem } from '../../src/text/problem.ts'

/** A file with two passages that are both reported, and room for comments before, between and after them. */
interface Case {
  readonly name: string
  readonly format: string
  readonly path: string
  readonly comment: (words: string) => string
  readonly file: (before: string, between: string, after: string) => string
  /** What stands before a reason. */
  readonly dash?: string
}

const first = 'No problem, glad to help.'
const second = 'No problem at all, Ben.'

const markup = (words: string): string => `<!-- ${words} -->`
const hash = (words: string): string => `# ${words}`
const code = (words: string): string => `/* ${words} */`

const html = (before: string, between: string, after: string): string =>
  `${before}<p>${first}</p>${between}<p>${second}</p>${after}`

const lines =
  (one: string, two: string) =>
  (before: string, between: string, after: string): string =>
    [before, one, between, two, after].filter(line => line !== '').join('\n')

const template = (name: string, path: string, open: string, close: string): Case => ({
  name,
  format: 'html',
  path,
  comment: words => `${open} ${words} ${close}`,
  file: html,
})

const vtt = (name: string, comment: Case['comment']): Case => ({
  name,
  format: 'vtt',
  path: 'call.vtt',
  comment,
  file: (before, between, after) =>
    [
      'WEBVTT',
      before,
      `00:01.000 --> 00:02.000\n<v Agent>${first}`,
      between,
      '00:03.000 --> 00:04.000\n<v Customer>Thank you.',
      `00:05.000 --> 00:06.000\n<v Agent>${second}`,
      after,
    ]
      .filter(Boolean)
      .join('\n\n'),
})

const cases: readonly Case[] = [
  {
    name: 'Markdown',
    format: 'markdown',
    path: 'a.md',
    comment: markup,
    file: (...slots) => [slots[0], first, slots[1], second, slots[2]].filter(Boolean).join('\n\n'),
  },
  { name: 'HTML', format: 'html', path: 'a.html', comment: markup, file: html },
  template('Handlebars', 'a.hbs', '{{!--', '--}}'),
  template('Mustache', 'a.mustache', '{{!', '}}'),
  template('Jinja', 'a.j2', '{#', '#}'),
  template('Twig that trims', 'a.twig', '{#-', '-#}'),
  template('ERB', 'a.html.erb', '<%#', '%>'),
  template('EJS', 'a.ejs', '<%#', '%>'),
  template('FreeMarker', 'a.ftl', '<#--', '-->'),
  template('Liquid', 'a.liquid', '{% comment %}', '{% endcomment %}'),
  {
    name: 'a template of plain text',
    format: 'text',
    path: 'a.txt.liquid',
    comment: words => `{% comment %}${words}{% endcomment %}`,
    file: (...slots) => [slots[0], first, slots[1], second, slots[2]].filter(Boolean).join('\n\n'),
  },
  {
    name: 'MJML',
    format: 'mjml',
    path: 'a.mjml',
    comment: markup,
    file: (before, between, after) =>
      `<mjml><mj-body><mj-section><mj-column>${before}<mj-text>${first}</mj-text>${between}<mj-text>${second}</mj-text>${after}</mj-column></mj-section></mj-body></mjml>`,
  },
  {
    name: 'React Email',
    format: 'react-email',
    path: 'a.tsx',
    comment: words => `{${code(words)}}`,
    file: (before, between, after) =>
      `import { Html, Text } from '@react-email/components'\nexport default () => (<Html>${before}<Text>${first}</Text>${between}<Text>${second}</Text>${after}</Html>)\n`,
  },
  {
    name: 'PO',
    format: 'po',
    path: 'en.po',
    comment: hash,
    file: (before, between, after) =>
      `msgid ""\nmsgstr ""\n"Language: en\\n"\n\n${before}\nmsgid "a"\nmsgstr "${first}"\n\n${between}\nmsgid "b"\nmsgstr "${second}"\n\n${after}\n`,
  },
  {
    name: 'XLIFF',
    format: 'xliff',
    path: 'a.xlf',
    dash: '—',
    comment: markup,
    file: (before, between, after) =>
      `<xliff version="1.2"><file source-language="de" target-language="en" original="a" datatype="plaintext"><body>${before}<trans-unit id="a"><source>Gern</source><target>${first}</target></trans-unit>${between}<trans-unit id="b"><source>Gern</source><target>${second}</target></trans-unit>${after}</body></file></xliff>`,
  },
  {
    name: 'strings of Android',
    format: 'android-strings',
    path: 'res/values/strings.xml',
    dash: '—',
    comment: markup,
    file: (before, between, after) =>
      `<resources>${before}<string name="a">${first}</string>${between}<string name="b">${second}</string>${after}</resources>`,
  },
  {
    name: 'strings of iOS',
    format: 'ios-strings',
    path: 'en.lproj/a.strings',
    comment: code,
    file: lines(`"a" = "${first}";`, `"b" = "${second}";`),
  },
  {
    name: 'strings of iOS, by lines',
    format: 'ios-strings',
    path: 'en.lproj/a.strings',
    comment: words => `// ${words}`,
    file: lines(`"a" = "${first}";`, `"b" = "${second}";`),
  },
  {
    name: 'macros in YAML',
    format: 'macros',
    path: 'macros.yaml',
    comment: hash,
    file: lines(`- title: Thanks\n  body: ${first}`, `- title: Ben\n  body: "${second}"`),
  },
  {
    name: 'strings in YAML',
    format: 'i18n-yaml',
    path: 'locales/en.yml',
    comment: words => `  ${hash(words)}`,
    file: (...slots) => `en:\n${lines(`  a: ${first}`, `  b: ${second}`)(...slots)}`,
  },
  {
    name: 'macros in TOML',
    format: 'macros',
    path: 'macros.toml',
    comment: hash,
    file: lines(
      `[[macros]]\ntitle = "Thanks"\nbody = "${first}"`,
      `[[macros]]\ntitle = "Ben"\nbody = "${second}"`,
    ),
  },
  {
    name: 'JSON with comments',
    format: 'macros',
    path: 'macros.json',
    comment: words => `// ${words}`,
    file: (before, between, after) =>
      `[\n${lines(`{"title": "Thanks", "body": "${first}"},`, `{"title": "Ben", "body": "${second}"}`)(before, between, after)}\n]`,
  },
  {
    name: 'JSON with comments between marks',
    format: 'i18n-json',
    path: 'locales/en.json',
    comment: code,
    file: (before, between, after) => `{${before} "a": "${first}", ${between} "b": "${second}"${after}}`,
  },
  {
    name: 'HTML in JSON',
    format: 'macros',
    path: 'macros.json',
    comment: markup,
    file: (...slots) => JSON.stringify([{ title: 'Thanks', body: html(...slots) }]),
  },
  {
    name: 'HTML in JSON that escapes it',
    format: 'macros',
    path: 'macros.json',
    comment: markup,
    file: (...slots) =>
      JSON.stringify([{ title: 'Thanks', body: html(...slots) }])
        .replaceAll('<', '\\u003c')
        .replaceAll('>', '\\u003e'),
  },
  {
    name: 'HTML in NDJSON',
    format: 'zendesk-macros',
    path: 'macros.ndjson',
    comment: markup,
    file: (...slots) =>
      `${JSON.stringify({ title: 'Thanks', actions: [{ field: 'comment_value_html', value: html(...slots) }] })}\n`,
  },
  {
    name: 'HTML in CSV',
    format: 'macros',
    path: 'macros.csv',
    comment: markup,
    file: (...slots) => `title,body\nThanks,"${html(...slots).replaceAll('"', '""')}"\n`,
  },
  {
    name: 'HTML in YAML',
    format: 'macros',
    path: 'macros.yaml',
    comment: markup,
    file: (...slots) => `- title: Thanks\n  body: |\n    ${html(...slots)}\n`,
  },
  vtt('WebVTT', words => `NOTE ${words}`),
  vtt('WebVTT, notes of two lines', words => `NOTE\n${words}`),
]

const only = ['no-problem', 'suppression']
const demanding = [
  ['suppression/reasonless', { is: 'warning' }],
  ['suppression/blanket', { is: 'info' }],
] as const
const checker = checkerOf({ profile: 'recommended', only, house: [] })
const strict = checkerOf({ profile: 'recommended', only, house: [], choices: [demanding] })

const reportOn = async (
  { path, format }: Case,
  text: string,
  { check = checker, today = '2026-11-22' } = {},
): Promise<FileReport> => {
  const reading = await readSource({ path, located: Located.file(text) }, {})
  if (!reading || isProblem(reading)) throw new Error(`not read: ${text} ${JSON.stringify(reading)}`)
  expect(reading.format).toBe(format)
  const conversations = [...reading.conversations]
  for (const one of conversations) {
    if (isProblem(one)) throw new Error(one.problem)
    const words = one.messages.flatMap(({ passages }) => passages.map(({ located }) => located.text))
    expect(words.join('\n')).not.toContain('tactful')
  }
  return (await check.file({ ...reading, conversations }, { path, text, today })).report
}

/** The words that are reported, and the comments that are found fault with. */
const found = ({ findings, source }: FileReport): readonly string[] =>
  findings.map(({ rule, entry, start, end, text }) =>
    rule === 'suppression' ? `${entry}: ${source.slice(start.offset, end.offset)}` : text,
  )

const both = ['No problem', 'No problem at all']
const [one, two] = both

describe.each(cases)('$name', one_ => {
  const { comment, file, dash = '--' } = one_
  const say = (word: string, more = 'no-problem'): string => comment(`${word} ${more} ${dash} we mean it`)

  test('without comments reports both passages', async () => {
    expect(found(await reportOn(one_, file('', '', '')))).toEqual(both)
  })

  test('the next passage', async () => {
    const report = await reportOn(one_, file(say('tactful-ignore-next'), '', ''))
    expect(found(report)).toEqual([two])
    expect(report.suppressed?.map(({ finding, reason, by }) => [finding.text, reason, by])).toEqual([
      [one, 'we mean it', 'comment'],
    ])
    expect(found(await reportOn(one_, file('', say('tactful-ignore-next'), '')))).toEqual([one])
  })

  test('a region', async () => {
    const end = comment('tactful-ignore-end')
    expect(found(await reportOn(one_, file(say('tactful-ignore'), end, '')))).toEqual([two])
    expect(found(await reportOn(one_, file('', say('tactful-ignore'), end)))).toEqual([one])
  })

  test('the file', async () => {
    expect(found(await reportOn(one_, file('', '', say('tactful-ignore-file'))))).toEqual([])
    expect(found(await reportOn(one_, file('', comment('tactful-ignore-file'), '')))).toEqual([])
  })

  test('unused, expired, misspelt, blanket and reasonless ones are reported where they stand', async () => {
    const told = async (words: string, options = {}): Promise<readonly string[]> => {
      const written = comment(words).trim()
      const marked = written.startsWith('{/*') ? written.slice(1, -1) : written
      const report = await reportOn(one_, file('', comment(words), ''), options)
      return found(report).map(each => {
        const said = each.replaceAll('\\u003c', '<').replaceAll('\\u003e', '>')
        return said.endsWith(marked) ? each.slice(0, each.indexOf(':')) : each
      })
    }
    const idle = `tactful-ignore-file no-problem/gladly ${dash} x`
    expect((await told(idle)).filter(each => !both.includes(each))).toEqual(['misspelt'])
    expect(await told(`tactful-ignore-next no-problem until:2026-11-21 ${dash} x`)).toEqual([
      one,
      'expired',
      two,
    ])
    expect(await told(`tactful-ignore-next no-problem until:2026-11-22 ${dash} x`)).toEqual([one])
    expect(await told('tactful-ignore-nxt no-problem')).toEqual([one, 'misspelt', two])
    expect(await told('tactful-ignore-next no-problem', { check: strict })).toEqual([one, 'reasonless'])
    expect(await told(`tactful-ignore-next ${dash} x`, { check: strict })).toEqual([one, 'blanket'])
    const after = file('', '', comment(`tactful-ignore-next no-problem ${dash} x`))
    expect(found(await reportOn(one_, after)).map(each => each.split(':')[0])).toEqual([...both, 'unused'])
  })
})

test('every format with comments is here', () => {
  const known = new Set(cases.map(({ format }) => format))
  const marked = formats.filter(({ comments }) => comments).map(({ id }) => id)
  const missing = marked.filter(id => !known.has(id) && id !== 'ndjson')
  expect(missing, 'each needs a case in this file').toEqual([])
})

test('a comment that customers read is none, and is told', async () => {
  const text = '<!-- tactful-ignore-file no-problem -->\n\nNo problem, glad to help.\n'
  const path = 'a.txt'
  const reading = await readSource({ path, located: Located.file(text) }, {})
  if (!reading || isProblem(reading)) throw new Error('not read')
  const { report } = await checker.file(reading, { path, text })
  expect(report.findings.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([
    'suppression: It is no comment here: customers read it.',
    expect.stringMatching(/^no-problem: /),
  ])
})
