import type { Shown, Told } from './data.ts'

/** Findings that one card holds. */
const mostInCard = 40

/** Letters around the words of a part. */
const around = 240

type Passages = Shown['passages']

/** A start that does not stand inside a pair of surrogates. */
const whole = (text: string, at: number): number =>
  at > 0 && at < text.length && /[\udc00-\udfff]/.test(text[at] ?? '') ? at - 1 : at

/** The stretch of a message in which these findings stand, with their places moved along. */
const stretch = (
  passages: Passages,
  findings: readonly Told[],
): { passages: Passages; findings: readonly Told[] } => {
  const placed = findings.flatMap(({ at }) => (at ? [at] : []))
  if (placed.length === 0) return { passages: [], findings }
  const first = Math.min(...placed.map(([passage]) => passage))
  const last = Math.max(...placed.map(([passage]) => passage))
  const from = Math.min(...placed.filter(([passage]) => passage === first).map(([, start]) => start))
  const to = Math.max(...placed.filter(([passage]) => passage === last).map(([, , end]) => end))
  const begin = whole(passages[first]?.text ?? '', Math.max(0, from - around))
  const kept = passages.slice(first, last + 1).map(({ kind, text }, index) => {
    const start = index === 0 ? begin : 0
    const end = index === last - first ? whole(text, to + around) : text.length
    return { kind, text: text.slice(start, end) }
  })
  const moved = findings.map(({ at, ...rest }): Told => {
    if (!at) return rest
    const [passage, start, end] = at
    const by = passage === first ? begin : 0
    return { ...rest, at: [passage - first, start - by, end - by] }
  })
  return { passages: kept, findings: moved }
}

const inOrder = ({ at: a }: Told, { at: b }: Told): number =>
  a && b ? a[0] - b[0] || a[1] - b[1] : Number(a === undefined) - Number(b === undefined)

/** A message in parts, none with more findings than a card holds. */
export const parts = (message: Shown): readonly Shown[] => {
  const { findings, passages } = message
  const sorted = findings.toSorted(inOrder)
  const many = Math.ceil(sorted.length / mostInCard)
  if (many < 2) return [{ ...message, findings: sorted }]
  return Array.from({ length: many }, (_, at) => ({
    ...message,
    part: [at + 1, many] as const,
    ...stretch(passages, sorted.slice(at * mostInCard, (at + 1) * mostInCard)),
  }))
}
