import { isProblem, type Problem } from '../text/problem.ts'
import { formatsOf } from './extensions.ts'
import { formats } from './index.ts'
import { templates } from './prose/formats.ts'
import type { Format, Reader, Reading, ReadOptions, Source } from './reader.ts'
import { isData, startsAsJson } from './sniff.ts'

/** As much of a text as is looked at to tell its format. */
const glance = 65_536

/** A template of something else than prose: `app.js.erb`, `nginx.conf.j2`. */
const codeTemplate =
  /\.(?:conf|cfg|css|csv|env|ini|js|json|jsx|php|py|rb|rss|scss|service|sh|sql|svg|toml|tsx?|xml|ya?ml)\.\w+$/

const isCodeTemplate = (path: string): boolean => {
  const name = path.toLowerCase()
  return templates.includes(name.slice(name.lastIndexOf('.'))) && codeTemplate.test(name)
}

const byId: ReadonlyMap<string, Format> = new Map(formats.map(format => [format.id, format]))

const isStandardInput = (path: string): boolean => path === '-' || path === ''

const byContent = (start: string): readonly Format[] => formats.filter(({ sniff }) => sniff(start))

const isJson = ({ path }: Source): boolean => path.toLowerCase().endsWith('.json')

const isNdjson = ({ id }: Format): boolean => id === 'ndjson'

/** A file that its name calls JSON may hold lines of it. */
const withLines = (named: readonly Format[], start: string): readonly Format[] =>
  named.some(({ extensions }) => extensions.includes('.json'))
    ? [...formats.filter(format => isNdjson(format) && format.sniff(start)), ...named]
    : named

/** A reading with the comments of its format. */
const withComments = (reading: Reading | Problem | undefined): Reading | Problem | undefined => {
  if (reading === undefined || isProblem(reading) || reading.comments) return reading
  const { comments } = byId.get(reading.format) ?? {}
  return comments ? { ...reading, comments } : reading
}

const read = async (
  source: Source,
  candidates: readonly Format[],
  options: ReadOptions,
): Promise<Reading | Problem | undefined> => {
  const tried = new Set<Reader>()
  for (const { load } of candidates) {
    const reader = await load(source, options)
    if (tried.has(reader)) continue
    tried.add(reader)
    const reading = reader(source, options)
    if (reading) return reading
  }
  // Lines of no known shape in what should be one JSON value are a broken file, not one of another kind.
  const lines = isJson(source) ? candidates.find(isNdjson) : undefined
  return lines && (await lines.load(source))(source, { ...options, as: lines.id })
}

const readAs = async (
  source: Source,
  options: ReadOptions & { as: string },
): Promise<Reading | Problem | undefined> => {
  const format = byId.get(options.as)
  if (format) return (await format.load(source, options))(source, options)
  return {
    problem: `There is no format “${options.as}”.`,
    hint: `Use one of ${formats.map(({ id }) => id).join(', ')}.`,
  }
}

const readAny = async (source: Source, options: ReadOptions): Promise<Reading | Problem | undefined> => {
  const { as } = options
  if (as !== undefined) return readAs(source, { ...options, as })
  const { path, located } = source
  if (located.text.includes('\0') || isCodeTemplate(path)) return undefined
  const start = located.text.slice(0, glance)
  const named = formatsOf(path, formats)
  // Data that somebody saved as .txt is no prose: its quotation marks would hide what it says.
  if (named.some(({ id }) => id === 'text') && isData(start, located.text))
    return read(source, byContent(start), options)
  if (named.length > 0) return read(source, withLines(named, start), options)
  const standardInput = isStandardInput(path)
  const plain = standardInput && !startsAsJson(start) ? formats.filter(({ id }) => id === 'text') : []
  const reading = await read(source, [...byContent(start), ...plain], options)
  return reading && isProblem(reading) && !standardInput ? undefined : reading
}

/**
 * Reads a file as what its name and then its content tell. Undefined for a file that is in none of our formats, a
 * Problem for one that is in one and malformed.
 */
export const readSource = async (
  source: Source,
  options: ReadOptions,
): Promise<Reading | Problem | undefined> => withComments(await readAny(source, options))
