import type { Conversation } from '../../text/conversation.ts'
import { isProblem, type Problem } from '../../text/problem.ts'
import { readByFields } from '../macros/by-fields.ts'
import type { Format, Reader, Source } from '../reader.ts'
import { containerOf, endingsOf, notations, type Parse } from './containers.ts'
import { namesProse } from './csv-head.ts'
import { tooDeep } from './depth.ts'
import type { Container, Document, Shape, TreeFormat } from './shape.ts'
import type { Tree } from './tree.ts'

interface Shaped {
  readonly format: TreeFormat
  readonly read: Shape
}

const documentOf = (path: string, container: Container, trees: readonly Tree[]): Document | undefined => {
  const [first, ...more] = trees
  if (!first) return undefined
  const tree: Tree = more.length > 0 ? { kind: 'list', start: first.start, items: trees } : first
  return { path, container, tree, trees }
}

/** The formats of files of any shape, which the user’s own paths can describe. */
const byFields = ['macros', 'transcript']

/** What could not be read comes first, so that no reader stops before it. */
const after = (
  problems: readonly Problem[],
  conversations: Iterable<Conversation | Problem>,
): Iterable<Conversation | Problem> =>
  problems.length === 0
    ? conversations
    : (function* () {
        yield* problems
        yield* conversations
      })()

const readerOf =
  (container: Container, parse: Parse, shapes: readonly Shaped[]): Reader =>
  ({ path, located }, options) => {
    const told = options.as !== undefined || options.fields !== undefined
    if (container === 'csv' && !told && !namesProse(located.text)) return undefined
    const parsed = parse(located)
    if (isProblem(parsed)) return parsed
    const { comments } = notations[container]
    const { trees, problems } = 'trees' in parsed ? parsed : { trees: parsed, problems: [] }
    const deep = tooDeep(trees)
    if (deep)
      return {
        problem: `This ${container.toUpperCase()} is nested too deeply to read.`,
        hint: 'Macros and messages need few levels.',
        offset: deep.start,
      }
    const document = documentOf(path, container, trees)
    const { as, fields } = options
    if (document && fields && (as === undefined || byFields.includes(as))) {
      const { format, conversations } = readByFields(document, fields, options)
      return { format, conversations: after(problems, conversations), comments }
    }
    for (const { format, read } of shapes) {
      const sure = options.as === format.id
      if (!document || (options.as !== undefined && !sure)) continue
      const conversations = read(document, { ...options, sure })
      if (conversations) return { format: format.id, conversations: after(problems, conversations), comments }
    }
    const wanted = shapes.find(({ format }) => format.id === options.as)?.format
    if (!wanted) return undefined
    const [first] = problems
    if (first) return first
    return {
      problem: `This file holds no ${wanted.id}.`,
      hint: `Expected ${wanted.example}.`,
      offset: document?.tree.start ?? 0,
    }
  }

/** The formats of trees, the more telling before the less: the first whose shape fits a file reads it. */
export const treeFormats = (formats: readonly TreeFormat[]): readonly Format[] => {
  const readers = new Map<Container, Promise<Reader>>()
  const make = async (container: Container): Promise<Reader> => {
    const own = formats.filter(({ containers }) => containers.includes(container))
    const shapes = own.map(async format => ({ format, read: await format.load() }))
    return readerOf(container, await notations[container].load(), await Promise.all(shapes))
  }
  return formats.map(format => ({
    id: format.id,
    name: format.name,
    detection: format.detection,
    extensions: endingsOf(format),
    sniff: start => format.containers.some(container => notations[container].sniff(start)),
    load: (source: Source) => {
      const container = containerOf(source, [format, ...formats])
      const known = readers.get(container)
      const reader = known ?? make(container)
      readers.set(container, reader)
      return reader
    },
  }))
}
