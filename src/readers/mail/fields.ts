import type { Range } from '../../text/range.ts'

/** A header field: where its value stands, without the colon and the line end. */
export interface Field extends Range {
  /** In small letters. */
  readonly name: string
  /** The value with its folds undone. */
  readonly value: string
}

export interface Head {
  readonly fields: readonly Field[]
  /** Where the body begins. */
  readonly body: number
}

const named = /^([!-9;-~]{1,100})[ \t]*:/

const lineEnd = (text: string, from: number, end: number): number => {
  const feed = text.indexOf('\n', from)
  return feed === -1 || feed >= end ? end : feed + 1
}

const isFold = (unit: string | undefined): boolean => unit === ' ' || unit === '\t'

const trimmed = (text: string, from: number, to: number): Range => {
  let [start, end] = [from, to]
  while (start < end && /\s/.test(text[start] ?? '')) start++
  while (end > start && /\s/.test(text[end - 1] ?? '')) end--
  return { start, end }
}

const unfolded = (text: string): string => text.replace(/[ \t]*\r?\n[ \t]*/g, ' ')

/**
 * The header fields at the beginning of a message or part (RFC 5322, 2.2). A line that is no field ends them, as
 * mailers do, even without an empty line before the body.
 */
export const headOf = (text: string, start: number, end: number): Head => {
  const fields: Field[] = []
  let at = text.startsWith('\uFEFF', start) ? start + 1 : start
  if (text.startsWith('From ', at)) at = lineEnd(text, at, end)
  while (at < end) {
    let next = lineEnd(text, at, end)
    if (/^\r?\n?$/.test(text.slice(at, Math.min(next, at + 2))) && text.slice(at, next).trim() === '') {
      return { fields, body: next }
    }
    const name = named.exec(text.slice(at, Math.min(next, at + 128)))
    if (!name) return { fields, body: at }
    while (next < end && isFold(text[next])) next = lineEnd(text, next, end)
    const value = trimmed(text, at + name[0].length, next)
    fields.push({
      ...value,
      name: (name[1] ?? '').toLowerCase(),
      value: unfolded(text.slice(value.start, value.end)),
    })
    at = next
  }
  return { fields, body: end }
}

/** The first field of a name. */
export const fieldOf = ({ fields }: Head, name: string): Field | undefined =>
  fields.find(field => field.name === name)

export const valueIn = (head: Head, name: string): string => fieldOf(head, name)?.value ?? ''

/** `text/plain; charset="utf-8"` in its pieces, all names in small letters (RFC 2045, 5.1). */
export interface ContentType {
  readonly type: string
  readonly parameters: ReadonlyMap<string, string>
}

const parameter = /;\s*([!#-'*+.0-9A-Z^_`a-z{|}~-]{1,60})\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]*))/g

export const contentTypeOf = (value: string): ContentType => {
  const parameters = new Map<string, string>()
  for (const [, name = '', quoted, bare = ''] of value.matchAll(parameter)) {
    const extended = name.endsWith('*')
    const plain = quoted?.replace(/\\(.)/g, '$1') ?? bare
    parameters.set(
      name.replace(/\*$/, '').toLowerCase(),
      extended ? plain.replace(/^[^']*'[^']*'/, '') : plain,
    )
  }
  return { type: /^[^;\s(]*/.exec(value)?.[0].toLowerCase() ?? '', parameters }
}
