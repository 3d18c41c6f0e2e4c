import { dirname } from 'node:path'

/**
 * Adds to the end of a file, and makes it where it is not there, with the folders above it. Node writes up to half a
 * megabyte at once, so that several runs may add to a file at the same time.
 */
export const appendToFile = async (path: string, content: string): Promise<void> => {
  // Few runs need it.
  const { appendFile, mkdir } = await import('node:fs/promises')
  await mkdir(dirname(path), { recursive: true })
  await appendFile(path, content)
}
