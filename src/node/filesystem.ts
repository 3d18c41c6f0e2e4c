import { readdir, readFile, readFileSync, type Stats, statSync } from 'node:fs'
import { promisify } from 'node:util'
import { appendToFile } from './append.ts'
import { createFile } from './create.ts'
import { piecesOf } from './pieces.ts'
import { replaceFile } from './replace.ts'

const read = promisify(readFile)
const list = promisify(readdir)

export interface Entry {
  readonly name: string
  isFile(): boolean
  isDirectory(): boolean
}

/** The disk, as far as anybody needs it; tests bring their own. Every failure is an error with a Node `code`. */
export interface FileSystem {
  readFile(path: string): Promise<Uint8Array>
  /** The bytes of a file as they are asked for; each piece holds until the next one is. Without it files are read whole. */
  pieces?(path: string): Iterable<Uint8Array>
  /** `size` in bytes, where the disk tells. */
  stat(path: string): Promise<{ isFile(): boolean; isDirectory(): boolean; readonly size?: number }>
  readdir(path: string): Promise<readonly Entry[]>
  /** Writes a file that is not there yet, all at once, with the folders above it; one that is there is an error. */
  writeFile(path: string, content: string | Uint8Array): Promise<void>
  /** Puts new bytes in the place of those that were read, all at once; ECHANGED where the file holds others by now. */
  replaceFile(path: string, before: Uint8Array, after: Uint8Array): Promise<void>
  /** Adds to the end of a file, or makes it; other runs may be adding to it, too. */
  appendFile(path: string, content: string): Promise<void>
}

/** Looks at once, as a turn through the pool of threads takes longer; so would what node makes of a file that is missing. */
const look = (path: string): Stats => {
  const held = statSync(path, { throwIfNoEntry: false })
  if (held) return held
  throw Object.assign(new Error(`no such file or folder: ${path}`), { code: 'ENOENT' })
}

/** A small file is read at once, too. A pipe may never end. */
const readShort = async (path: string): Promise<Uint8Array> => {
  const held = look(path)
  return held.isFile() && held.size < short ? readFileSync(path) : read(path)
}

/** Bytes. */
const short = 1_000_000

export const disk: FileSystem = {
  // node:fs/promises would load readline and streams before the first byte is read.
  readFile: readShort,
  pieces: path => piecesOf(path),
  stat: async path => look(path),
  readdir: path => list(path, { withFileTypes: true }),
  writeFile: createFile,
  replaceFile,
  appendFile: appendToFile,
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

export const isMissing = (error: unknown): boolean => ['ENOENT', 'ENOTDIR'].includes(codeOf(error))

/** Whether a file could not be made because one is there. */
export const isTaken = (error: unknown): boolean => codeOf(error) === 'EEXIST'

const reasons: Readonly<Record<string, string>> = {
  ECHANGED: 'it changed while it was being worked on',
  EEXIST: 'it is there already',
  ENOENT: 'no such file or folder',
  ENOTDIR: 'no such file or folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EISDIR: 'it is a folder',
  ELOOP: 'its links lead in a circle',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'the name is too long',
  ERR_INVALID_ARG_VALUE: 'no file can have this name',
  ERR_FS_FILE_TOO_LARGE: 'it is larger than 2 GB',
}

/** A file-system error in a reader's words. */
export const reasonOf = (error: unknown): string =>
  reasons[codeOf(error)] ?? (error instanceof Error ? error.message : String(error))
