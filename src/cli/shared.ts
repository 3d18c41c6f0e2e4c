import { crewOf } from '../node/crew.ts'
import { sizeOf } from '../node/size.ts'
import type { Cached } from './cached.ts'
import { desk } from './desk.ts'
import type { ExaminerGiven } from './examiners.ts'
import type { Unread } from './inputs.ts'
import { type CollectingNamed, restored } from './plain.ts'
import type { ThreadResult, ThreadSetup } from './thread.ts'
import type { World } from './world.ts'

/** Work that a file makes beside that of its text, in bytes of text. */
const eachFile = 2000

interface Given extends ExaminerGiven {
  readonly threads: number
  /** Examines a file in this thread. */
  readonly here: (unread: Unread) => Promise<Cached>
  readonly collectingFor: (at: string) => Promise<CollectingNamed>
  /** What is found is to be kept in a cache. */
  readonly toKeep: boolean
}

const crashOf = ({ file }: Unread, why: string): Cached => ({
  examined: {
    problems: [
      {
        path: file.path,
        message: `could not be checked: ${why}`,
        hint: 'With --concurrency 1 it has more memory, and plugins run as they do alone.',
      },
    ],
  },
})

/** Files that are shared among threads. */
export interface Shared {
  /** What came of a file; undefined where the run ended before. */
  readonly examine: (unread: Unread) => Promise<Cached | undefined>
  /** Its turn has come. */
  readonly want: (unread: Unread) => void
  /** What came of it was told. */
  readonly take: (unread: Unread) => void
  readonly end: () => Promise<void>
}

/** Shares files among threads, this one among them, as soon as there is enough to do. */
export const shared = (given: Given, world: World): Shared => {
  const { flags, only, keepSaid, keepLines, threads, toKeep, here, collectingFor, tell } = given
  const { crew: place, cwd, env, version, packageRoot, now, signal } = world
  const setup: ThreadSetup = {
    flags,
    only,
    keepSaid,
    keepLines,
    toKeep,
    cwd,
    env: { ...env },
    today: world.today(),
    version,
    packageRoot,
  }
  const words: Promise<void>[] = []
  const files = desk<Unread, Cached | ThreadResult>({
    here,
    weigh: ({ file }) => sizeOf(file.at) + eachFile,
    hire: place && threads > 1 ? calls => crewOf(place, threads - 1, setup, calls) : undefined,
    atOnce: place?.atOnce ?? false,
    crashed: crashOf,
    unfit: why => {
      if (words.length === 0) words.push(tell(`No other threads help: ${why}.`))
    },
    now,
    signal,
  })
  return {
    examine: async unread => {
      const result = await files.do(unread)
      if (!result) return undefined
      const { examined } = result
      if (!examined.report || !examined.gathered) return result as Cached
      // What this thread has examined is whole already.
      if (examined.gathered.every(({ rule }) => typeof rule !== 'string')) return result as Cached
      const named = await collectingFor(unread.file.at)
      return { ...result, examined: restored(examined as ThreadResult['examined'], named) }
    },
    want: files.want,
    take: files.take,
    end: async () => {
      await files.end()
      await Promise.all(words)
    },
  }
}
