import { link, mkdir, open, unlink, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

let count = 0

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined

/**
 * Writes a file that is not there yet, with the folders above it: it is whole from its first moment. One that is there
 * is an error with the code EEXIST.
 */
export const createFile = async (path: string, content: string | Uint8Array): Promise<void> => {
  const folder = dirname(path)
  await mkdir(folder, { recursive: true })
  const scratch = join(folder, `.${basename(path)}.${process.pid}-${count++}.tactful-new`)
  const file = await open(scratch, 'wx')
  try {
    await file.writeFile(content)
    await file.sync()
    await file.close()
    await link(scratch, path).catch(async (error: unknown) => {
      // Some disks have no links.
      if (codeOf(error) === 'EEXIST') throw error
      await writeFile(path, content, { flag: 'wx' })
    })
  } finally {
    await file.close().catch(() => {})
    await unlink(scratch).catch(() => {})
  }
}
