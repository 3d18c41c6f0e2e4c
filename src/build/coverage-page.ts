import { table } from '../pages/markdown.ts'
import type { Work } from '../rule/bibliography.ts'
import type { Statement } from '../rule/coverage.ts'
import type { Rule } from '../rule/rule.ts'

/** The rules that carry a statement, as links from the folder of rules. */
const carriers = (id: string, rules: readonly Rule[]): readonly string[] =>
  rules
    .filter(rule => rule.cite.some(({ statements }) => statements.includes(id)))
    .map(rule => `[${rule.id}](${rule.group}/${rule.id}.md)`)

/** The numbers that a place names: “rules 30 and 31” is 30 and 31, “chapter 8, point 2” is 8. */
const numbersIn = (place: string, unit: RegExp): readonly number[] =>
  (unit.exec(place)?.[1]?.match(/\d+/g) ?? []).map(Number)

const byNumber = (
  statements: readonly Statement[],
  source: string,
  unit: RegExp,
  last: number,
  name: string,
  rules: readonly Rule[],
): readonly string[] => {
  const rows = Array.from({ length: last }, (_, index) => {
    const own = statements.filter(
      each => each.source === source && numbersIn(each.place, unit).includes(index + 1),
    )
    const links = [...new Set(own.flatMap(({ id }) => carriers(id, rules)))]
    const reasons = own.flatMap(({ reason }) => reason ?? [])
    const none = own.length === 0 ? 'Nothing on wording in what was read of it.' : reasons.join(' ')
    return [`${name} ${index + 1}`, own.map(({ says }) => says).join(' '), links.join(', ') || none]
  })
  return table([name, 'says on wording', 'rules'], rows)
}

/** The page that holds every statement of the sources against the rules. */
export const coveragePage = (
  statements: readonly Statement[],
  rules: readonly Rule[],
  works: readonly Work[],
): string => {
  const author = (id: string): string => works.find(work => work.id === id)?.author ?? id
  const rows = statements.map(({ id, source, place, says, reason }) => {
    const links = carriers(id, rules)
    return [id, `${author(source)}, ${place}`, says, links.join(', ') || `No rule: ${reason ?? ''}`]
  })
  return [
    '# What the books say, and which rules carry it',
    '',
    'Each statement is told in a sentence of our own. Where no rule on texts can carry it, the reason stands instead.',
    '',
    ...table(['no.', 'where', 'what it says', 'rules'], rows),
    '',
    '## Cockerell, rule by rule',
    '',
    ...byNumber(statements, 'cockerell', /^rules? ([\d and]+)/, 39, 'rule', rules),
    '',
    '## Timm, chapter by chapter',
    '',
    ...byNumber(statements, 'timm', /^chapter (\d+)/, 12, 'chapter', rules),
    '',
    '<!-- Written from coverage.yaml and the rules by `npm run docs`. -->',
    '',
  ].join('\n')
}
