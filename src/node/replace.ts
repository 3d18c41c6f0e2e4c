import { chmod, chown, open, readFile, realpath, rename, stat, unlink } from 'node:fs/promises'
import { dirname } from 'node:path'
import { scratchBeside, sweepOnce } from './leftovers.ts'

const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0

const changed = (path: string): Error =>
  Object.assign(new Error(`${path} changed while it was being worked on`), { code: 'ECHANGED' })

const write = async (path: string, bytes: Uint8Array, like: string): Promise<void> => {
  const { mode, uid, gid } = await stat(like)
  const file = await open(path, 'wx', mode)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
  await chmod(path, mode)
  // Only root may give files away; whose the file is matters less than what is in it.
  await chown(path, uid, gid).catch(() => {})
}

/**
 * Puts `after` in the place of a file that still holds `before`; a link stays a link. The file is whole at every moment,
 * with the old bytes or the new; what a killed run leaves beside it, the next one takes away. Fails with the code ECHANGED
 * where the file holds something else by now, and then leaves it alone.
 */
export const replaceFile = async (named: string, before: Uint8Array, after: Uint8Array): Promise<void> => {
  const path = await realpath(named)
  const scratch = scratchBeside(path)
  await sweepOnce(dirname(path))
  try {
    await write(scratch, after, path)
    if (!same(await readFile(path), before)) throw changed(named)
    await rename(scratch, path)
  } catch (error) {
    await unlink(scratch).catch(() => {})
    throw error
  }
}
