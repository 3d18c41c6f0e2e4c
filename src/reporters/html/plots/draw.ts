import { axisX, axisY, barX, dot, gridY, lineY, plot, ruleX, ruleY, text } from '@observablehq/plot'
import type { Element } from '../node.ts'
import { paper, pieceOfPage } from './paper.ts'

/** A bar with words over it. */
export interface Bar {
  readonly label: string
  readonly value: number
  /** What stands behind the bar. */
  readonly note: string
  /** A colour, as CSS writes it. */
  readonly tone: string
  /** Too little is known: only its outline is drawn. */
  readonly faint?: boolean
}

/** A line over runs. */
export interface Line {
  readonly label: string
  readonly tone: string
  /** As SVG writes it: `4 3`. */
  readonly dash: string
  readonly values: readonly number[]
}

const rowHeight = 44

const fitting = (label: string, letters: number): string => {
  const all = [...label]
  // A Chinese character is as wide as two letters.
  let room = letters
  const end = all.findIndex(sign => {
    room -= /\p{Script=Han}/u.test(sign) ? 2 : 1
    return room < 0
  })
  return end < 0 ? label : `${all.slice(0, Math.max(0, end - 1)).join('')}…`
}

/** Bars from worst to best. `width` is that of the picture in its own units. */
export const bars = (given: readonly Bar[], name: string, width: number): Element => {
  const rows = given.map((row, at) => ({ ...row, key: String(at), label: fitting(row.label, width / 7) }))
  const most = Math.max(...rows.map(({ value }) => value), 0) || 1
  const document = paper()
  const drawn = plot({
    document,
    width,
    height: rows.length * rowHeight + 4,
    marginLeft: 1,
    marginRight: 132,
    marginTop: 2,
    marginBottom: 2,
    x: { axis: null, domain: [0, most] },
    y: { axis: null, domain: rows.map(({ key }) => key), padding: 0 },
    marks: [
      barX(rows, {
        x: 'value',
        y: 'key',
        insetTop: 23,
        insetBottom: 11,
        fill: row => (row.faint ? 'none' : row.tone),
        stroke: 'tone',
        strokeWidth: 1.5,
        rx: 2,
      }),
      text(rows, { x: 0, y: 'key', text: 'label', textAnchor: 'start', dy: -9, fontSize: 12.5 }),
      text(rows, { x: 'value', y: 'key', text: 'note', textAnchor: 'start', dx: 8, dy: 7, fontSize: 12 }),
      ruleX([0], { strokeOpacity: 0.4 }),
    ],
  })
  return pieceOfPage(drawn, { role: 'img', 'aria-label': name })
}

/** Ends of lines that stand too near each other for their labels are moved apart. */
const apart = (wanted: readonly number[], least: number, bottom: number): readonly number[] => {
  const order = wanted.map((_, at) => at).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0))
  const moved = [...wanted]
  order.forEach((at, rank) => {
    const before = order[rank - 1]
    if (before !== undefined) moved[at] = Math.max(moved[at] ?? 0, (moved[before] ?? 0) + least)
  })
  let floor = bottom
  for (const at of order.toReversed()) {
    moved[at] = Math.min(moved[at] ?? 0, floor)
    floor = (moved[at] ?? 0) - least
  }
  return moved
}

const widest = (given: readonly Line[]): number => Math.max(...given.map(({ label }) => [...label].length))

/** Lines over runs, each named at its end. */
export const lines = (
  given: readonly Line[],
  days: readonly string[],
  name: string,
  width: number,
): Element => {
  const height = Math.max(230, given.length * 34)
  const margin = {
    top: 16,
    bottom: 30,
    left: 34,
    right: Math.min(Math.round(width * 0.34), widest(given) * 7 + 22),
  }
  const top = Math.max(...given.flatMap(({ values }) => values), 0) || 1
  const points = given.flatMap(({ values, tone }, line) =>
    values.map((value, at) => ({ line, tone, value, at })),
  )
  const yOf = (value: number): number =>
    margin.top + (1 - value / top) * (height - margin.top - margin.bottom)
  const wanted = given.map(({ values }) => yOf(values.at(-1) ?? 0))
  const placed = apart(wanted, 16, height - margin.bottom)
  const ends = given.map(({ label, values }, index) => ({
    label: fitting(label, margin.right / 7),
    at: days.length - 1,
    value: values.at(-1) ?? 0,
    by: (placed[index] ?? 0) - (wanted[index] ?? 0),
  }))
  const document = paper()
  const drawn = plot({
    document,
    width,
    height,
    marginLeft: margin.left,
    marginRight: margin.right,
    marginTop: margin.top,
    marginBottom: margin.bottom,
    x: { domain: [0, days.length - 1], type: 'linear' },
    y: { domain: [0, top], nice: false },
    marks: [
      gridY({ strokeOpacity: 0.15, ticks: 4 }),
      axisY({ label: null, ticks: 4, tickSize: 0, fontSize: 11.5 }),
      axisX({
        label: null,
        ticks: shownDays(days.length, Math.max(2, Math.floor((width - margin.right) / 80))),
        tickFormat: at => days[Number(at)] ?? '',
        tickSize: 4,
        fontSize: 11.5,
      }),
      ruleY([0], { strokeOpacity: 0.4 }),
      ...given.map(({ tone, dash }, line) =>
        lineY(
          points.filter(point => point.line === line),
          { x: 'at', y: 'value', stroke: tone, strokeWidth: 2, strokeDasharray: dash },
        ),
      ),
      dot(points, { x: 'at', y: 'value', fill: 'tone', r: 3 }),
      ...ends.map(end =>
        text([end], {
          x: 'at',
          y: 'value',
          text: 'label',
          textAnchor: 'start',
          dx: 10,
          dy: end.by,
          fontSize: 12,
        }),
      ),
    ],
  })
  return pieceOfPage(drawn, { role: 'img', 'aria-label': name })
}

/** Which of many days are written below a plot: the first, the last, and some between. */
const shownDays = (many: number, most: number): number[] => {
  const step = Math.max(1, Math.ceil((many - 1) / Math.max(1, most - 1)))
  const shown = Array.from({ length: Math.ceil(many / step) }, (_, at) => many - 1 - at * step)
  return shown.reverse()
}
