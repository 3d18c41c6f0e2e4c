import type { ReportedProblem } from '../../engine/report.ts'
import { encode } from '../../node/encode.ts'
import { isTaken, reasonOf } from '../../node/filesystem.ts'
import type { Text } from '../examine.ts'
import { store } from '../mend.ts'
import type { World } from '../world.ts'
import type { Desk } from './desk.ts'
import { isSettled } from './settled.ts'
import { openSideFile, type SideEntry } from './side-file.ts'
import type { Moment } from './state.ts'

/** What the disk holds of a session. */
export interface Keeping {
  /** The text of a file as it is on the disk, as far as the session knows. */
  readonly onDisk: (index: number) => string
  /** Writes what differs from the disk: files, and the file of suppressions. */
  readonly keep: (moment: Moment) => Promise<void>
  /** What could not be kept, of a file. */
  readonly problems: (index: number) => readonly ReportedProblem[]
  /** The files that were written, as they are named. */
  readonly written: () => readonly string[]
}

/** Writes a text that its file has no place for any more beside it; says where it is. */
const beside = async ({ at = '', path, encoding = 'utf-8' }: Text, text: string, { fs }: World) => {
  const bytes = encode(text, encoding) ?? text
  for (let i = 1; i < 100; i++) {
    const ending = i === 1 ? '.tactful' : `.${i}.tactful`
    try {
      await fs.writeFile(at + ending, bytes)
      return `What you chose is in ${path}${ending}; the file itself was left alone.`
    } catch (error) {
      if (!isTaken(error)) return `It could not be saved beside it either: ${reasonOf(error)}.`
    }
  }
  return 'There is no name left to save it under.'
}

/** What the file of suppressions has to say for each file; its findings are named as they are now. */
const entriesOf = async (desks: readonly Desk[], { files }: Moment): Promise<readonly SideEntry[]> => {
  const entries: SideEntry[] = []
  for (const [index, { text, settled }] of files.entries()) {
    const desk = desks[index]
    if (!desk || !settled.some(({ reason }) => reason !== undefined)) continue
    for (const finding of (await desk.examined(text)).report?.findings ?? []) {
      const reason = isSettled(finding, settled)?.reason
      if (reason !== undefined) entries.push({ at: desk.given.at ?? '', finding, reason })
    }
  }
  return entries
}

export const keepingOf = (desks: readonly Desk[], sideFile: string, world: World): Keeping => {
  const files = desks.map(({ given }) => given)
  const texts = files.map(({ text }) => text)
  const lost = new Map<number, ReportedProblem>()
  const written = new Set<string>()
  const side = openSideFile(sideFile, world)
  let sideProblem: ReportedProblem | undefined

  const keepFile = async (index: number, text: string): Promise<void> => {
    const given = files[index]
    const disk = texts[index]
    if (!given || disk === undefined || disk === text || lost.has(index)) return
    const problem = await store({ ...given, text: disk }, text, world)
    if (problem) {
      const kept = { ...problem, hint: await beside(given, text, world) }
      lost.set(index, kept)
    } else {
      texts[index] = text
      written.add(given.path)
    }
  }

  return {
    onDisk: index => texts[index] ?? '',
    written: () => [...written],
    problems: index => {
      const own = lost.get(index)
      return [...(own ? [own] : []), ...(index === 0 && sideProblem ? [sideProblem] : [])]
    },
    keep: async moment => {
      for (const [index, { text }] of moment.files.entries()) await keepFile(index, text)
      try {
        if (await side.keep(await entriesOf(desks, moment))) written.add(side.path)
        sideProblem = undefined
      } catch (error) {
        sideProblem = {
          path: side.path,
          message: `cannot be written: ${reasonOf(error)}`,
          hint: 'What you ignored is not ignored in the next run.',
        }
      }
    },
  }
}
