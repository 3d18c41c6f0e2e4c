import { readdir, readFile, stat } from 'node:fs/promises'
import { createFile } from './create.ts'
import { replaceFile } from './replace.ts'

export interface Entry {
  readonly name: string
  isFile(): boolean
  isDirectory(): boolean
}

/** The disk, as far as anybody needs it; tests bring their own. Every failure is an error with a Node `code`. */
export interface FileSystem {
  readFile(path: string): Promise<Uint8Array>
  stat(path: string): Promise<{ isFile(): boolean; isDirectory(): boolean }>
  readdir(path: string): Promise<readonly Entry[]>
  /** Writes a file that is not there yet, all at once, with the folders above it; one that is there is an error. */
  writeFile(path: string, content: string | Uint8Array): Promise<void>
  /** Puts new bytes in the place of those that were read, all at once; ECHANGED where the file holds others by now. */
  replaceFile(path: string, before: Uint8Array, after: Uint8Array): Promise<void>
}

export const disk: FileSystem = {
  readFile: path => readFile(path),
  stat: path => stat(path),
  readdir: path => readdir(path, { withFileTypes: true }),
  writeFile: createFile,
  replaceFile,
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
