import type { From } from '../engine/settings/effective.ts'
import type { Fields } from '../readers/reader.ts'
import { visibleLine } from '../reporters/visible.ts'
import type { Role } from '../text/conversation.ts'

export interface ToldRule {
  readonly severity: From<string>
  readonly options: Readonly<Record<string, From<unknown>>>
}

/** What holds for a file, for `--print-config`. */
export interface SettingsFact {
  readonly file: string
  readonly settings?: string
  /** The pattern that leaves the file out, and where it stands. */
  readonly ignored?: string
  readonly failOn: From<string>
  readonly show: From<string>
  readonly extends: readonly From<string>[]
  readonly format?: From<string>
  readonly fields?: From<Fields>
  readonly roles: readonly (From<string> & { readonly role: Role })[]
  readonly placeholders: readonly From<string>[]
  readonly lexicons: readonly From<string>[]
  readonly suppressions: readonly From<string>[]
  readonly baseline?: From<string>
  readonly plugins: readonly From<string>[]
  readonly rules: Readonly<Record<string, ToldRule>>
}

/** A line of YAML without its comment, and the comment. */
type Line = readonly [yaml: string, comment?: string]

const plain = /^[\p{L}\d](?:[\p{L}\d_./-]*[\p{L}\d_./])?$/u
const otherwise = /^(?:true|false|null|yes|no|\d.*)$/i

/** A value as YAML: bare where that is surely a text, between double quotes otherwise. */
const scalar = (value: unknown): string => {
  if (typeof value !== 'string') return JSON.stringify(value)
  return plain.test(value) && !otherwise.test(value) ? value : JSON.stringify(value)
}

const listed = (key: string, items: readonly From<string>[], indent = ''): readonly Line[] =>
  items.length === 0
    ? []
    : [[`${indent}${key}:`], ...items.map(({ value, from }): Line => [`${indent}  - ${scalar(value)}`, from])]

const pair = (key: string, { value, from }: From<unknown>, indent = ''): Line => [
  `${indent}${key}: ${Array.isArray(value) ? `[${value.map(scalar).join(', ')}]` : scalar(value)}`,
  from,
]

const ruleLines = ([key, { severity, options }]: readonly [string, ToldRule]): readonly Line[] => {
  const set = Object.entries(options)
  if (set.length === 0) return [pair(key, severity, '  ')]
  return [
    [`  ${key}:`],
    pair('severity', severity, '    '),
    ...set.map(([name, value]) => pair(name, value, '    ')),
  ]
}

const roleLines = (roles: SettingsFact['roles']): readonly Line[] => {
  const names = [...new Set(roles.map(({ role }) => role))]
  if (names.length === 0) return []
  return [
    ['roles:'],
    ...names.flatMap(name =>
      listed(
        name,
        roles.filter(({ role }) => role === name),
        '  ',
      ),
    ),
  ]
}

/** The same as YAML that could stand in a settings file, with origins as comments. */
export const pageOfSettings = (fact: SettingsFact): string => {
  const { fields, format } = fact
  const lines: readonly Line[] = [
    pair('failOn', fact.failOn),
    pair('show', fact.show),
    ...listed('extends', fact.extends),
    ...(format ? [pair('format', format)] : []),
    ...(fields
      ? [
          ['fields:', fields.from] as const,
          ...Object.entries(fields.value).map(
            ([key, value]): Line => [pair(key, { value, from: '' }, '  ')[0]],
          ),
        ]
      : []),
    ...roleLines(fact.roles),
    ...listed('placeholders', fact.placeholders),
    ...listed('lexicons', fact.lexicons),
    ...listed('suppressions', fact.suppressions),
    ...(fact.baseline ? [pair('baseline', fact.baseline)] : []),
    ...listed('plugins', fact.plugins),
    ['rules:'],
    ...Object.entries(fact.rules).flatMap(ruleLines),
  ]
  const width = Math.min(44, Math.max(...lines.map(([yaml, from]) => (from === undefined ? 0 : yaml.length))))
  const head = [
    `# What holds for ${fact.file}`,
    `# Settings: ${fact.settings ?? 'none'}`,
    ...(fact.ignored === undefined ? [] : [`# It is not checked: ignored by ${fact.ignored}`]),
  ]
  const body = lines.map(([yaml, from]) => (from === undefined ? yaml : `${yaml.padEnd(width)}  # ${from}`))
  return `${[...head, ...body].map(visibleLine).join('\n')}\n`
}
