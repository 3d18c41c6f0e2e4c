import remarkParse from 'remark-parse'
import remarkRetext from 'remark-retext'
import { retext } from 'retext'
import retextEnglish from 'retext-english'
import { unified } from 'unified'
import { VFile } from 'vfile'
import { describe, expect, test } from 'vitest'
import tactful, { type TactfulOptions } from '../src/retext.ts'

const checked = async (file: VFile, options?: TactfulOptions): Promise<VFile> => {
  const processor = unified().use(retextEnglish).use(tactful, options)
  await processor.run(processor.parse(file), file)
  return file
}

interface Place {
  readonly start: { readonly offset: number }
  readonly end: { readonly offset: number }
}

const told = ({ messages }: VFile): readonly string[] =>
  messages.map(({ ruleId, line, column, fatal }) => `${line}:${column} ${ruleId} ${fatal}`)

describe('in a pipeline of retext', () => {
  test('a finding is a message with its place, words, reason and rewrites', async () => {
    const { messages } = await checked(
      new VFile('Hello!\n\nUnfortunately, we cannot do that. 😊 No problem!'),
    )
    const found = messages.find(({ ruleId }) => ruleId === 'no-problem')
    expect(found).toMatchObject({
      source: 'tactful',
      actual: 'No problem',
      place: { start: { line: 3, column: 38, offset: 45 }, end: { line: 3, column: 48, offset: 55 } },
      fatal: false,
    })
    expect(found?.expected?.length).toBeGreaterThan(0)
    expect(found?.note).toMatch(/\.$/)
    expect(found?.url).toMatch(/^https:.*no-problem\.md$/)
  })

  test('severities are those of vfile', async () => {
    const file = new VFile('You claim that you paid twice. No problem!')
    expect(told(await checked(file, { rules: { 'no-problem': 'info' } }))).toEqual([
      '1:1 challenge-customer true',
      '1:32 no-problem undefined',
    ])
  })

  test('profile, lexicon, rules and their options are the user’s', async () => {
    const file = () => new VFile('Folks, no problem!')
    expect(told(await checked(file(), { lexicon: 'entries:\n  - folks\n' }))).toContain(
      '1:1 custom-lexicon false',
    )
    expect(told(await checked(new VFile('No problem!'), { profile: 'timm' }))).toEqual([
      '1:1 no-problem true',
    ])
    expect(told(await checked(file(), { rules: { 'no-problem': { severity: 'off' } } }))).toEqual([])
  })

  test.each([
    [{ profile: 'tim' }, 'there is no profile “tim”'],
    [{ rules: { 'no-problm': 'off' } }, 'there is no rule “no-problm”'],
    [{ rules: { 'no-problem/x': 'off' } }, '“no-problem” has no entry “x”'],
    [{ rules: { 'no-problem': { most: 1 } } }, '“no-problem” has no option “most”'],
  ] as const)('a mistake in the options rejects: %j', async (options, message) => {
    await expect(checked(new VFile('Hello.'), options)).rejects.toThrow(new RangeError(message))
  })

  test('the name of the file tells its format, and `as` overrules it', async () => {
    const json = JSON.stringify({ macros: [{ title: 'Late', body: 'It’s &quot;here&quot;. No problem!' }] })
    const { messages } = await checked(new VFile({ value: json, path: 'macros.json' }))
    const [found] = messages.filter(({ ruleId }) => ruleId === 'no-problem')
    const { start, end } = (found as (typeof messages)[number]).place as Place
    expect(json.slice(start.offset, end.offset)).toBe('No problem')
    const markdown = new VFile('    No problem!\n\nNo *problem*!')
    expect(told(await checked(markdown, { as: 'markdown' }))).toEqual(['3:1 no-problem false'])
  })

  test('what can’t be read is an error, not silence', async () => {
    const { messages } = await checked(new VFile({ value: '{"macros": [', path: 'macros.json' }))
    expect(messages).toMatchObject([{ ruleId: 'unread', fatal: true, line: 1 }])
    const unknown = await checked(new VFile({ value: 'x', path: 'a.xyz' }))
    expect(unknown.messages).toMatchObject([{ ruleId: 'unread', fatal: true }])
  })

  test('bytes are a text too', async () => {
    const file = new VFile({ value: new TextEncoder().encode('Grüezi. No problem!'), path: 'a.txt' })
    expect(told(await checked(file))).toEqual(['1:9 no-problem false'])
  })

  test('the text stays as it was', async () => {
    expect(String(await retext().use(tactful).process('No problem!'))).toBe('No problem!')
  })
})

test('in a pipeline of remark, the file is read as its name says', async () => {
  const english = unified().use(retextEnglish)
  english.use(tactful)
  const file = new VFile({ value: '# Hello\n\n    No problem!\n\n*No* problem!\n', path: 'a.md' })
  const processor = unified().use(remarkParse).use(remarkRetext, english)
  await processor.run(processor.parse(file), file)
  expect(told(file)).toEqual(['5:2 no-problem false'])
})
