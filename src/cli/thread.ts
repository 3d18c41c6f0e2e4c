import { Writable } from 'node:stream'
import type { Fresh } from '../node/cache/cache.ts'
import { examinationsOf } from './checkers.ts'
import { configure } from './configured.ts'
import { examineFile, examineFileToKeep } from './examine-file.ts'
import type { Unread } from './inputs.ts'
import { type PlainExamined, plainOf } from './plain.ts'
import type { CheckFlags } from './settings.ts'
import { terminalOf } from './terminal.ts'
import type { World } from './world.ts'

/** What threads must know of the run. Plain data. */
export interface ThreadSetup {
  readonly flags: CheckFlags
  readonly only: readonly string[]
  readonly keepSaid: boolean
  readonly keepLines: boolean
  /** What is found is to be kept in a cache. */
  readonly toKeep: boolean
  readonly cwd: string
  readonly env: World['env']
  readonly today: string
  readonly version: string
  readonly packageRoot: string
}

/** What a thread says of a file. */
export interface ThreadResult {
  readonly examined: PlainExamined
  readonly fresh?: Fresh
}

/** Nobody hears what a thread says: the run itself has said it. */
const nowhere = (): World['stdout'] => new Writable({ write: (_, __, done) => done() })

/** What a thread does: reads the settings as the run did, then files. */
export const threadWork = async (
  { flags, only, keepSaid, keepLines, toKeep, ...rest }: ThreadSetup,
  machine: Pick<World, 'fs' | 'execute' | 'now' | 'tools'>,
): Promise<(unread: Unread) => Promise<ThreadResult>> => {
  const world: World = {
    ...machine,
    ...rest,
    today: () => rest.today,
    argv: [],
    stdin: (async function* () {})(),
    stdout: nowhere(),
    stderr: nowhere(),
    signal: new AbortController().signal,
  }
  const configured = await configure(flags, world, terminalOf(world))
  if (!configured) throw new Error('the settings changed while they were read')
  const formats = await world.tools.formats()
  const how = {
    only,
    as: flags.as,
    settle: <T>(checked: T): T => checked,
    keepSaid,
    keepLines,
    unmended: true,
    pause: () => undefined,
  }
  const bench = { examinationOf: examinationsOf(configured, how, formats, world), formats, fs: world.fs }
  return async unread => {
    if (!toKeep) return { examined: plainOf(await examineFile(unread, bench)) }
    const { examined, fresh } = await examineFileToKeep(unread, bench)
    return { examined: plainOf(examined), ...(fresh ? { fresh } : {}) }
  }
}
