import { spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Row } from './rows.ts'
import type { Tool } from './tools.ts'

/** What came of the runs of a tool. */
export interface Timed {
  readonly tool: Tool
  /** Milliseconds of each whole process, in the order of the runs; of no worth where one failed. */
  readonly times: readonly number[]
  /** What a run died of: it took too long, or broke down. */
  readonly failed: string | undefined
  /** Bytes. */
  readonly peak: number | undefined
  readonly hits: number | undefined
}

interface Ran {
  readonly time: number
  readonly output: string
  readonly failed: string | undefined
}

/** Why a run is worth nothing; a linter ends with 1 where it finds something, so the code alone doesn't tell. */
const failure = (late: boolean, signal: string | null, output: string, limit: number): string | undefined => {
  if (late) return `> ${limit / 1000} s`
  if (/heap out of memory|Maximum call stack|Invalid string length/.test(output)) return 'broke down'
  return signal ? `ended by ${signal}` : undefined
}

const run = (
  { args, piped }: Tool,
  path: string,
  limit: number,
  keep: boolean,
  probe: readonly string[] = [],
  env: NodeJS.ProcessEnv = {},
) =>
  new Promise<Ran>((resolve, reject) => {
    const input = piped ? openSync(path, 'r') : undefined
    const began = process.hrtime.bigint()
    const child = spawn(process.execPath, [...probe, ...args(path)], {
      stdio: [input ?? 'ignore', keep ? 'pipe' : 'ignore', keep ? 'pipe' : 'ignore'],
      env: { ...process.env, NO_COLOR: '1', GITHUB_ACTIONS: '', GITLAB_CI: '', ...env },
    })
    const parts: Buffer[] = []
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', part => parts.push(part))
    let late = false
    const timer = setTimeout(() => {
      late = true
      child.kill('SIGKILL')
    }, limit)
    child.on('error', reject)
    child.on('close', (_, signal) => {
      const time = Number(process.hrtime.bigint() - began) / 1e6
      clearTimeout(timer)
      if (input !== undefined) closeSync(input)
      const output = Buffer.concat(parts).toString()
      resolve({ time, output, failed: failure(late, signal, output, limit) })
    })
  })

const total = (times: readonly number[]): number => times.reduce((sum, time) => sum + time, 0)

/** Peak memory and hits come from a run of their own: neither a probe nor a pipe is in what is timed. */
const look = async (tool: Tool, path: string, limit: number) => {
  const note = join(tmpdir(), `tactful-bench-${process.pid}`)
  const probe = fileURLToPath(new URL('peers/rss.cjs', import.meta.url))
  rmSync(note, { force: true })
  const { output, failed } = await run(tool, path, limit, true, ['--require', probe], { BENCH_RSS: note })
  if (failed !== undefined) return { failed, peak: undefined, hits: undefined }
  let peak: number | undefined
  try {
    peak = Number(readFileSync(note, 'utf8')) * 1024
  } catch {
    peak = undefined
  }
  return { failed, peak, hits: tool.hits?.(output) }
}

/**
 * Times the tools of a row in turn, run by run, so that what else the machine does falls on all of them. One that has had the
 * row's limit is not run again: it is slow enough for few runs to tell.
 */
export const measure = async ({ tools, path, runs, limit }: Row): Promise<readonly Timed[]> => {
  const timed: Timed[] = []
  for (const tool of tools) timed.push({ tool, times: [], ...(await look(tool, path, limit)) })
  for (let turn = 0; turn < runs; turn++) {
    for (const [at, one] of timed.entries()) {
      if (one.failed !== undefined || total(one.times) > limit) continue
      const { time, failed } = await run(one.tool, path, limit, false)
      timed[at] = { ...one, failed, times: [...one.times, time] }
    }
  }
  return timed
}
