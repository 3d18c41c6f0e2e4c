import { resolve } from 'node:path'
import { decode, isUndecodable } from '../../node/decode.ts'
import { digest } from '../digest.ts'
import type { World } from '../world.ts'
import type { ReportedFile } from './report-file.ts'

/** The text of a file that a report is about, if it stands here as it was checked. */
export const sourceOf = async (
  { path, hash, findings, suppressed = [] }: ReportedFile,
  { fs, cwd }: Pick<World, 'fs' | 'cwd'>,
): Promise<string | undefined> => {
  if (findings.length + suppressed.length === 0) return ''
  if (hash === undefined) return undefined
  try {
    const decoded = decode(await fs.readFile(resolve(cwd, path)), path)
    return !isUndecodable(decoded) && digest(decoded.text) === hash ? decoded.text : undefined
  } catch {
    return undefined
  }
}
