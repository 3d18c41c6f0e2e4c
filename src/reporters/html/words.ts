import type { Severity } from '../../text/severity.ts'

/** `12,345` */
export const number = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ',')

/** `1 finding`, `1,200 findings` */
export const count = (value: number, one: string, many = `${one}s`): string =>
  `${number(value)} ${value === 1 ? one : many}`

/** Findings for every hundred messages; undefined where none was read. */
export const rate = (findings: number, messages: number): number | undefined =>
  messages === 0 ? undefined : (100 * findings) / messages

/** `17.7`, `0.04`, `120` */
export const rateText = (value: number): string => {
  if (value === 0 || value >= 100) return number(Math.round(value))
  return value >= 0.1 ? value.toFixed(1) : value.toFixed(2)
}

/** `12.5 in a hundred messages` for a cell or a sentence. */
export const perHundred = (findings: number, messages: number): string => {
  const value = rate(findings, messages)
  return value === undefined ? '–' : rateText(value)
}

/** Below so many messages a rate says little. */
export const fewMessages = 20

/** ` · 12.5 per 100`, behind a count; nothing where there are too few messages for a rate. */
export const rateBehind = (findings: number, messages: number): string =>
  messages < fewMessages ? '' : ` · ${perHundred(findings, messages)} per 100`

/** `a, b and c` */
export const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** `22 November 2026` for `2026-11-22`. */
export const dateText = (day: string): string => {
  const [year, month, date] = day.split('-')
  const name = months[Number(month) - 1]
  return name === undefined ? day : `${Number(date)} ${name} ${year}`
}

/** `22 Nov 2026` */
export const shortDate = (day: string): string => {
  const [year, month, date] = day.split('-')
  const name = months[Number(month) - 1]?.slice(0, 3)
  return name === undefined ? day : `${Number(date)} ${name} ${year}`
}

/** A severity in words, and with a shape, so that no colour is needed to tell them apart. */
export const severityWords: Readonly<
  Record<Severity, { readonly one: string; readonly sign: string; readonly about: string }>
> = {
  error: { one: 'error', sign: '■', about: 'It hurts: blame, evasion, or a refusal with no way out.' },
  warning: { one: 'warning', sign: '▲', about: 'It works against you; there are better words.' },
  info: { one: 'remark', sign: '●', about: 'A matter of style.' },
}

/** `2 errors, 1 warning and 4 remarks`; those that are none are left out. */
export const severitiesText = (counts: Readonly<Record<Severity, number>>): string =>
  listed(
    (['error', 'warning', 'info'] as const).flatMap(one =>
      counts[one] > 0 ? [count(counts[one], severityWords[one].one)] : [],
    ),
  )

/** The language that a text is set in: Chinese characters want another font. */
export const langOf = (text: string): 'zh' | 'en' => (/\p{Script=Han}/u.test(text) ? 'zh' : 'en')
