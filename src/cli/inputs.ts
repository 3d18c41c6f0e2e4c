import type { ReportedProblem } from '../engine/report.ts'
import { decode } from '../node/decode.ts'
import { type FoundFile, findFiles, type Unfound } from '../node/files.ts'
import { type FileSystem, reasonOf } from '../node/filesystem.ts'
import type { Format } from '../readers/reader.ts'
import { nearest } from '../text/nearest.ts'
import type { Text } from './examine.ts'
import { promises, unknownFormat } from './unknown-format.ts'
import type { World } from './world.ts'

/** What the paths on the command line come to, one by one. */
export type Input =
  | ({ readonly is: 'text' } & Text)
  | { readonly is: 'problem'; readonly problem: ReportedProblem }
  | { readonly is: 'note'; readonly note: string }
  /** A file that was come across and that no format claims. */
  | { readonly is: 'skipped' }

export interface Wanted {
  readonly patterns: readonly string[]
  readonly as: string | undefined
  readonly stdinFilename: string | undefined
  readonly formats: readonly Format[]
}

const text = (path: string, name: string, bytes: Uint8Array, demanded: boolean): Input => {
  const decoded = decode(bytes)
  if (typeof decoded === 'string') return { is: 'text', path, name, text: decoded, demanded }
  const { problem: message, hint, line, column } = decoded
  return { is: 'problem', problem: { path, line, column, message, hint } }
}

const unopened = (path: string, error: unknown): Input => {
  const message = `cannot be opened: ${reasonOf(error)}`
  return { is: 'problem', problem: { path, message, hint: 'Mend it or leave it out.' } }
}

/**
 * A file met while walking is opened only if its ending promises a format (the one of --as, if given); a file
 * that a glob matches may be of any kind under --as, which the user then means for it.
 */
const open = async (found: FoundFile, { as, formats }: Wanted, fs: FileSystem): Promise<Input> => {
  const { path, at, how } = found
  const promising = promises(path, formats, as)
  if (how === 'walked' && !promising) return { is: 'skipped' }
  if (how === 'matched' && !promising && as === undefined) return { is: 'skipped' }
  try {
    const input = text(path, path, await fs.readFile(at), how === 'named')
    const picture = input.is === 'problem' && !promising && as === undefined
    return picture ? { is: 'problem', problem: unknownFormat(path, formats, as) } : input
  } catch (error) {
    return unopened(path, error)
  }
}

const standardInput = async (named: string | undefined, stdin: World['stdin']): Promise<Input> => {
  const path = named ?? '<stdin>'
  const chunks: Uint8Array[] = []
  try {
    for await (const chunk of stdin) chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk)
  } catch (error) {
    return unopened(path, error)
  }
  return text(path, named ?? '-', Buffer.concat(chunks), true)
}

const commands = ['check', 'rules', 'explain', 'try', 'new-rule', 'read', 'formats', 'help']

/** `tactful explian x` asks for files of these names. */
const hintFor = ({ path, hint }: Unfound): string => {
  const near = nearest(path, commands)
  return near ? `Did you mean the command ${near}? ${hint}` : hint
}

/** Standard input first, if it is asked for, then every file once. */
export async function* inputs(wanted: Wanted, { cwd, fs, stdin }: World): AsyncIterable<Input> {
  const { patterns, stdinFilename } = wanted
  if (patterns.includes('-')) yield await standardInput(stdinFilename, stdin)
  for await (const found of findFiles(
    patterns.filter(pattern => pattern !== '-'),
    { cwd, fs },
  )) {
    if ('how' in found) yield await open(found, wanted, fs)
    else if (found.ignored) yield { is: 'note', note: `${found.path} ${found.problem}. ${found.hint}` }
    else yield { is: 'problem', problem: { path: found.path, message: found.problem, hint: hintFor(found) } }
  }
}
