import { readFile } from 'node:fs/promises'

/** A labelled span: UTF-16 offsets; `also` holds other rules to accept there. */
export interface Span {
  readonly rule: string
  readonly start: number
  readonly end: number
  readonly certain: boolean
  readonly also: readonly string[]
}

/** One line of a labelled or unlabelled set. */
export interface Row {
  readonly id: string
  readonly text: string
  readonly before: string | undefined
  readonly lang: string | undefined
  readonly kind: string
  readonly role: string
  readonly labels: readonly string[] | undefined
  readonly spans: readonly Span[] | undefined
}

type Json = Readonly<Record<string, unknown>>

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined

const readSpan = (span: Json): Span => ({
  rule: String(span.rule),
  start: Number(span.start),
  end: Number(span.end),
  certain: span.certain !== false,
  also: Array.isArray(span.also) ? span.also.map(String) : [],
})

const readRow = (line: string, where: string): Row => {
  const row = JSON.parse(line) as Json
  const words = row.text
  if (typeof words !== 'string') throw new Error(`${where}: no “text”`)
  return {
    id: String(row.id ?? where),
    text: words,
    before: text(row.prev_customer),
    lang: text(row.lang),
    kind: text(row.sample) ?? text(row.kind) ?? 'all',
    role: text(row.role) ?? 'agent',
    labels: Array.isArray(row.labels) ? row.labels.map(String) : undefined,
    spans: Array.isArray(row.findings) ? (row.findings as Json[]).map(readSpan) : undefined,
  }
}

export const readRows = async (path: string): Promise<readonly Row[]> => {
  const lines = (await readFile(path, 'utf8')).split('\n')
  return lines.flatMap((line, index) => (line.trim() === '' ? [] : [readRow(line, `${path}:${index + 1}`)]))
}
