import { threadsHere } from '../node/threads.ts'
import { type Cached, cached } from './cached.ts'
import { examinationsOf } from './checkers.ts'
import type { Configured } from './configured.ts'
import type { Examination } from './examine.ts'
import { type Bench, examineFile, examineFileToKeep } from './examine-file.ts'
import type { Later } from './examined.ts'
import { type Judge, judgeAnew } from './held.ts'
import type { Unread } from './inputs.ts'
import { judgeWith } from './judge-cached.ts'
import type { CollectingNamed } from './plain.ts'
import type { Progress } from './progress.ts'
import type { RunCache } from './run-cache.ts'
import type { CheckFlags } from './settings.ts'
import type { Shared } from './shared.ts'
import type { Checked, World } from './world.ts'

/** Examines files that nobody has opened and nobody mends, as fast as it can. Nothing is settled yet. */
export interface Examiner {
  readonly file: (unread: Unread) => Later
  /** How many files may be under way at once behind the one whose turn it is. */
  readonly ahead: number
  /** Whether it is a file of its own. */
  readonly isOwn: (at: string) => boolean
  /** Has rules over whole folders speak. */
  readonly judge: Judge
  /** `whole` if all files were examined. */
  readonly close: (whole: boolean) => Promise<void>
}

/** What an examiner must know of the run. */
export interface ExaminerGiven {
  readonly flags: CheckFlags
  readonly configured: Configured
  readonly only: readonly string[]
  readonly keepSaid: boolean
  readonly keepLines: boolean
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

/** Files that make a run one over many. */
const several = 2

/** The examiner of a run over files as they stand on the disk. */
export const examinerOf = async (given: ExaminerGiven, world: World): Promise<Examiner> => {
  const { flags, configured, only, keepSaid, keepLines, tell, progress, pause } = given
  const cache = await openedCache(given, world)
  const formats = await world.tools.formats()
  const settle = (checked: Checked): Checked => checked
  const how = { only, as: flags.as, settle, keepSaid, keepLines, unmended: true, pause }
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
  const { concurrency = 'auto' } = flags
  const { crew } = world
  let asked = 0
  let threads: number | undefined
  let judging = false
  /** Of few files, or where nothing has changed, nobody asks for threads. */
  const areShared = (): boolean => {
    if (!crew || judging || concurrency === 1 || (asked < few && !crew.atOnce)) return false
    threads ??= concurrency === 'auto' ? threadsHere() : concurrency
    return threads > 1
  }
  let sharing: Promise<Shared> | undefined
  const share = async (unread: Unread): Promise<Cached | undefined> => {
    sharing ??= import('./shared.ts').then(it =>
      it.shared({ ...given, threads: threads ?? 1, here, collectingFor, toKeep: cache !== undefined }, world),
    )
    return (await sharing).examine(unread)
  }
  const examine = (unread: Unread): Promise<Cached | undefined> => {
    const job = areShared() ? share(unread) : here(unread)
    asked++
    return job
  }
  const ask = cache && cached(cache, at => configured.planFor(at).key, collectingFor, pause)
  let met = 0
  const later = (unread: Unread): Later => {
    if (++met === several) world.holdOptimizer?.()
    if (ask) return ask(unread, examine)
    if (!areShared()) return async () => (await examine(unread))?.examined
    const job = examine(unread).then(cached => cached?.examined)
    // It is told when its turn comes, and counted when it is done.
    job.then(examined => examined && progress.took(examined)).catch(() => {})
    return () => job
  }
  return {
    file: unread => {
      const told = later(unread)
      if (!areShared()) return told
      return async () => {
        const desk = await sharing
        desk?.want(unread)
        const examined = await told()
        desk?.take(unread)
        return examined
      }
    },
    get ahead() {
      return areShared() ? farAhead : 0
    },
    judge: held => {
      // The threads have their turns behind them: a file that changed meanwhile is examined here.
      judging = true
      return cache ? judgeWith(cache)(held) : judgeAnew(held)
    },
    isOwn: at => cache?.isOwn(at) ?? false,
    close: async whole => {
      await (await sharing)?.end()
      const problem = await cache?.close(whole)
      if (cache && problem) await tell(`The cache ${cache.name} ${problem.problem}. ${problem.hint}`)
    },
  }
}
