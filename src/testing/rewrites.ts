import type { Diagnostic, ReportedRewrite } from '../engine/report.ts'
import { readMarks } from '../rule/example.ts'
import type { Act, Entry, Rewrite, Rule } from '../rule/rule.ts'
import type { Edit } from '../text/edit.ts'
import { overlaps } from '../text/range.ts'
import { type Bench, textMessage } from './bench.ts'
import { type Case, caseOf } from './case.ts'
import { added } from './facts.ts'

/** A customer's turn that does just this. */
const turns: Readonly<Record<Act, string>> = {
  thanks: 'Thank you.',
  apology: 'Sorry to bother you.',
  complaint: 'This is ridiculous.',
  question: 'Where is it?',
  request: 'Please change it.',
  praise: 'Great service.',
  farewell: 'Goodbye.',
}

const findingsIn = async (
  text: string,
  before: string | undefined,
  { checker }: Bench,
): Promise<readonly Diagnostic[]> => {
  const turn = before === undefined ? [] : [textMessage(before, 'customer')]
  const conversations = [{ messages: [...turn, textMessage(text, 'agent')] }]
  const { report, problems } = await checker.file({ format: 'text', conversations }, { path: 'a.txt', text })
  const [problem] = problems
  if (problem) throw new Error(problem.message)
  return report.findings
}

/** The text after edits that stand in their order and do not overlap. */
const applied = (text: string, edits: readonly Edit[]): string =>
  edits
    .toReversed()
    .reduce((done, { start, end, text: words }) => done.slice(0, start) + words + done.slice(end), text)

const safeEdits = (findings: readonly Diagnostic[]): readonly Edit[] =>
  findings.flatMap(({ rewrites }) => rewrites.find(({ safe }) => safe)?.edits ?? [])

/** Every text with all its safe rewrites, again and again until none is left; fails if there is no end. */
const settled = async (text: string, before: string | undefined, bench: Bench): Promise<string> => {
  let now = text
  for (let round = 0; round < 5; round++) {
    const next = applied(now, safeEdits(await findingsIn(now, before, bench)))
    if (next === now) return now
    now = next
  }
  throw new Error(`there is no end of rewriting “${text}”`)
}

/** The bad examples of an entry, each after its own turn, else after one that the rewrite asks for. */
const placed = (
  { bad }: Entry,
  { after }: Rewrite,
): readonly (readonly [text: string, before: string | undefined])[] =>
  bad.flatMap(example => {
    const { text } = readMarks(example.text)
    if (example.after !== undefined || after.length === 0) return [[text, example.after] as const]
    return after.map(act => [text, turns[act]] as const)
  })

const offerOf = async (
  [rule, entry, rewrite]: readonly [Rule, Entry, Rewrite],
  text: string,
  before: string | undefined,
  bench: Bench,
): Promise<ReportedRewrite | undefined> => {
  const findings = await findingsIn(text, before, bench)
  const own = findings.find(each => each.rule === rule.id && each.entry === entry.id)
  return own?.rewrites.find(
    each => each.text.toLowerCase() === rewrite.text.toLowerCase() || each.text === rewrite.traditional,
  )
}

const appliedCase = (
  which: readonly [Rule, Entry, Rewrite],
  about: string,
  text: string,
  before: string | undefined,
  bench: Bench,
): Case =>
  caseOf(which[0], `${about} in “${text}”${before === undefined ? '' : ` after “${before}”`}`, async () => {
    const edit = (await offerOf(which, text, before, bench))?.edits[0]
    if (!edit) return ['the rewrite is not offered, or can’t be applied']
    const better = applied(text, [edit])
    if (better === text) return ['it changes nothing']
    const place = { start: edit.start, end: edit.start + Math.max(edit.text.length, 1) }
    const there = (await findingsIn(better, before, bench)).filter(({ start, end }) =>
      overlaps(place, { start: start.offset, end: end.offset }),
    )
    const final = await settled(text, before, bench)
    const again = await settled(final, before, bench)
    const facts = added(text, better)
    return [
      ...there.map(each => `its result is reported by ${each.rule}: “${each.text}” in “${better}”`),
      ...(again === final ? [] : [`done twice it gives something else: “${final}”, then “${again}”`]),
      ...(facts.length > 0 ? [`it adds what may not be so: ${facts.join(', ')}`] : []),
      ...(/ {2}| [,.!?]|^[\s,]|^\p{Ll}/u.test(better)
        ? [`it leaves a bad gap or beginning: “${better}”`]
        : []),
    ]
  })

/** A safe rewrite adds nothing, its result is silent, and done twice it changes nothing more. */
export const rewriteCases = (rules: readonly Rule[], bench: Bench): readonly Case[] =>
  rules.flatMap(rule =>
    rule.entries.flatMap(entry =>
      entry.rewrite
        .filter(({ safe }) => safe)
        .flatMap(rewrite => {
          const which = [rule, entry, rewrite] as const
          const about = `/${entry.id}: ${rewrite.text || 'leave out'}`
          const cases = placed(entry, rewrite)
          return [
            caseOf(rule, `${about} is offered as safe after some bad example`, async () => {
              const offers = await Promise.all(
                cases.map(([text, before]) => offerOf(which, text, before, bench)),
              )
              return offers.some(each => each?.safe) ? [] : ['no bad example shows it']
            }),
            ...cases.map(([text, before]) => appliedCase(which, about, text, before, bench)),
          ]
        }),
    ),
  )
