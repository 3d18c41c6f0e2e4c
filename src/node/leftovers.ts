import { readdir, unlink } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

let count = 0

/** A name that is nobody's, in the same folder, so that a rename stays on one disk. */
export const scratchBeside = (path: string): string =>
  join(dirname(path), `.${basename(path)}.${process.pid}-${count++}.tactful`)

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // A process of somebody else's can't be asked, and lives.
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH')
  }
}

const isLeft = (name: string): boolean => {
  const [, pid] = /^\..+\.(\d+)-\d+\.tactful$/s.exec(name) ?? []
  return pid !== undefined && !isAlive(Number(pid))
}

const sweep = async (folder: string): Promise<void> => {
  for (const name of await readdir(folder).catch(() => []))
    if (isLeft(name)) await unlink(join(folder, name)).catch(() => {})
}

const swept = new Map<string, Promise<void>>()

/** Takes away the scratch files of runs that were killed; looks through each folder once. */
export const sweepOnce = (folder: string): Promise<void> => {
  const sweeping = swept.get(folder) ?? sweep(folder)
  swept.set(folder, sweeping)
  return sweeping
}
