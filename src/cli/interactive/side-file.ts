import { dirname, relative, sep } from 'node:path'
import type { Diagnostic } from '../../engine/report.ts'
import { isMissing } from '../../node/filesystem.ts'
import { shownPath } from '../shown.ts'
import type { World } from '../world.ts'
import { nameOf } from './ignore.ts'

/** A finding that is silenced outside of its file, which has no comments. */
export interface SideEntry {
  /** The absolute path of the file. */
  readonly at: string
  readonly finding: Diagnostic
  readonly reason: string
}

/** The path of a file as a pattern that matches it alone. */
const patternOf = (at: string, sideFile: string): string =>
  `/${relative(dirname(sideFile), at)
    .split(sep)
    .join('/')
    .replace(/[\\*?[\]!#]/g, '\\$&')}`

/** A JSON string is a YAML string too; nothing in it can be taken for something else. */
const lines = ({ at, finding, reason }: SideEntry, sideFile: string): string => {
  const message = finding.messagePath.join(' › ')
  return [
    `- rule: ${nameOf(finding)}`,
    message === '' ? `  fingerprint: ${finding.fingerprint}` : `  message: ${JSON.stringify(message)}`,
    `  file: ${JSON.stringify(patternOf(at, sideFile))}`,
    `  reason: ${JSON.stringify(reason)}`,
    '',
  ].join('\n')
}

const appended = (text: string, entries: string): string =>
  (text === '' || text.endsWith('\n') ? text : `${text}\n`) + entries

/** The file of suppressions as it is kept during a session: what stood in it stays, with today's entries behind. */
export interface SideFile {
  readonly path: string
  /** Makes these the entries of the session; tells whether that changed the file. */
  readonly keep: (entries: readonly SideEntry[]) => Promise<boolean>
}

export const openSideFile = (at: string, { cwd, fs }: World): SideFile => {
  let before: string | undefined
  let kept = ''
  return {
    path: shownPath(at, cwd),
    keep: async entries => {
      const now = [...new Set(entries.map(entry => lines(entry, at)))].join('')
      if (now === kept) return false
      const held = await fs.readFile(at).catch((error: unknown) => {
        if (isMissing(error)) return undefined
        throw error
      })
      before ??= held === undefined ? '' : new TextDecoder('utf-8', { ignoreBOM: true }).decode(held)
      const text = appended(before, now)
      if (held === undefined) await fs.writeFile(at, text)
      else await fs.replaceFile(at, held, Buffer.from(text))
      kept = now
      return true
    },
  }
}
