import { setImmediate } from 'node:timers/promises'
import type { Crew, CrewCalls, End } from '../node/crew.ts'

/** What a desk may ask of the machine. */
export interface DeskTools<J, R> {
  /** Does a job in this thread. */
  readonly here: (job: J) => Promise<R>
  /** How much work it is, about in bytes. */
  readonly weigh: (job: J) => number
  /** Starts threads; undefined where there is to be only this one. */
  readonly hire?: ((calls: CrewCalls) => Crew<J, R>) | undefined
  /** They are wanted however little there is to do, and this thread waits for them. */
  readonly atOnce?: boolean
  /** What is told of a job of which its thread died. */
  readonly crashed: (job: J, why: string) => R
  /** Told once where threads can't be had. */
  readonly unfit: (why: string) => void
  /** Milliseconds by a clock that never goes back. */
  readonly now: () => number
  readonly signal: AbortSignal
}

interface Waiting<J, R> {
  readonly job: J
  readonly weight: number
  readonly done: (result: R | undefined) => void
  readonly failed: (error: unknown) => void
}

/** Milliseconds of work that must be left so that threads, which must read the rules first, are worth it. */
const worthwhile = 900
/** Milliseconds of work after which it can be told how long the rest will take. */
const sampled = 60
/** Milliseconds after which this thread looks what the others need. */
const turn = 8
/** Weight of the jobs whose results may wait for their turn: results keep texts in memory. */
const mostAhead = 48_000_000
/** Weight of the jobs that a thread gets at a time: enough that handing over costs little. */
const setWeight = 96_000

/**
 * Jobs that are done as they come, by this thread, and by others as well as soon as what waits is worth starting them.
 * A result is undefined where the run ended before.
 */
export const desk = <J, R>(tools: DeskTools<J, R>) => {
  const { here, weigh, hire, atOnce = false, crashed, unfit, now, signal } = tools
  let line: Waiting<J, R>[] = []
  let first = 0
  let waits = 0
  let crew: Crew<J, R> | undefined
  let mayHire = hire !== undefined
  let isAwaited = false
  let working = false
  /** Jobs that were begun and whose results nobody has taken yet. */
  const begun = new Map<J, number>()
  let ahead = 0
  let wanted: J | undefined
  let spent = 0
  let weighed = 0

  const next = (): Waiting<J, R> | undefined => {
    const one = line[first]
    if (!one || (ahead > mostAhead && one.job !== wanted && !signal.aborted)) return undefined
    first++
    waits -= one.weight
    begun.set(one.job, one.weight)
    ahead += one.weight
    if (first > 1000 && first * 2 > line.length) {
      line = line.slice(first)
      first = 0
    }
    return one
  }
  const put = (job: J): void => {
    ahead -= begun.get(job) ?? 0
    begun.delete(job)
  }
  const again = (ones: readonly Waiting<J, R>[]): void => {
    line = [...ones, ...line.slice(first)]
    first = 0
    for (const { job, weight } of ones) {
      waits += weight
      put(job)
    }
  }
  const nextSet = (): readonly Waiting<J, R>[] => {
    // Near the end smaller sets keep all threads busy.
    const most = Math.min(setWeight, waits / 4)
    const set: Waiting<J, R>[] = []
    for (let weight = 0; set.length === 0 || weight < most; ) {
      const one = next()
      if (!one) break
      weight += one.weight
      set.push(one)
    }
    return set
  }
  const ended = (set: readonly Waiting<J, R>[], ends: readonly End<R>[]): void => {
    const left: Waiting<J, R>[] = []
    for (const [index, one] of set.entries()) {
      const end = ends[index]
      if (end?.is === 'done') one.done(end.result)
      else if (end?.is === 'crashed') one.done(crashed(one.job, end.why))
      else if (signal.aborted) one.done(undefined)
      else left.push(one)
    }
    if (left.length === 0) return
    again(left)
    void work()
  }
  const feed = (): void => {
    while (crew && crew.room() > 0 && first < line.length) {
      const set = nextSet()
      if (set.length === 0) return
      void crew.give(set.map(({ job }) => job)).then(ends => ended(set, ends))
    }
  }
  const isWorthIt = (): boolean => atOnce || (spent > sampled && (waits * spent) / weighed > worthwhile)
  const consider = (): void => {
    if (!hire || !mayHire || !isWorthIt()) return
    mayHire = false
    isAwaited = atOnce
    crew = hire({
      ready: () => {
        isAwaited = false
        feed()
        void work()
      },
      unfit: why => {
        if (isAwaited || crew) unfit(why)
        isAwaited = false
        void work()
      },
    })
  }
  const work = async (): Promise<void> => {
    if (working) return
    working = true
    // Whoever brings jobs has a turn to bring more.
    await setImmediate()
    let last = now()
    for (;;) {
      if (signal.aborted) break
      consider()
      feed()
      if (isAwaited) break
      const one = next()
      if (!one) break
      const began = now()
      await here(one.job).then(one.done, one.failed)
      const ended = now()
      spent += ended - began
      weighed += one.weight
      if (ended - last < turn) continue
      await setImmediate()
      last = now()
    }
    working = false
    if (signal.aborted) for (let one = next(); one; one = next()) one.done(undefined)
  }
  signal.addEventListener('abort', () => {
    void crew?.end()
    void work()
  })
  return {
    do: (job: J): Promise<R | undefined> =>
      new Promise((done, failed) => {
        if (signal.aborted) return done(undefined)
        const weight = hire ? weigh(job) : 1
        const one = { job, weight, done, failed }
        if (job === wanted) {
          line = [one, ...line.slice(first)]
          first = 0
        } else line.push(one)
        waits += weight
        void work()
      }),
    /** The turn of a job has come: it is to be done before all others. */
    want: (job: J): void => {
      wanted = job
      if (ahead > mostAhead) void work()
    },
    /** Its result was taken. */
    take: (job: J): void => {
      const wasFull = ahead > mostAhead
      put(job)
      if (wasFull && ahead <= mostAhead) void work()
    },
    end: async (): Promise<void> => {
      await crew?.end()
    },
  }
}
