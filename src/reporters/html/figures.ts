import type { Summary } from '../../engine/report.ts'
import { type Counted, type Counts, findingsOf } from './counts.ts'
import { figure, table, tones } from './figure.ts'
import type { Node } from './node.ts'
import { type Bar, bars } from './plots/draw.ts'
import { count, fewMessages, number, perHundred, rate, rateBehind } from './words.ts'

const barFigure = (title: string, about: string, rows: readonly Bar[], more: Node): Node =>
  figure(
    title,
    about,
    width => bars(rows, `${title}: ${rows.map(({ label, note }) => `${label} ${note}`).join(', ')}`, width),
    more,
  )

/** All that was found, listed or not. */
const bySeverity = ({ all }: Counts, found: Summary): Node => {
  const named = [
    ['Errors', 'error'],
    ['Warnings', 'warning'],
    ['Remarks', 'info'],
  ] as const
  const rows = named.map(([label, one]) => ({
    label,
    value: found[one],
    note: `${number(found[one])}${rateBehind(found[one], all.messages)}`,
    tone: tones[one],
  }))
  return barFigure(
    'How serious',
    all.messages < fewMessages
      ? 'Findings by severity.'
      : `Findings, and how many that is for every hundred of the ${count(all.messages, 'message')}.`,
    rows,
    table(
      ['Severity', 'Findings', 'Per 100 messages'],
      named.map(([label, one]) => [label, number(found[one]), perHundred(found[one], all.messages)]),
    ),
  )
}

const mostBars = 10

const worstTone = ({ error, warning }: Counted): string =>
  error > 0 ? tones.error : warning > 0 ? tones.warning : tones.info

const byMost = (all: ReadonlyMap<string, Counted>): readonly (readonly [string, Counted])[] =>
  [...all].sort(([, a], [, b]) => findingsOf(b) - findingsOf(a))

const byRule = ({ rules, titles, all }: Counts): Node => {
  const sorted = byMost(rules)
  const shown = sorted.slice(0, mostBars)
  const rest = sorted.length - shown.length
  return barFigure(
    'What it is about',
    rest > 0
      ? `The ${mostBars} rules with the most findings; ${rest} more are under “By rule”.`
      : 'Findings by rule.',
    shown.map(([rule, counted]) => ({
      label: titles.get(rule) ?? rule,
      value: findingsOf(counted),
      note: `${number(findingsOf(counted))}${rateBehind(findingsOf(counted), all.messages)}`,
      tone: worstTone(counted),
    })),
    table(
      ['Rule', 'Findings', 'Per 100 messages', 'Messages touched'],
      shown.map(([rule, counted]) => [
        titles.get(rule) ?? rule,
        number(findingsOf(counted)),
        perHundred(findingsOf(counted), all.messages),
        number(counted.touched),
      ]),
    ),
  )
}

type Named = readonly (readonly [string, Counted])[]

const byRate = (all: Named): Named =>
  all.toSorted(
    ([, a], [, b]) =>
      Number(isFew(a)) - Number(isFew(b)) ||
      (rate(findingsOf(b), b.messages) ?? 0) - (rate(findingsOf(a), a.messages) ?? 0),
  )

const isFew = ({ messages }: Counted): boolean => messages < fewMessages

const rateNote = (one: Counted): string =>
  `${perHundred(findingsOf(one), one.messages)} · ${number(findingsOf(one))} in ${number(one.messages)}`

const rates = (all: Named, title: string, who: 'author' | 'file', undrawn: number): Node => {
  const sorted = byRate(all)
  const shown = sorted.slice(0, mostBars)
  const rest = sorted.length - shown.length
  return barFigure(
    title,
    [
      `Findings for every hundred messages of each ${who}.`,
      rest > 0 ? `${number(rest)} more are under “By ${who}”.` : '',
      undrawn > 0 ? `Not drawn: ${count(undrawn, who)} with fewer than ${fewMessages} messages.` : '',
      shown.some(([, one]) => isFew(one))
        ? `An outline alone: fewer than ${fewMessages} messages, too few to compare.`
        : '',
    ]
      .filter(Boolean)
      .join(' '),
    shown.map(([name, one]) => ({
      label: who === 'file' ? ending(name) : name,
      value: rate(findingsOf(one), one.messages) ?? 0,
      note: rateNote(one),
      tone: worstTone(one),
      faint: isFew(one),
    })),
    table(
      [who === 'file' ? 'File' : 'Author', 'Per 100 messages', 'Findings', 'Messages'],
      shown.map(([name, one]) => [
        name,
        perHundred(findingsOf(one), one.messages),
        number(findingsOf(one)),
        number(one.messages),
      ]),
    ),
  )
}

/** The last names of a path: what tells it from others. */
const ending = (path: string): string => {
  const names = path.split('/')
  return names.length > 3 ? `…/${names.slice(-3).join('/')}` : path
}

/** Who or what is compared by rate; only those with enough messages, where there are two of them. */
const compared = ({ authors, files }: Counts): readonly Node[] => {
  const who = authors.size > 1 ? ('author' as const) : ('file' as const)
  const all = [...(who === 'author' ? authors : files)].filter(([, { messages }]) => messages > 0)
  const enough = all.filter(([, one]) => !isFew(one))
  const title = who === 'author' ? 'Who wrote it' : 'Where it is'
  if (enough.length > 1) return [rates(enough, title, who, all.length - enough.length)]
  return who === 'author' && enough.length > 0 && all.length > 1 ? [rates(all, title, who, 0)] : []
}

/** The pictures of one run: those that say something. */
export const figures = (counts: Counts, summary: Summary): readonly Node[] => {
  if (findingsOf(counts.all) === 0) return []
  return [bySeverity(counts, summary), byRule(counts), ...compared(counts)]
}
