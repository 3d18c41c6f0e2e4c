import { join } from 'node:path'
import type { Diagnostic } from '../../engine/report.ts'
import { isMissing } from '../../node/filesystem.ts'
import type { World } from '../world.ts'
import { nameOf } from './ignore.ts'

/** A finding that is silenced outside of its file, which has no comments. */
export interface SideEntry {
  readonly rule: string
  readonly file: string
  readonly message: string
  readonly reason: string
}

export const sideFileName = 'tactful-suppressions.yaml'

export const sideEntry = (path: string, finding: Diagnostic, reason: string): SideEntry => ({
  rule: nameOf(finding),
  file: path,
  message: finding.messagePath.join('/'),
  reason,
})

/** A JSON string is a YAML string too; nothing in it can be taken for something else. */
const lines = ({ rule, file, message, reason }: SideEntry): string =>
  [
    `- rule: ${rule}`,
    `  file: ${JSON.stringify(file)}`,
    ...(message === '' ? [] : [`  message: ${JSON.stringify(message)}`]),
    `  reason: ${JSON.stringify(reason)}`,
    '',
  ].join('\n')

const appended = (text: string, entries: readonly SideEntry[]): string =>
  (text === '' || text.endsWith('\n') ? text : `${text}\n`) + entries.map(lines).join('')

/** The file of suppressions as it is kept during a session: what stood in it stays, with today's entries behind. */
export interface SideFile {
  readonly path: string
  /** Makes these the entries of the session; does nothing where they are that already. */
  readonly keep: (entries: readonly SideEntry[]) => Promise<void>
}

export const openSideFile = ({ cwd, fs }: World): SideFile => {
  const at = join(cwd, sideFileName)
  let before: string | undefined
  let kept = ''
  return {
    path: sideFileName,
    keep: async entries => {
      const now = JSON.stringify(entries)
      if (now === (kept || '[]')) return
      const held = await fs.readFile(at).catch((error: unknown) => {
        if (isMissing(error)) return undefined
        throw error
      })
      before ??= held === undefined ? '' : new TextDecoder('utf-8', { ignoreBOM: true }).decode(held)
      const text = appended(before, entries)
      if (held === undefined) await fs.writeFile(at, text)
      else await fs.replaceFile(at, held, Buffer.from(text))
      kept = now
    },
  }
}
