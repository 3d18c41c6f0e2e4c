import type { Severity } from '../../text/severity.ts'
import type { Shown } from './data.ts'
import { h, type Node, unseen } from './node.ts'
import { langOf, number, severityWords } from './words.ts'

/** Words to be marked, and the number of what is said of them. */
export interface Mark {
  readonly number: number
  readonly severity: Severity
  readonly at: readonly [passage: number, start: number, end: number]
}

/** Letters without a mark that are folded away, and those that stay on each side of the fold. */
const long = 700
const beside = 180

const worst = (marks: readonly Mark[]): Severity =>
  (['error', 'warning', 'info'] as const).find(one => marks.some(({ severity }) => severity === one)) ??
  'info'

const fold = (what: string, ...folded: readonly Node[]): Node =>
  h('details', { class: 'fold' }, h('summary', {}, what), ...folded)

/** An edge that cuts no pair of surrogates, and no word where there is a space near. */
const edge = (text: string, at: number): number => {
  const space = text.indexOf(' ', at)
  const near = space >= 0 && space - at < 30 ? space : at
  return /[\udc00-\udfff]/.test(text[near] ?? '') ? near + 1 : near
}

/** Words without a mark; the middle of very many is folded. */
const plain = (text: string): readonly Node[] => {
  if (text.length < long) return text === '' ? [] : [text]
  const from = edge(text, beside)
  const to = edge(text, text.length - beside)
  if (to <= from) return [text]
  const hidden = text.slice(from, to)
  return [text.slice(0, from), fold(`${number(hidden.length)} more letters`, hidden), text.slice(to)]
}

const marked = (words: string, marks: readonly Mark[]): Node => {
  const severity = worst(marks)
  const numbers = marks.map(mark => mark.number).join(' ')
  return h(
    'mark',
    { class: severity, 'data-number': numbers },
    words,
    unseen(` (${severityWords[severity].one} ${numbers}) `),
  )
}

/** A passage with its marks, in time linear in both. */
const sentence = (text: string, marks: readonly Mark[]): readonly Node[] => {
  const clamp = (at: number): number => Math.max(0, Math.min(text.length, at))
  const edges = new Set([0, text.length])
  for (const { at } of marks) edges.add(clamp(at[1])).add(clamp(at[2]))
  const sorted = [...edges].sort((a, b) => a - b)
  const nodes: Node[] = []
  const points = marks.filter(({ at }) => at[1] === at[2])
  sorted.forEach((start, index) => {
    const here = points.filter(({ at }) => clamp(at[1]) === start)
    if (here.length > 0) nodes.push(marked('', here))
    const end = sorted[index + 1]
    if (end === undefined) return
    const over = marks.filter(({ at }) => at[1] < end && at[2] > start)
    const words = text.slice(start, end)
    if (over.length === 0) nodes.push(...plain(words))
    else nodes.push(marked(words, over))
  })
  return nodes
}

const names: Readonly<Record<Shown['passages'][number]['kind'], string>> = {
  subject: 'Subject',
  heading: 'Heading',
  paragraph: '',
  item: 'Item',
  cell: 'Cell',
  button: 'Button',
  quote: 'Quote',
}

const passage = ({ kind, text }: Shown['passages'][number], marks: readonly Mark[]): Node =>
  h(
    'p',
    { class: `passage ${kind}`, lang: langOf(text) },
    ...(kind === 'subject'
      ? [h('span', { class: 'label', lang: 'en' }, 'Subject')]
      : names[kind] === ''
        ? []
        : [unseen(`${names[kind]}: `)]),
    h('span', { class: 'words' }, ...sentence(text, marks)),
  )

/** Passages without a mark that stay beside those with one. */
const neighbours = 2

/** Letters of a message that is shown whole. */
const short = 1200

/** A message as its reader sees it, with the words marked; what stands far from all marks of a long one is folded. */
export const messageText = (passages: Shown['passages'], marks: readonly Mark[]): Node => {
  const byPassage = new Map<number, Mark[]>()
  for (const mark of marks) byPassage.set(mark.at[0], [...(byPassage.get(mark.at[0]) ?? []), mark])
  const all = passages.map((one, at) => passage(one, byPassage.get(at) ?? []))
  const letters = passages.reduce((sum, { text }) => sum + text.length, 0)
  if (letters <= short || byPassage.size === 0) return h('div', { class: 'message' }, ...all)
  const near = new Set(
    [...byPassage.keys()].flatMap(at =>
      Array.from({ length: 2 * neighbours + 1 }, (_, by) => at - neighbours + by),
    ),
  )
  const nodes: Node[] = []
  let away: Node[] = []
  const flush = (): void => {
    if (away.length < 3) nodes.push(...away)
    else nodes.push(fold(`${number(away.length)} more passages`, ...away))
    away = []
  }
  all.forEach((one, at) => {
    if (near.has(at)) {
      flush()
      nodes.push(one)
    } else {
      away.push(one)
    }
  })
  flush()
  return h('div', { class: 'message' }, ...nodes)
}
