import type { ReportedProblem } from '../../engine/report.ts'
import type { Format, ReadOptions } from '../../readers/reader.ts'
import { type ReadFile, readingFact } from '../../reporters/reading/facts.ts'
import { outline } from '../../reporters/reading/outline.ts'
import { picture } from '../../reporters/reading/picture.ts'
import { visibleLine } from '../../reporters/visible.ts'
import type { Conversation } from '../../text/conversation.ts'
import { Located } from '../../text/located.ts'
import { isProblem, type Problem } from '../../text/problem.ts'
import { troubles } from '../complaint.ts'
import { type ConfigFlags, configure } from '../configured.ts'
import type { Text } from '../examine.ts'
import { exit } from '../exit.ts'
import { bug } from '../failure.ts'
import { inputs } from '../inputs.ts'
import { patternsOf } from '../settings.ts'
import type { Terminal } from '../terminal.ts'
import { unknownFormat } from '../unknown-format.ts'
import type { World } from '../world.ts'

export interface ReadFlags extends ConfigFlags {
  readonly format: 'pretty' | 'json' | 'source'
  readonly stdinFilename?: string
}

type Read = ReadFile | { readonly problem: ReportedProblem }

const split = (items: Iterable<Conversation | Problem>) => {
  const conversations: Conversation[] = []
  const problems: Problem[] = []
  for (const item of items) {
    if (isProblem(item)) problems.push(item)
    else conversations.push(item)
  }
  return { conversations, problems }
}

const readOne = async (
  { path, name, text, demanded }: Text,
  options: ReadOptions,
  formats: readonly Format[],
  { tools, env }: World,
): Promise<Read | undefined> => {
  const { as } = options
  try {
    const source = { path: name, located: Located.file(text) }
    const reading = await tools.readSource(source, options)
    if (reading === undefined) return demanded ? { problem: unknownFormat(path, formats, as) } : undefined
    if (isProblem(reading)) {
      return { path, format: as ?? 'unknown', source: text, conversations: [], problems: [reading] }
    }
    return { path, format: reading.format, source: text, ...split(reading.conversations) }
  } catch (error) {
    const { message, hint } = bug(error, env)
    return { problem: { path, message, hint } }
  }
}

/** Prints files as Tactful sees them: messages, who says them, passages and their places. */
export const read = async (
  paths: readonly string[],
  flags: ReadFlags,
  world: World,
  terminal: Terminal,
): Promise<number> => {
  const { format, as, stdinFilename } = flags
  const { out, err, paint, errPaint } = terminal
  const formats = await world.tools.formats()
  const configured = await configure(flags, world, terminal)
  if (!configured) return exit.unsure
  const page = (file: ReadFile): string => {
    if (format === 'json') return `${JSON.stringify(readingFact(file))}\n`
    return format === 'source' ? `${picture(file)}\n${outline(file, paint)}` : outline(file, paint)
  }
  let unsure = false
  for await (const input of inputs(
    { patterns: patternsOf(paths, stdinFilename), as, stdinFilename, formats, perFile: configured },
    world,
  )) {
    if (input.is === 'note') await err.write(`${errPaint.dim(visibleLine(input.note))}\n`)
    if (input.is === 'note' || input.is === 'skipped') continue
    const { reading } =
      input.is === 'text' && input.at !== undefined ? configured.planFor(input.at) : configured.usual
    const read =
      input.is === 'text' ? await readOne(input, reading, formats, world) : { problem: input.problem }
    if (!read) continue
    const failed = 'problem' in read
    unsure ||= failed || read.problems.length > 0
    if (failed) await err.write(troubles([read.problem], errPaint))
    else await out.write(page(read))
  }
  return unsure ? exit.unsure : exit.clean
}
