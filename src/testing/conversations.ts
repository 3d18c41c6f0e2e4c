import { type Gathered, judgeGathered } from '../engine/collection.ts'
import { faultProblem } from '../engine/rule-fault.ts'
import { textPassages } from '../readers/prose/text.ts'
import type { Reading } from '../readers/reader.ts'
import { readMarks } from '../rule/example.ts'
import type { ExampleFile, Rule } from '../rule/rule.ts'
import { Located } from '../text/located.ts'
import { type Bench, checkedBy } from './bench.ts'
import { type Case, caseOf, unlike } from './case.ts'
import { tell } from './turns.ts'

/** A conversation reports the marked words, under all rules. */
export const conversationCases = (rules: readonly Rule[], bench: Bench): readonly Case[] =>
  rules.flatMap(rule =>
    (rule.examples ?? []).map(example =>
      caseOf(rule, `: ${example.about}`, async () => {
        const { conversation, marked } = tell(example)
        const { options, also } = example
        const checker = options ? bench.checkerWith(rule.id, options) : bench.checker
        const checked = await checkedBy(checker, conversation)
        const found = checked.flatMap(({ message, winners }) =>
          winners.map(({ finding: { rule: found, passage, range } }) => ({
            rule: found.id,
            words: `${message.path[0]}: ${passage.text.slice(range.start, range.end)}`,
          })),
        )
        const own = found.filter(each => each.rule === rule.id).map(({ words }) => words)
        const others = [...new Set(found.map(each => each.rule))].filter(
          id => id !== rule.id && !also.includes(id),
        )
        return [
          ...unlike('the marked words of each turn are reported', marked, own),
          ...others.map(id => `${id} reports something too; if that is right, say also: ['${id}']`),
        ]
      }),
    ),
  )

/** A file of one message, as it is read. */
export const readingOf = ({ name, lang, channel, text }: ExampleFile): Reading => ({
  format: 'text',
  conversations: [
    {
      messages: [
        {
          path: name === undefined ? [] : [name],
          role: 'agent',
          audience: 'customer',
          ...(lang === undefined ? {} : { lang }),
          ...(channel === undefined ? {} : { channel }),
          passages: textPassages(Located.file(text)),
        },
      ],
    },
  ],
})

/** A folder reports the marked words. */
export const folderCases = (rules: readonly Rule[], bench: Bench): readonly Case[] =>
  rules.flatMap(rule =>
    (rule.folders ?? []).map(example =>
      caseOf(rule, `: ${example.about}`, async () => {
        const checker = bench.checkerWith(rule.id, {})
        const marked: string[] = []
        const gathered: Gathered[] = []
        const wrong: string[] = []
        for (const file of example.files) {
          const { text, ranges } = readMarks(file.text)
          const { path, name } = file
          for (const { start, end } of ranges) marked.push(`${path} ${name}: ${text.slice(start, end)}`)
          const checked = await checker.file(readingOf({ ...file, text }), { path, text, among: true })
          wrong.push(...checked.problems.map(({ message }) => message))
          for (const { rule: id, text: words } of checked.report.findings)
            wrong.push(`${id} reports “${words}” in ${path}`)
          gathered.push(...(checked.gathered ?? []))
        }
        const told = judgeGathered(gathered, fault => void wrong.push(faultProblem(fault).message))
        const own = told.map(({ path, finding }) => `${path} ${finding.messagePath[0]}: ${finding.text}`)
        const open = told.filter(({ finding }) => /[{}]\w/.test(finding.message))
        return [
          ...wrong,
          ...unlike('the marked words are reported', marked, own),
          ...open.map(({ finding }) => `a hole is left in “${finding.message}”`),
        ]
      }),
    ),
  )

const has = (marks: readonly boolean[]): boolean => marks.includes(true) && marks.includes(false)

/** Every rule in code shows a case that it reports and one that it leaves alone. */
export const shownCases = (rules: readonly Rule[]): readonly Case[] =>
  rules
    .filter(({ entries, examples, folders }) => entries.length === 0 || examples || folders)
    .map(rule =>
      caseOf(rule, ' shows what it reports and what it leaves alone', async () => {
        const { examples = [], folders = [] } = rule
        const both =
          has(examples.map(example => tell(example).marked.length > 0)) ||
          has(folders.map(({ files }) => files.some(({ text }) => text.includes('«'))))
        return both ? [] : ['give it an example with «words marked» and one without']
      }),
    )
