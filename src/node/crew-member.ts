import { isMainThread, parentPort, workerData } from 'node:worker_threads'
import type { Said } from './crew.ts'

/** Does the jobs of this thread, one after the other. `prepare` makes of what the crew was set up with what does one. */
export const serve = async <J, R>(
  prepare: (setup: unknown) => Promise<(job: J) => Promise<R>>,
): Promise<void> => {
  if (isMainThread || !parentPort) return
  const port = parentPort
  const say = (said: Said<R>): void => port.postMessage(said)
  const at = new Int32Array(workerData.at)
  try {
    const work = await prepare(workerData.setup)
    let last: Promise<void> = Promise.resolve()
    const doAll = async (jobs: readonly J[]): Promise<void> => {
      const results: R[] = []
      for (const [index, job] of jobs.entries()) {
        Atomics.store(at, 0, index)
        results.push(await work(job))
      }
      say({ is: 'done', results })
      Atomics.store(at, 0, 0)
    }
    port.on('message', (jobs: readonly J[]) => {
      last = last.then(() => doAll(jobs))
    })
    say({ is: 'ready' })
  } catch (error) {
    say({ is: 'unfit', why: error instanceof Error ? error.message : String(error) })
  }
}
