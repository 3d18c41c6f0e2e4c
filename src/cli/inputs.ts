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
import { wholeInput } from './interruption.ts'
import { promises, unknownFormat } from './unknown-format.ts'
import { commandNames } from './usage/index.ts'
import type { World } from './world.ts'

/** What the paths on the command line come to, one by one. */
export type Input =
  | ({ readonly is: 'text' } & Text)
  | { readonly is: 'problem'; readonly problem: ReportedProblem }
  | { readonly is: 'note'; readonly note: string }
  /** A file that was come across and that no format claims. */
  | { readonly is: 'skipped' /** It is one of our own: settings, words, a baseline. */; readonly own?: true }

/** A file that nobody has opened yet. */
export interface Unread {
  readonly is: 'file'
  readonly file: Omit<Text, 'text' | 'encoding'> & { readonly at: string }
  /** The format that flags or settings mean for it. */
  readonly as?: string
  /** Its ending promises a format. */
  readonly promising: boolean
  /** It was come across with all others of its folder. */
  readonly walked: boolean
}

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

/** A string holds no more. */
export const mostBytes = 536_870_888

/** `unfit` says why a file of NDJSON can't be read line by line. */
export const tooLarge = (path: string, unfit?: string): ReportedProblem => ({
  path,
  message: `is larger than 512 MB, which is more than can be read at once${unfit ? `, and ${unfit}` : ''}`,
  hint: 'tactful stream < FILE checks NDJSON of any size; split any other file.',
})

const text = (file: Omit<Text, 'text' | 'encoding'>, bytes: Uint8Array): Input => {
  const { path } = file
  if (bytes.length > mostBytes) return { is: 'problem', problem: tooLarge(path) }
  const decoded = decode(bytes, path)
  if (!isUndecodable(decoded)) return { is: 'text', ...file, ...decoded }
  const { problem: message, hint, line, column } = decoded
  return { is: 'problem', problem: { path, line, column, message, hint } }
}

export const unopened = (path: string, error: unknown): ReportedProblem => {
  if (error instanceof Error && 'code' in error && error.code === 'ERR_FS_FILE_TOO_LARGE')
    return tooLarge(path)
  const message = `cannot be opened: ${reasonOf(error)}`
  return { path, message, hint: 'Mend it or leave it out.' }
}

/**
 * A file met while walking is opened only if its ending promises a format (the one of --as, if given); a file
 * that a glob matches may be of any kind under --as, which the user then means for it.
 */
const toOpen = (found: FoundFile, wanted: Wanted): Input | Unread => {
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
  const along = how !== 'named'
  const demanded = meant || !(along || ignoreUnknown)
  const newIn = changed && { newIn: changed.newIn }
  const file = { path, at, name: path, demanded, among: along && !changed, ...newIn }
  return {
    is: 'file',
    file,
    ...(as === undefined ? {} : { as }),
    promising,
    walked: how === 'walked' && !changed,
  }
}

/** Opens a file and makes text of it. */
export const open = async (
  { file, as, promising }: Unread,
  formats: readonly Format[],
  fs: Pick<FileSystem, 'readFile'>,
): Promise<Input> => {
  const { path, at, demanded } = file
  try {
    const input = text(file, await fs.readFile(at))
    if (input.is !== 'problem' || promising || as !== undefined) return input
    return demanded ? { is: 'problem', problem: unknownFormat(path, formats, as) } : { is: 'skipped' }
  } catch (error) {
    return { is: 'problem', problem: unopened(path, error) }
  }
}

const standardInput = async ({ stdinFilename: named, perFile }: Wanted, world: World): Promise<Input> => {
  const path = named ?? '<stdin>'
  const at = named === undefined ? undefined : resolve(world.cwd, named)
  const why = at === undefined ? undefined : perFile?.leftOut(at)
  if (why !== undefined) return { is: 'note', note: `${path} is ignored by ${why}. It is not checked.` }
  let bytes: Uint8Array | undefined
  try {
    bytes = await wholeInput(world)
  } catch (error) {
    return { is: 'problem', problem: unopened(path, error) }
  }
  if (!bytes) return { is: 'note', note: `${path} had not come to its end. It is not checked.` }
  const file = {
    path,
    name: named ?? '-',
    demanded: true,
    fromStdin: true,
    ...(at === undefined ? {} : { at }),
  }
  return text(file, bytes)
}

/** `tactful explian x` asks for files of these names. */
const hintFor = ({ path, hint }: Unfound): string => {
  const near = nearest(path, commandNames)
  return near ? `Did you mean the command ${near}? ${hint}` : hint
}

/** Standard input first, if it is asked for, then every file once, unopened. Says so where there is none and that is no fault. */
export async function* found(wanted: Wanted, world: World): AsyncIterable<Input | Unread> {
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
    if ('how' in found) yield toOpen(found, wanted)
    else if (found.ignored) yield { is: 'note', note: `${found.path} ${found.problem}. ${found.hint}` }
    else yield { is: 'problem', problem: { path: found.path, message: found.problem, hint: hintFor(found) } }
  }
  if (nothing !== '') yield { is: 'note', note: nothing }
}

/** The same with every file opened. */
export async function* inputs(wanted: Wanted, world: World): AsyncIterable<Input> {
  const fs = wanted.changed?.fs ?? world.fs
  for await (const one of found(wanted, world))
    yield one.is === 'file' ? await open(one, wanted.formats, fs) : one
}
