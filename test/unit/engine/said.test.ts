import { expect, it } from 'vitest'
import { makeChecker } from '../../../src/engine/check.ts'
import type { FileReport } from '../../../src/engine/report.ts'
import { readFile } from '../readers/reading.ts'
import { bookOf, entryOf, ruleOf } from './book.ts'

const book = bookOf([ruleOf('no-problem', [entryOf({ id: 'plain', match: ['no problem'] })])])

const checked = async (text: string, path: string, keepSaid: boolean): Promise<FileReport> => {
  const checker = makeChecker(
    book,
    async () => () => [],
    () => '',
  )
  const { format, conversations } = await readFile(text, path)
  return (await checker.file({ format: format ?? '', conversations }, { path, text, keepSaid })).report
}

const spots = ({ findings, said = [] }: FileReport) =>
  findings.map(({ text, spot }) => {
    const words = spot && said[spot.message]?.passages[spot.passage]?.text
    return [text, spot?.message, spot && words?.slice(spot.range.start, spot.range.end)]
  })

const chat = ['customer: Thanks!', 'agent: No problem.', 'agent: Anything else? No problem!']
  .map(line => {
    const [role, text] = line.split(': ')
    return JSON.stringify({ conversation: 'c1', role, author: role === 'agent' ? 'Megan' : 'Ana', text })
  })
  .join('\n')

it('takes down what the company said, and where findings stand in it', async () => {
  const report = await checked(chat, 'a.ndjson', true)
  expect(report.said).toEqual([
    {
      path: expect.any(Array),
      conversation: 'c1',
      role: 'agent',
      author: 'Megan',
      talk: 0,
      answers: true,
      passages: [{ kind: 'paragraph', text: 'No problem.' }],
    },
    {
      path: expect.any(Array),
      conversation: 'c1',
      role: 'agent',
      author: 'Megan',
      talk: 0,
      answers: true,
      passages: [{ kind: 'paragraph', text: 'Anything else? No problem!' }],
    },
  ])
  expect(spots(report)).toEqual([
    ['No problem', 0, 'No problem'],
    ['No problem', 1, 'No problem'],
  ])
})

it('takes down nothing where nobody asks', async () => {
  const { said, findings } = await checked(chat, 'a.ndjson', false)
  expect(said).toBeUndefined()
  expect(findings.every(({ spot }) => spot === undefined)).toBe(true)
})

it('shows a finding in the reading of the template that has it', async () => {
  const template = '{% if vip %}\nWelcome.\n{% else %}\nNo problem.\n{% endif %}\n'
  const report = await checked(template, 'a.liquid', true)
  expect(report.said?.map(({ again, passages }) => [again, passages.map(({ text }) => text)])).toEqual([
    [undefined, ['Welcome.']],
    [true, ['No problem.']],
  ])
  expect(spots(report)).toEqual([['No problem', 1, 'No problem']])
})

it('tells who speaks, who gives a name when asked, and what is not for the customer', async () => {
  const talk = [
    { role: 'agent', author: 'Megan', text: 'May I have your name, please?' },
    { role: 'customer', author: 'guest 7', text: 'Crystal Minh' },
    { role: 'agent', author: 'Megan', text: 'Vielen Dank, einen Augenblick, ich schaue gleich nach.' },
    { role: 'agent', author: 'Megan', channel: 'internal', text: 'No problem.' },
  ]
  const report = await checked(
    talk.map(each => JSON.stringify({ conversation: 'c', ...each })).join('\n'),
    'a.ndjson',
    true,
  )
  expect(report.people).toEqual([
    { name: 'Megan', role: 'agent' },
    { name: 'guest 7', role: 'customer' },
    { name: 'Crystal Minh', role: 'customer' },
  ])
  expect(report.said?.map(({ answers, internal, unchecked }) => [answers, internal, unchecked])).toEqual([
    [undefined, undefined, undefined],
    [true, undefined, true],
    [true, true, undefined],
  ])
})

it.each([
  ['May I have your full name?', "It's crystal minh.", ['crystal minh']],
  ['Your name please', 'Yes of course', []],
  ['How are you?', 'Crystal Minh', []],
  ['请问您贵姓？', '我姓王', ['王']],
  ['请问怎么称呼您？', '李雷', ['李雷']],
])('%s – %s', async (asked, answer, names) => {
  const lines = [
    { conversation: 'c', role: 'agent', text: asked },
    { conversation: 'c', role: 'customer', text: answer },
    { conversation: 'c', role: 'agent', text: 'Thanks.' },
  ]
  const report = await checked(lines.map(each => JSON.stringify(each)).join('\n'), 'a.ndjson', true)
  expect(report.people?.map(({ name }) => name)).toEqual(names)
})
