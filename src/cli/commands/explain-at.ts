import type { Reading } from '../../readers/reader.ts'
import { lineStarts } from '../../text/lines.ts'
import { Located } from '../../text/located.ts'
import { isProblem } from '../../text/problem.ts'
import { trouble } from '../complaint.ts'
import { exit } from '../exit.ts'
import { Failure } from '../failure.ts'
import { readLexicons, readSourceOf } from '../lexicons.ts'
import { formatNamed, profileNamed } from '../settings.ts'
import type { Terminal } from '../terminal.ts'
import { tracedPage } from '../traced-page.ts'
import { unknownFormat } from '../unknown-format.ts'
import type { World } from '../world.ts'

export interface AtFlags {
  readonly profile: string
  readonly lexicon: readonly string[]
  readonly format: 'pretty' | 'json'
  readonly as?: string
}

interface Place {
  readonly path: string
  readonly line: number
  readonly column: number
}

const placeOf = (written: string): Place => {
  const [, path, line, column] = /^(.+?):(\d+)(?::(\d+))?$/.exec(written) ?? []
  if (path !== undefined && Number(line) > 0)
    return { path, line: Number(line), column: Number(column ?? 1) || 1 }
  throw new Failure(
    `“${written}” is no place`,
    'Write FILE:LINE:COLUMN, as reports print it: macros.json:12:40',
  )
}

const offsetOf = ({ path, line, column }: Place, source: string): number => {
  const starts = lineStarts(source)
  const start = starts[line - 1]
  const end = starts[line] ?? source.length
  if (start !== undefined && start + column - 1 <= end) return start + column - 1
  const count = starts.length
  throw new Failure(
    `${path}:${line}:${column} is outside the file`,
    start === undefined ? `It has ${count} lines.` : `Line ${line} has ${end - start} columns.`,
  )
}

const readAt = async (
  { path }: Place,
  source: string,
  as: string | undefined,
  world: World,
): Promise<Reading> => {
  const given = { path, located: Located.file(source) }
  const reading = await world.tools.readSource(given, as === undefined ? {} : { as })
  if (reading === undefined) {
    const { message, hint } = unknownFormat(path, await world.tools.formats(), as)
    throw new Failure(`${path}: ${message}`, hint)
  }
  if (isProblem(reading)) throw new Failure(`${path}: ${reading.problem}`, reading.hint)
  return reading
}

/** Tells what was considered at a place of a file, check by check, and why it was or was not reported. */
export const explainAt = async (
  written: string,
  flags: AtFlags,
  world: World,
  { out, err, paint, errPaint }: Terminal,
): Promise<number> => {
  const place = placeOf(written)
  const profile = profileNamed(flags.profile, await world.tools.profiles())
  const as = formatNamed(flags.as, await world.tools.formats())
  const { lexicons, problems } = await readLexicons(flags.lexicon, world)
  const source = await readSourceOf(place.path, world)
  const broken = typeof source === 'string' ? problems : [...problems, source]
  for (const problem of broken) await err.write(trouble(problem, errPaint))
  if (typeof source !== 'string' || broken.length > 0) return exit.unsure
  const offset = offsetOf(place, source)
  const reading = await readAt(place, source, as, world)
  const house = lexicons.map(({ rule }) => rule)
  const trace = await world.tools.tracer({ profile, only: [], house })
  const traced = trace(reading, offset)
  const { path, line, column } = place
  const page = { path, line, column, format: reading.format, ...traced }
  await out.write(flags.format === 'json' ? `${JSON.stringify(page, null, 2)}\n` : tracedPage(page, paint))
  return exit.clean
}
