import { type Cached, cached } from './cached.ts'
import { examinationsOf } from './checkers.ts'
import type { Configured } from './configured.ts'
import type { Examination, Examined } from './examine.ts'
import { type Bench, examineFile, examineFileToKeep } from './examine-file.ts'
import type { Later } from './examined.ts'
import type { Unread } from './inputs.ts'
import type { CollectingNamed } from './plain.ts'
import type { Progress } from './progress.ts'
import type { RunCache } from './run-cache.ts'
import type { CheckFlags } from './settings.ts'
import type { Shared } from './shared.ts'
import type { Checked, World } from './world.ts'

/** Examines files that nobody has opened, as fast as it can. Nothing is settled yet. */
export interface Examiner {
  readonly file: (unread: Unread) => Later
  /** How many files may be under way at once behind the one whose turn it is. */
  readonly ahead: number
  /** Whether it is a file of its own. */
  readonly isOwn: (at: string) => boolean
  /** `whole` if all files were examined. */
  readonly close: (whole: boolean) => Promise<void>
}

/** What an examiner must know of the run. */
export interface ExaminerGiven {
  readonly flags: CheckFlags
  readonly configured: Configured
  readonly only: readonly string[]
  readonly keepSaid: boolean
  /** Says a word on standard error. */
  readonly tell: (word: string) => Promise<void>
  readonly progress: Pick<Progress, 'at' | 'took'>
  readonly pause: NonNullable<Examination['pause']>
}

/** Finds the rules over whole folders under which a file falls. */
const collectingIn = ({ configured, only }: ExaminerGiven, { tools }: World) => {
  const made = new Map<Configured['usual']['rules'], Promise<CollectingNamed>>()
  const find = async (rules: Configured['usual']['rules']): Promise<CollectingNamed> => {
    const all = await tools.collections({ ...rules, only })
    return id => {
      const found = all.find(rule => rule.id === id)
      if (!found) throw new Error(`there is no rule ${id}`)
      return found
    }
  }
  return (at: string): Promise<CollectingNamed> => {
    const { rules } = configured.planFor(at)
    const found = made.get(rules) ?? find(rules)
    made.set(rules, found)
    return found
  }
}

const wantsCache = ({ cache, cacheLocation }: CheckFlags): boolean => cache ?? cacheLocation !== undefined

const openedCache = async (given: ExaminerGiven, world: World): Promise<RunCache | undefined> => {
  const { flags, configured, keepSaid, tell } = given
  if (!wantsCache(flags)) return undefined
  const { openRunCache } = await import('./run-cache.ts')
  const words: string[] = []
  const cache = await openRunCache(flags, configured, keepSaid, word => void words.push(word), world)
  for (const word of words) await tell(word)
  return cache
}

/** Files of which the disk tells the size while others are examined. */
const farAhead = 4096

/** Files of which nobody asks how large they are. */
const few = 4

/** Does one file after the other, however fast they come; none once the run is to end. */
const oneByOne = <R>(work: (unread: Unread) => Promise<R>, signal: AbortSignal) => {
  let last: Promise<unknown> = Promise.resolve()
  return (unread: Unread): Promise<R | undefined> => {
    const job = last.then(() => (signal.aborted ? undefined : work(unread)))
    last = job.catch(() => {})
    return job
  }
}

/** The examiner of a run over files as they stand on the disk. */
export const examinerOf = async (given: ExaminerGiven, world: World): Promise<Examiner> => {
  const { flags, configured, only, keepSaid, tell, progress, pause } = given
  const cache = await openedCache(given, world)
  const formats = await world.tools.formats()
  const how = { only, as: flags.as, settle: (checked: Checked) => checked, keepSaid, pause }
  const bench: Bench = {
    examinationOf: examinationsOf(configured, how, formats, world),
    formats,
    fs: world.fs,
  }
  const here = async (unread: Unread): Promise<Cached> => {
    progress.at(unread.file.path)
    await pause()
    return cache ? examineFileToKeep(unread, bench) : { examined: await examineFile(unread, bench) }
  }
  const collectingFor = collectingIn(given, world)
  const isAlone = flags.concurrency === 1 || world.crew === undefined
  const alone = oneByOne(here, world.signal)
  let asked = 0
  // Of few files, or where nothing has changed, nobody asks for threads.
  let sharing: Promise<Shared> | undefined
  const share = async (unread: Unread): Promise<Cached | undefined> => {
    if (asked++ < few && !world.crew?.atOnce) return alone(unread)
    sharing ??= import('./shared.ts').then(it =>
      it.shared({ ...given, here, collectingFor, toKeep: cache !== undefined }, world),
    )
    return (await sharing).examine(unread)
  }
  const examine = isAlone ? here : share
  const ofExamined = async (job: Promise<Cached | undefined>): Promise<Examined | undefined> =>
    (await job)?.examined
  const ask = cache && cached(cache, at => configured.planFor(at).key, collectingFor, pause)
  const later = (unread: Unread): Later => {
    if (ask) return ask(unread, examine)
    if (isAlone) return () => ofExamined(here(unread))
    const job = ofExamined(examine(unread))
    // It is told when its turn comes, and counted when it is done.
    job.then(examined => examined && progress.took(examined)).catch(() => {})
    return () => job
  }
  return {
    file: unread => {
      const told = later(unread)
      if (isAlone) return told
      return async () => {
        const desk = await sharing
        desk?.want(unread)
        const examined = await told()
        desk?.take(unread)
        return examined
      }
    },
    ahead: isAlone ? 0 : farAhead,
    isOwn: at => cache?.isOwn(at) ?? false,
    close: async whole => {
      await (await sharing)?.end()
      const problem = await cache?.close(whole)
      if (cache && problem) await tell(`The cache ${cache.name} ${problem.problem}. ${problem.hint}`)
    },
  }
}
