import { createHash } from 'node:crypto'
import type { FileReport } from '../engine/report.ts'

/** SHA-256 of a text in UTF-8, in hexadecimal. */
export const digest = (text: string): string => createHash('sha256').update(text).digest('hex')

/** The same of the text of a file; undefined where it was not read to its end. */
export const digestOf = ({ source, quoted }: FileReport): string | undefined =>
  quoted ? quoted.digest : digest(source)
