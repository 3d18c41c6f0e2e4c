import { isProblem, type Problem } from '../text/problem.ts'
import { formats, templates } from './index.ts'
import type { Format, Reader, Reading, Source } from './reader.ts'
import { startsAsJson } from './sniff.ts'

export interface ReadOptions {
  /** The id of the format to read the file as, whatever it looks like. */
  readonly as?: string
}

/** As much of a text as is looked at to tell its format. */
const glance = 65_536

/** A template of something else than prose: `app.js.erb`, `nginx.conf.j2`. */
const codeTemplate =
  /\.(?:conf|cfg|css|csv|env|ini|js|json|jsx|php|py|rb|rss|scss|service|sh|sql|svg|toml|tsx?|xml|ya?ml)(\.\w+)$/

const isCodeTemplate = (path: string): boolean => {
  const ending = codeTemplate.exec(path.toLowerCase())?.[1]
  return ending !== undefined && templates.includes(ending)
}

const isStandardInput = (path: string): boolean => path === '-' || path === ''

const fileName = (path: string): string =>
  path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)

/** The formats with the longest of the extensions that end the name, so that `.txt.erb` is no `.erb`. */
const byExtension = (path: string): readonly Format[] => {
  const name = fileName(path).toLowerCase()
  const lengthOf = ({ extensions }: Format): number =>
    Math.max(
      0,
      ...extensions.filter(extension => name.endsWith(extension)).map(extension => extension.length),
    )
  const longest = Math.max(...formats.map(lengthOf))
  if (longest === 0) return []
  return formats.filter(format => lengthOf(format) === longest)
}

const byContent = (start: string): readonly Format[] => formats.filter(({ sniff }) => sniff(start))

/** JSON lines in a file that its name calls JSON. */
const mayBeLines = (start: string): readonly Format[] =>
  formats.filter(({ id, sniff }) => id === 'ndjson' && sniff(start))

const read = async (
  source: Source,
  candidates: readonly Format[],
): Promise<Reading | Problem | undefined> => {
  const tried = new Set<Reader>()
  for (const { load } of candidates) {
    const reader = await load()
    if (tried.has(reader)) continue
    tried.add(reader)
    const reading = reader(source, undefined)
    if (reading) return reading
  }
  return undefined
}

const readAs = async (source: Source, as: string): Promise<Reading | Problem | undefined> => {
  const format = formats.find(({ id }) => id === as)
  if (format) return (await format.load())(source, as)
  return {
    problem: `There is no format “${as}”.`,
    hint: `Use one of ${formats.map(({ id }) => id).join(', ')}.`,
  }
}

/**
 * Reads a file as what its name and then its content tell. Undefined for a file that is in none of our formats, a
 * Problem for one that is in one and malformed.
 */
export const readSource = async (
  source: Source,
  { as }: ReadOptions,
): Promise<Reading | Problem | undefined> => {
  if (as !== undefined) return readAs(source, as)
  const { path, located } = source
  if (located.text.includes('\0') || isCodeTemplate(path)) return undefined
  const start = located.text.slice(0, glance)
  const named = byExtension(path)
  if (named.some(({ id }) => id === 'json-macros')) return read(source, [...mayBeLines(start), ...named])
  if (named.length > 0) return read(source, named)
  const standardInput = isStandardInput(path)
  const plain = standardInput && !startsAsJson(start) ? formats.filter(({ id }) => id === 'text') : []
  const reading = await read(source, [...byContent(start), ...plain])
  return reading && isProblem(reading) && !standardInput ? undefined : reading
}
