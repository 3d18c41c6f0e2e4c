import { expect, test } from 'vitest'
import { checkersOf } from '../../src/cli/checkers.ts'
import { deskFor } from '../../src/cli/interactive/desk.ts'
import { commented } from '../../src/cli/interactive/ignore.ts'
import { tools } from '../../src/cli/tools.ts'

/** The file with a comment that silences its first “No problem”; undefined where it has no room for one. */
const ignoring = async (
  path: string,
  text: string,
  reason = 'legal wants it',
): Promise<string | undefined> => {
  const checkReading = await checkersOf([], { tools } as never)({ profile: 'recommended', house: [] })
  const desk = deskFor(
    { path, name: path, text, demanded: true },
    {
      readSource: tools.readSource,
      checkReading,
      env: {},
      today: '2026-11-22',
      formats: await tools.formats(),
      as: undefined,
    },
  )
  const { report, problems } = await desk.examined(text)
  expect(problems).toEqual([])
  const finding = report?.findings.find(({ rule }) => rule === 'no-problem')
  if (!finding) throw new Error(`nothing is found in ${path}`)
  return (await commented(text, finding, reason, desk))?.text
}

const comment = 'tactful-ignore-next no-problem/no-problem -- legal wants it'
const xml = comment.replace('--', '—')
const good = 'Your refund is on its way, Ana.'
const slip = 'No problem, Ana. It is done.'

test.each([
  ['a paragraph of Markdown', 'a.md', `${good}\n\n${slip}\n`, `${good}\n\n<!-- ${comment} -->\n${slip}\n`],
  [
    'an item, with the line ends of the file',
    'a.md',
    `# Thanks\r\n\r\n- ${slip}\r\n`,
    `# Thanks\r\n\r\n<!-- ${comment} -->\r\n- ${slip}\r\n`,
  ],
  [
    'HTML, above the line',
    'a.html',
    `<body>\n  <p>${good}</p>\n  <p>${slip}</p>\n</body>\n`,
    `<body>\n  <p>${good}</p>\n  <!-- ${comment} -->\n  <p>${slip}</p>\n</body>\n`,
  ],
  [
    'HTML in one line',
    'a.html',
    `<p>${good}</p><p>${slip}</p>\n`,
    `<p>${good}</p><p><!-- ${comment} -->${slip}</p>\n`,
  ],
  [
    'YAML, above the key',
    'a.yaml',
    `macros:\n  - title: Done\n    body: >-\n      ${slip}\n`,
    `macros:\n  - title: Done\n    # ${comment}\n    body: >-\n      ${slip}\n`,
  ],
  [
    'the second paragraph of a YAML value has none of its own',
    'a.yaml',
    `macros:\n  - title: Done\n    body: |\n      ${good}\n\n      ${slip}\n`,
    undefined,
  ],
  [
    'XML, which allows no two hyphens',
    'res/values/strings.xml',
    `<resources>\n  <string name="ok">${good}</string>\n  <string name="done">${slip}</string>\n</resources>\n`,
    `<resources>\n  <string name="ok">${good}</string>\n  <!-- ${xml} -->\n  <string name="done">${slip}</string>\n</resources>\n`,
  ],
  ['JSON has none', 'a.json', `{"macros": [{"title": "Done", "body": "${slip}"}]}\n`, undefined],
  ['a table has none', 'a.csv', `title,body\nDone,"<p>${slip}</p>"\nSent,"<p>${good}</p>"\n`, undefined],
  ['a transcript has none', 'a.log', `Customer: Is it done?\nAgent: ${slip}\n`, undefined],
])('%s', async (_, path, text, expected) => {
  expect(await ignoring(path, text)).toBe(expected)
})

test('a reason that would end the comment goes elsewhere', async () => {
  expect(await ignoring('a.md', `${good}\n\n${slip}\n`, 'see --> there')).toBeUndefined()
})
