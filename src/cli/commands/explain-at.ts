import { resolve } from 'node:path'
import type { Decoded } from '../../node/decode.ts'
import type { Reading, ReadOptions } from '../../readers/reader.ts'
import { visibleLine } from '../../reporters/visible.ts'
import { lineStarts } from '../../text/lines.ts'
import { Located } from '../../text/located.ts'
import { isProblem } from '../../text/problem.ts'
import { trouble } from '../complaint.ts'
import { type ConfigFlags, configure } from '../configured.ts'
import { exit } from '../exit.ts'
import { Failure } from '../failure.ts'
import { readSourceOf } from '../lexicons.ts'
import type { Terminal } from '../terminal.ts'
import { tracedPage } from '../traced-page.ts'
import { unknownFormat } from '../unknown-format.ts'
import type { World } from '../world.ts'

export interface AtFlags extends ConfigFlags {
  readonly format: 'pretty' | 'json'
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
    start === undefined
      ? `It has ${count} lines. Take the place from a report.`
      : `Line ${line} has ${end - start} columns. Take the place from a report.`,
  )
}

const readAt = async (
  { path }: Place,
  { text, encoding }: Decoded,
  options: ReadOptions,
  world: World,
): Promise<Reading> => {
  const given = { path, located: Located.file(text), encoding }
  const reading = await world.tools.readSource(given, options)
  if (reading === undefined) {
    const { message, hint } = unknownFormat(path, await world.tools.formats(), options.as)
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
  terminal: Terminal,
): Promise<number> => {
  const { out, err, paint, errPaint } = terminal
  const place = placeOf(written)
  const configured = await configure(flags, world, terminal)
  const source = await readSourceOf(place.path, world)
  if ('message' in source) await err.write(trouble(source, errPaint))
  if (!configured || 'message' in source) return exit.unsure
  const at = resolve(world.cwd, place.path)
  const why = configured.leftOut(at)
  if (why !== undefined) {
    await err.write(
      `${errPaint.dim(visibleLine(`${place.path} is ignored by ${why}. It is not checked.`))}\n`,
    )
  }
  const offset = offsetOf(place, source.text)
  const { rules, reading: options } = configured.planFor(at)
  const reading = await readAt(place, source, options, world)
  const trace = await world.tools.tracer({ ...rules, only: [] })
  const traced = trace(reading, offset)
  const { path, line, column } = place
  const page = { path, line, column, format: reading.format, ...traced }
  await out.write(flags.format === 'json' ? `${JSON.stringify(page, null, 2)}\n` : tracedPage(page, paint))
  return exit.clean
}
