import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { isMissing, reasonOf } from '../filesystem.ts'
import { scratchBeside, sweepOnce } from '../leftovers.ts'
import { type Entries, type Entry, entriesOf, type Rows, rowsOf, type Verdict } from './entries.ts'
import { hashOf } from './hash.ts'

/** Grows by one when the file is written otherwise. */
const version = 2
const name = 'tactful cache'
const header = /^tactful cache (\d+) ([\w-]+) (\d+)\n/
const longestHeader = 100

export type Opened =
  | { readonly is: 'read'; readonly entries: Entries }
  | { readonly is: 'absent' }
  /** It may be replaced. */
  | { readonly is: 'useless'; readonly why: string }
  /** It must be left alone. */
  | { readonly is: 'foreign'; readonly why: string }

/** Reads the file of a cache. */
export const openStored = (path: string): Opened => {
  let bytes: Buffer
  try {
    if (!statSync(path).isFile()) return { is: 'foreign', why: 'it is no file' }
    bytes = readFileSync(path)
  } catch (error) {
    return isMissing(error) ? { is: 'absent' } : { is: 'foreign', why: reasonOf(error) }
  }
  if (bytes.length === 0) return { is: 'useless', why: 'it is empty' }
  const start = bytes.toString('latin1', 0, longestHeader)
  const [line = '', written, sum, length] = header.exec(start) ?? []
  if (line === '') {
    if (start.startsWith(name)) return { is: 'useless', why: 'it is damaged' }
    return { is: 'foreign', why: 'it is no cache of tactful' }
  }
  if (Number(written) !== version) return { is: 'useless', why: 'another version of tactful wrote it' }
  const end = line.length + Number(length)
  const table = bytes.subarray(line.length, end)
  if (hashOf(table) !== sum) return { is: 'useless', why: 'it is damaged' }
  const rows: Rows = JSON.parse(table.toString('latin1'))
  const entries = entriesOf(rows, bytes.subarray(end))
  return entries ? { is: 'read', entries } : { is: 'useless', why: 'it is damaged' }
}

/** Puts a cache in the place of the one that is there, all at once. Fails as the disk does. */
export const writeStored = async (
  path: string,
  kept: { readonly entries: ReadonlyMap<string, Entry>; readonly verdicts: ReadonlyMap<string, Verdict> },
): Promise<void> => {
  const { rows, sealed } = rowsOf(kept.entries, kept.verdicts)
  const table = Buffer.from(JSON.stringify(rows))
  const line = `${name} ${version} ${hashOf(table)} ${table.length}\n`
  const folder = dirname(path)
  mkdirSync(folder, { recursive: true })
  await sweepOnce(folder)
  const scratch = scratchBeside(path)
  try {
    writeFileSync(scratch, Buffer.concat([Buffer.from(line), table, ...sealed]), { flag: 'wx' })
    renameSync(scratch, path)
  } catch (error) {
    rmSync(scratch, { force: true })
    throw error
  }
}

/** Keeps a folder of caches out of git. */
export const keepOutOfGit = (folder: string): void => {
  try {
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, '.gitignore'), '*\n', { flag: 'wx' })
  } catch {}
}
