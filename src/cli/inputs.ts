import { resolve } from 'node:path'
import type { ReportedProblem } from '../engine/report.ts'
import { decode, isUndecodable } from '../node/decode.ts'
import { type FoundFile, findFiles, type Unfound } from '../node/files.ts'
import { type FileSystem, reasonOf } from '../node/filesystem.ts'
import type { Format } from '../readers/reader.ts'
import { nearest } from '../text/nearest.ts'
import type { Changed } from './changes.ts'
import type { PerFile } from './configured.ts'
import type { Text } from './examine.ts'
import { promises, unknownFormat } from './unknown-format.ts'
import type { World } from './world.ts'

/** What the paths on the command line come to, one by one. */
export type Input =
  | ({ readonly is: 'text' } & Text)
  | { readonly is: 'problem'; readonly problem: ReportedProblem }
  | { readonly is: 'note'; readonly note: string }
  /** A file that was come across and that no format claims. */
  | { readonly is: 'skipped' /** It is one of our own: settings, words, a baseline. */; readonly own?: true }

export interface Wanted {
  readonly patterns: readonly string[]
  readonly as: string | undefined
  readonly stdinFilename: string | undefined
  readonly formats: readonly Format[]
  /** What settings say of single files. */
  readonly perFile?: PerFile
  /** Files by their names, beside the patterns. */
  readonly names?: readonly string[]
  /** Only these files count. */
  readonly changed?: Changed | undefined
  /** A file that no format claims is skipped even where it is named. */
  readonly ignoreUnknown?: boolean
}

const text = (file: Omit<Text, 'text' | 'encoding'>, bytes: Uint8Array): Input => {
  const { path } = file
  const decoded = decode(bytes, path)
  if (!isUndecodable(decoded)) return { is: 'text', ...file, ...decoded }
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
const open = async (found: FoundFile, wanted: Wanted, fs: FileSystem): Promise<Input> => {
  const { path, at, how } = found
  const { formats, perFile, changed, ignoreUnknown = false } = wanted
  if (how !== 'named' && perFile?.isOwn(at)) return { is: 'skipped', own: true }
  const set = perFile?.planFor(at).reading.as
  const as = wanted.as ?? set
  // The settings mean a format for these very files.
  const meant = wanted.as === undefined && set !== undefined
  const promising = meant || promises(path, formats, as)
  if (how === 'walked' && !promising) return { is: 'skipped' }
  if (how === 'matched' && !promising && as === undefined) return { is: 'skipped' }
  try {
    const found = how !== 'named'
    const demanded = meant || !(found || ignoreUnknown)
    const file = { path, at, name: path, demanded, among: found && !changed }
    const input = text(file, await fs.readFile(at))
    if (input.is === 'problem' && !promising && as === undefined) {
      return demanded ? { is: 'problem', problem: unknownFormat(path, formats, as) } : { is: 'skipped' }
    }
    return changed && input.is === 'text' ? { ...input, newIn: changed.newIn } : input
  } catch (error) {
    return unopened(path, error)
  }
}

const standardInput = async (
  { stdinFilename: named, perFile }: Wanted,
  { stdin, cwd }: World,
): Promise<Input> => {
  const path = named ?? '<stdin>'
  const at = named === undefined ? undefined : resolve(cwd, named)
  const why = at === undefined ? undefined : perFile?.leftOut(at)
  if (why !== undefined) return { is: 'note', note: `${path} is ignored by ${why}. It is not checked.` }
  const chunks: Uint8Array[] = []
  try {
    for await (const chunk of stdin) chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk)
  } catch (error) {
    return unopened(path, error)
  }
  const file = {
    path,
    name: named ?? '-',
    demanded: true,
    fromStdin: true,
    ...(at === undefined ? {} : { at }),
  }
  return text(file, Buffer.concat(chunks))
}

const commands = [
  'check',
  'baseline',
  'fix',
  'rules',
  'explain',
  'try',
  'new-rule',
  'init',
  'read',
  'formats',
  'help',
]

/** `tactful explian x` asks for files of these names. */
const hintFor = ({ path, hint }: Unfound): string => {
  const near = nearest(path, commands)
  return near ? `Did you mean the command ${near}? ${hint}` : hint
}

/** Standard input first, if it is asked for, then every file once. Says so where there is none and that is no fault. */
export async function* inputs(wanted: Wanted, world: World): AsyncIterable<Input> {
  const { patterns, perFile, names = [], changed } = wanted
  const { cwd } = world
  const fs = changed?.fs ?? world.fs
  let nothing = changed?.nothing ?? (patterns.length + names.length === 0 ? 'The list names no file.' : '')
  for (const note of changed?.notes ?? []) yield { is: 'note', note }
  if (patterns.includes('-')) yield await standardInput(wanted, world)
  for await (const found of findFiles(
    patterns.filter(pattern => pattern !== '-'),
    { cwd, fs, names, mayBeEmpty: changed !== undefined, ...(perFile ? { leftOut: perFile.leftOut } : {}) },
  )) {
    if ('how' in found && changed && !changed.has(found.at)) continue
    nothing = ''
    if ('how' in found) yield await open(found, wanted, fs)
    else if (found.ignored) yield { is: 'note', note: `${found.path} ${found.problem}. ${found.hint}` }
    else yield { is: 'problem', problem: { path: found.path, message: found.problem, hint: hintFor(found) } }
  }
  if (nothing !== '') yield { is: 'note', note: nothing }
}
