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
  /** Milliseconds of each whole process, in the order of the runs; a tool that took too long has none. */
  readonly times: readonly number[]
  /** Bytes. */
  readonly peak: number | undefined
  readonly hits: number | undefined
}

interface Ran {
  readonly time: number
  readonly output: string
  readonly late: boolean
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
    child.on('close', () => {
      const time = Number(process.hrtime.bigint() - began) / 1e6
      clearTimeout(timer)
      if (input !== undefined) closeSync(input)
      resolve({ time, output: Buffer.concat(parts).toString(), late })
    })
  })

/** Peak memory and hits come from a run of their own: neither a probe nor a pipe is in what is timed. */
const look = async (tool: Tool, path: string, limit: number) => {
  const note = join(tmpdir(), `tactful-bench-${process.pid}`)
  const probe = fileURLToPath(new URL('peers/rss.cjs', import.meta.url))
  rmSync(note, { force: true })
  const { output, late } = await run(tool, path, limit, true, ['--require', probe], { BENCH_RSS: note })
  if (late) return { late, peak: undefined, hits: undefined }
  let peak: number | undefined
  try {
    peak = Number(readFileSync(note, 'utf8')) * 1024
  } catch {
    peak = undefined
  }
  return { late, peak, hits: tool.hits?.(output) }
}

/** Times the tools of a row in turn, run by run, so that what else the machine does falls on all of them. */
export const measure = async (row: Row, limit: number): Promise<readonly Timed[]> => {
  const looks = new Map<Tool, Awaited<ReturnType<typeof look>>>()
  for (const tool of row.tools) looks.set(tool, await look(tool, row.path, limit))
  const times = new Map<Tool, number[]>(row.tools.map(tool => [tool, []]))
  for (let turn = 0; turn < row.runs; turn++) {
    for (const tool of row.tools) {
      if (looks.get(tool)?.late) continue
      times.get(tool)?.push((await run(tool, row.path, limit * 2, false)).time)
    }
  }
  return row.tools.map(tool => ({
    tool,
    times: times.get(tool) ?? [],
    peak: looks.get(tool)?.peak,
    hits: looks.get(tool)?.hits,
  }))
}
