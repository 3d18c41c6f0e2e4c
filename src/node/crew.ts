import { Worker } from 'node:worker_threads'

/** What a thread says. */
export type Said<R> =
  | { readonly is: 'ready' }
  /** It can't work: why. */
  | { readonly is: 'unfit'; readonly why: string }
  /** What came of its jobs, in their order. */
  | { readonly is: 'done'; readonly results: readonly R[] }

/** What became of a job. */
export type End<R> =
  | { readonly is: 'done'; readonly result: R }
  /** The thread died of it: why. */
  | { readonly is: 'crashed'; readonly why: string }
  /** Nobody did it. */
  | { readonly is: 'left' }

/** Threads that do jobs. */
export interface Crew<J, R> {
  /** How many sets of jobs can be given away now. */
  readonly room: () => number
  /** Gives jobs to a thread, to be done in their order. */
  readonly give: (jobs: readonly J[]) => Promise<readonly End<R>[]>
  /** Ends all threads. What they had is left. */
  readonly end: () => Promise<void>
}

/** Where threads begin. */
export interface CrewPlace {
  /** The module that serves. */
  readonly entry: URL
  /** They are wanted however little there is to do, and the run waits for them. */
  readonly atOnce?: boolean
}

export interface CrewCalls {
  /** A thread can take jobs now. */
  readonly ready: () => void
  /** A thread can't, and will not. */
  readonly unfit: (why: string) => void
}

/** Sets of jobs that lie with a thread: while it does one, the next one is at hand. */
const sets = 2

interface Given<J, R> {
  readonly jobs: readonly J[]
  readonly end: (ends: readonly End<R>[]) => void
}

const reasonOf = (error: unknown): string => {
  if (error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY')
    return 'the memory of a thread did not suffice'
  return error instanceof Error ? error.message : String(error)
}

/** Starts threads. `setup` is handed to each. */
export const crewOf = <J, R>(
  { entry }: CrewPlace,
  size: number,
  setup: unknown,
  calls: CrewCalls,
): Crew<J, R> => {
  let over = false
  const members = new Set<Member>()
  interface Member {
    readonly worker: Worker
    readonly given: Given<J, R>[]
    /** The number of the job that it does, in its first set. */
    readonly at: Int32Array
    fit: boolean
  }
  const left = ({ jobs, end }: Given<J, R>): void => end(jobs.map(() => ({ is: 'left' })))
  const gone = (member: Member, why: string): void => {
    if (!members.delete(member)) return
    const [first, ...rest] = member.given.splice(0)
    rest.forEach(left)
    if (first) {
      const culprit = Atomics.load(member.at, 0)
      first.end(
        first.jobs.map((_, index) => (index === culprit && !over ? { is: 'crashed', why } : { is: 'left' })),
      )
    }
    if (over) return
    // One that never was ready would not be the next time.
    if (member.fit) hire()
    else calls.unfit(why)
  }
  const hear = (member: Member, said: Said<R>): void => {
    if (said.is === 'unfit') {
      gone(member, said.why)
      void member.worker.terminate()
    } else if (said.is === 'ready') {
      member.fit = true
      calls.ready()
    } else {
      member.given.shift()?.end(said.results.map(result => ({ is: 'done', result })))
      calls.ready()
    }
  }
  const hire = (): void => {
    const memory = new SharedArrayBuffer(4)
    const worker = new Worker(entry, { workerData: { setup, at: memory } })
    const member: Member = { worker, given: [], at: new Int32Array(memory), fit: false }
    members.add(member)
    worker.on('message', (said: Said<R>) => hear(member, said))
    worker.on('error', error => gone(member, reasonOf(error)))
    worker.on('exit', code => gone(member, `a thread ended with ${code}`))
  }
  for (let count = 0; count < size; count++) hire()
  const idlest = (): Member | undefined =>
    [...members]
      .filter(({ fit, given }) => fit && given.length < sets)
      .toSorted((a, b) => a.given.length - b.given.length)[0]
  return {
    room: () => [...members].reduce((sum, { fit, given }) => sum + (fit ? sets - given.length : 0), 0),
    give: jobs =>
      new Promise(end => {
        const member = idlest()
        if (!member) return left({ jobs, end })
        if (member.given.length === 0) Atomics.store(member.at, 0, 0)
        member.given.push({ jobs, end })
        member.worker.postMessage(jobs)
      }),
    end: async () => {
      over = true
      const all = [...members]
      await Promise.all(all.map(({ worker }) => worker.terminate()))
      for (const member of all) gone(member, '')
    },
  }
}
