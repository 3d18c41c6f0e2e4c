import { resolve } from 'node:path'
import type { FileReport, Summary } from '../engine/report.ts'
import { type FileSystem, isMissing, reasonOf } from '../node/filesystem.ts'
import { reporters } from '../reporters/index.ts'
import { noPaint } from '../reporters/paint.ts'
import type { Reporter, ReportSettings } from '../reporters/reporter.ts'
import { Failure } from './failure.ts'
import type { ReportPlace, WantedReport } from './report-places.ts'

type FilePlace = Extract<ReportPlace, { is: 'file' }>

/** The reports of a run, all at once. */
export interface Reports {
  readonly open: () => Promise<void>
  readonly file: (report: FileReport) => Promise<void>
  /** Writes the report files, too; a Failure for those that can't be written. */
  readonly close: (summary: Summary, exitCode: number) => Promise<void>
  /** Whether a report goes to the file with this absolute path. */
  readonly isTarget: (at: string | undefined) => boolean
  /** One of them shows or counts messages. */
  readonly wantSaid: boolean
  /** One of them shows lines of files, or counts in them. */
  readonly wantSource: boolean
}

/** Columns of a report in a file. */
const fileWidth = 100

const loaded = async (name: string, settings: ReportSettings): Promise<Reporter> => {
  const found = reporters.find(each => each.name === name)
  if (!found) throw new Error(`no reporter ${name}`)
  return (await found.load())(settings)
}

const unwritable = ({ name }: FilePlace, reason: string): Failure =>
  new Failure(`the report ${name} can’t be written: ${reason}`, 'Name another file after --format NAME=.')

/** Whether there is a file to be replaced; a Failure for a folder, a device or a pipe. */
const isThere = async (place: FilePlace, fs: FileSystem): Promise<boolean> => {
  try {
    const held = await fs.stat(place.at)
    if (held.isFile()) return true
    throw unwritable(
      place,
      held.isDirectory() ? 'it is a folder' : 'it is no ordinary file; - is standard output',
    )
  } catch (error) {
    if (error instanceof Failure) throw error
    if (isMissing(error)) return false
    throw unwritable(place, reasonOf(error))
  }
}

/** Whether one of them tells more of rules than findings do. */
export const wantsRules = (wanted: readonly WantedReport[]): boolean =>
  wanted.some(({ name }) => reporters.find(each => each.name === name)?.wantsRules)

const newLine = 10

const write = async (place: FilePlace, text: string, fs: FileSystem): Promise<void> => {
  if (!(await isThere(place, fs)))
    return place.append ? fs.appendFile(place.at, text) : fs.writeFile(place.at, text)
  const before = await fs.readFile(place.at)
  if (!place.append) return fs.replaceFile(place.at, before, new TextEncoder().encode(text))
  const between = before.length > 0 && before.at(-1) !== newLine ? '\n' : ''
  await fs.appendFile(place.at, between + text)
}

/** A report that would take the place of what it is about is a slip of the keyboard. */
const insist = (place: FilePlace, paths: readonly string[], cwd: string): void => {
  if (!place.append && paths.some(path => path !== '-' && resolve(cwd, path) === place.at))
    throw unwritable(place, 'it is one of the files to check')
}

interface Opened {
  readonly reporter: Reporter
  readonly write: (text: string) => Promise<void>
  readonly end: () => Promise<void>
}

/** Makes the reports ready. `out` and `err` take what goes to the terminal. */
export const openReports = async (
  wanted: readonly WantedReport[],
  paths: readonly string[],
  settings: ReportSettings,
  streams: { readonly out: (text: string) => Promise<void>; readonly err: (text: string) => Promise<void> },
  { fs, cwd }: { readonly fs: FileSystem; readonly cwd: string },
): Promise<Reports> => {
  const targets = wanted.flatMap(({ place }) => (place.is === 'file' ? [place] : []))
  for (const place of targets) {
    insist(place, paths, cwd)
    await isThere(place, fs)
  }
  const opened = await Promise.all(
    wanted.map(async ({ name, place }): Promise<Opened> => {
      if (place.is !== 'file')
        return { reporter: await loaded(name, settings), write: streams[place.is], end: async () => {} }
      const reporter = await loaded(name, { ...settings, paint: noPaint, width: fileWidth })
      const pieces: string[] = []
      return {
        reporter,
        write: async text => void pieces.push(text),
        end: () =>
          write(place, pieces.join(''), fs).catch(error => {
            throw error instanceof Failure ? error : unwritable(place, reasonOf(error))
          }),
      }
    }),
  )
  const wants = (what: 'wantsSaid' | 'wantsSource'): boolean =>
    wanted.some(({ name }) => reporters.find(each => each.name === name)?.[what])
  return {
    open: async () => {
      for (const one of opened) await one.write(one.reporter.open())
    },
    file: async report => {
      for (const one of opened) await one.write(one.reporter.file(report))
    },
    close: async (summary, exitCode) => {
      for (const one of opened) await one.write(one.reporter.close(summary, exitCode))
      const ended = await Promise.allSettled(opened.map(one => one.end()))
      const lost = ended.find(one => one.status === 'rejected')
      if (lost) throw lost.reason
    },
    wantSaid: wants('wantsSaid'),
    wantSource: wants('wantsSource'),
    isTarget: at => at !== undefined && targets.some(place => place.at === at),
  }
}
