import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { execute } from '../node/execute.ts'
import { disk } from '../node/filesystem.ts'
import { localDay } from '../text/local-day.ts'
import { exit } from './exit.ts'
import { run } from './run.ts'
import { tools } from './tools.ts'

const versionOf = (packageRoot: string): string => {
  const read: unknown = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'))
  const named = typeof read === 'object' && read !== null && 'version' in read
  return named && typeof read.version === 'string' ? read.version : 'unknown'
}

/** Binds a run to this process. A first interrupt ends the process with its own code, a second one at once. */
export const main = (packageRoot: string): Promise<number> => {
  const { argv, stdin, stdout, stderr, env } = process
  process.once('SIGINT', () => process.exit(exit.interrupted))
  return run({
    argv: argv.slice(2),
    stdin,
    stdout,
    stderr,
    env,
    cwd: process.cwd(),
    fs: disk,
    execute,
    today: () => localDay(new Date()),
    packageRoot,
    version: versionOf(packageRoot),
    tools,
  })
}
