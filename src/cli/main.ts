import manifest from '../../package.json' with { type: 'json' }
import { hash } from '../node/cache/hash.ts'
import { execute } from '../node/execute.ts'
import { disk } from '../node/filesystem.ts'
import { holdOptimizer, releaseOptimizer } from '../node/optimizer.ts'
import { localDay } from '../text/local-day.ts'
import { exit } from './exit.ts'
import { output } from './output.ts'
import { run } from './run.ts'
import { tools } from './tools.ts'

/** Where threads begin: asked for only where a run has some. */
const threadEntry = (): URL => {
  const isSource = import.meta.url.endsWith('.ts')
  return new URL(isSource ? './worker.ts' : '../bin/thread.js', import.meta.url)
}

declare global {
  interface ImportMeta {
    /** A hash of all that was built. */
    readonly build?: string
  }
}

const build = (): string => hash('build', process.version, import.meta.build ?? '')

/** Milliseconds: npm passes an interrupt on that the terminal has sent to everybody, and this soon it is the same one. */
const sameInterrupt = 300

/** A first interrupt tells the run to end; a second one ends the process at once, even where that is busy. */
const interruption = (): AbortSignal => {
  const told = new AbortController()
  const codes = { SIGINT: exit.interrupted, SIGTERM: exit.terminated } as const
  const hear = (name: NodeJS.Signals): void => {
    if (told.signal.aborted || (name !== 'SIGINT' && name !== 'SIGTERM')) return
    told.abort(codes[name])
    const letGo = (): void => {
      for (const each of Object.keys(codes)) process.off(each, hear)
    }
    setTimeout(letGo, sameInterrupt).unref()
  }
  for (const name of Object.keys(codes)) process.on(name, hear)
  return told.signal
}

/** Milliseconds since the process began; not by `performance`, whose modules take one to load. */
const now = (): number => process.uptime() * 1e3

let checking = false

/** Whether a run came through what most runs come through, so that its compiled code is worth keeping. */
export const hasChecked = (): boolean => checking

let streams = 0

/** Whether all that a run said has been written, so that the process may end at once. */
export const hasSaidAll = (): boolean => streams === 0

const opened = <T>(stream: T): T => {
  streams++
  return stream
}

/** Binds a run to this process. */
export const main = async (packageRoot: string): Promise<number> => {
  const { argv, env } = process
  const signal = interruption()
  const code = await run({
    argv: argv.slice(2),
    // Opened when somebody reads it.
    get stdin() {
      return process.stdin
    },
    stdout: output(1, () => opened(process.stdout)),
    stderr: output(2, () => opened(process.stderr)),
    env,
    cwd: process.cwd(),
    fs: disk,
    execute,
    today: () => localDay(new Date()),
    now,
    signal,
    keepSmall: async () => (await import('../node/small-heap.ts')).keepHeapSmall(),
    holdOptimizer,
    packageRoot,
    version: manifest.version,
    build,
    crew: {
      get entry() {
        // Threads take what was compiled before, too.
        releaseOptimizer()
        return threadEntry()
      },
    },
    tools: {
      ...tools,
      checker: (...given) => {
        checking = true
        return tools.checker(...given)
      },
    },
  })
  // Code that is kept from here on is taken under the flags of the build only.
  releaseOptimizer()
  // What was left in the middle, such as a read from the terminal, would keep the process waiting.
  if (signal.aborted) process.exit(code)
  return code
}

/** Binds one of the threads of a run, in the bundle. */
export const thread = async (): Promise<void> => {
  await (await import('./worker.ts')).work
}
