import type { Outcome, Traced, TracedCandidate } from '../engine/trace.ts'
import type { Paint } from '../reporters/paint.ts'
import { visibleLine } from '../reporters/visible.ts'

type Step = TracedCandidate['steps'][number]

/** A traced place as `--format json` prints it. */
export type TracedPlace = Traced & {
  readonly path: string
  readonly line: number
  readonly column: number
  readonly format: string
}

/** Each check as a lexicon writes it. */
const labels: Readonly<Record<Step['check'], string>> = {
  not: 'not',
  lang: 'lang',
  audience: 'audience',
  channel: 'channel',
  words: 'match',
  after: 'after',
  at: 'at',
  unless: 'unless',
  if: 'if',
  severity: 'severity',
}

const widest = Math.max(...Object.values(labels).map(label => label.length))

const stepLine = ({ check, asks, seen, passes }: Step, paint: Paint): string => {
  const mark = passes ? paint.green('✔') : paint.red('✖')
  return `    ${mark} ${labels[check].padEnd(widest)}  ${visibleLine(asks)}${paint.dim(` → ${visibleLine(seen)}`)}\n`
}

const outcomeLine = (outcome: Outcome, paint: Paint): string => {
  switch (outcome.is) {
    case 'reported':
      return paint.bold(`reported as ${outcome.severity}`)
    case 'refused':
      return 'not reported: the check marked ✖ said no'
    case 'outdone':
      return `not reported: ${visibleLine(outcome.by)} of the same rule found more there`
    case 'passed':
      return 'not reported: the code of the rule let it pass'
    case 'preferred':
      return 'not reported: your house prefers these words'
    case 'yielded':
      return `not reported by itself: ${visibleLine(outcome.to)} comes first and names it as related`
  }
}

const candidateText = ({ rule, entry, words, steps, outcome }: TracedCandidate, paint: Paint): string => {
  const name = entry === undefined ? rule : `${rule}/${entry}`
  const lines = steps.map(step => stepLine(step, paint)).join('')
  return `\n  ${paint.cyan(visibleLine(name))}: “${visibleLine(words)}”\n${lines}    ${outcomeLine(outcome, paint)}\n`
}

const because = (place: Extract<TracedPlace, { is: 'message' }>): string => {
  const { role, quote, language, candidates } = place
  if (role === 'customer') return 'The customer says this: it is context, and not checked.'
  if (role === 'system') return 'The system says this, and not the company: it is not checked.'
  if (quote) return 'This is quoted: somebody else’s words are not checked.'
  if (language === 'other') return 'This is neither English nor Chinese: it is not checked.'
  if (language === 'none') return 'There are no words here.'
  return candidates.length === 0 ? 'No phrase of any rule stands here.' : ''
}

const languages = { en: 'English', zh: 'Chinese', other: 'another language', none: 'no language' } as const

/** What was considered at a place, for a person to read. */
export const tracedPage = (place: TracedPlace, paint: Paint): string => {
  const heading = `${paint.bold(`${visibleLine(place.path)}:${place.line}:${place.column}`)} (${place.format})\n`
  if (place.is === 'no-prose')
    return `${heading}  There is no prose here: markup, a key, or nothing at all.\n`
  const { role, audience, channel, language, sentence, candidates } = place
  const facts = [`${role} to ${audience}`, ...(channel === undefined ? [] : [channel]), languages[language]]
  const reason = because(place)
  return [
    heading,
    `  ${paint.dim(facts.join(', '))}\n`,
    `  ${visibleLine(sentence)}\n`,
    reason === '' ? '' : `\n  ${reason}\n`,
    ...candidates.map(each => candidateText(each, paint)),
  ].join('')
}
