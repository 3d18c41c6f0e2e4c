import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

/** What npm says where it cannot reach its registry. */
const unreachable =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET|ENOTCACHED|E503/

/** The variables of a developer's terminal: what a CI service, a hook or the test runner has set is not there. */
export const plainEnvironment = (more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => {
  const strange =
    /^(?:CI|CI_.*|GIT_.*|GITHUB_.*|GITLAB_.*|HUSKY|INIT_CWD|LEFTHOOK.*|NODE_ENV|PREK_.*|PRE_COMMIT.*|VITEST.*|FORCE_COLOR|npm_lifecycle_.*|npm_package_.*)$/
  const kept = Object.entries(process.env).filter(([name]) => !strange.test(name))
  return {
    ...Object.fromEntries(kept),
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    NO_COLOR: '1',
    ...more,
  }
}

/**
 * Installs packages, with their versions, into a scratch folder that later runs find again; gives its folder of commands.
 * Undefined, with a printed word, where the registry cannot be reached.
 */
export const toolsFromRegistry = (...packages: readonly string[]): string | undefined => {
  const key = createHash('sha256')
    .update(`${process.version} ${packages.join(' ')}`)
    .digest('hex')
    .slice(0, 12)
  const folder = join(tmpdir(), `tactful-hook-tools-${key}`)
  const bin = join(folder, 'node_modules', '.bin')
  if (existsSync(bin)) return bin
  const scratch = mkdtempSync(`${folder}-`)
  const args = ['install', '--no-save', '--no-audit', '--no-fund', '--ignore-scripts', '--fetch-retries=1']
  const { status, stderr } = spawnSync('npm', [...args, '--prefix', scratch, ...packages], {
    cwd: scratch,
    encoding: 'utf8',
    env: plainEnvironment(),
    shell: process.platform === 'win32',
  })
  if (status === 0) {
    try {
      renameSync(scratch, folder)
    } catch {
      // Another test was faster.
      rmSync(scratch, { recursive: true, force: true })
    }
    return bin
  }
  rmSync(scratch, { recursive: true, force: true })
  if (!unreachable.test(stderr)) throw new Error(`npm install ${packages.join(' ')}: ${stderr}`)
  console.warn(`Skipped: npm could not get ${packages.join(', ')}.`)
  return undefined
}

/** What a command did, both of its streams as one text. */
export interface Ran {
  readonly code: number | null
  readonly said: string
}

/** Runs a command to its end in a folder. */
export const runIn = (
  cwd: string,
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = plainEnvironment(),
): Ran => {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, env, encoding: 'utf8' })
  if (error) throw error
  return { code: status, said: `${stdout}${stderr}` }
}

/** `path:line` of every finding in a compact report, in order. */
export const placesIn = ({ said }: Ran): readonly string[] =>
  [...said.matchAll(/^ *(.+?:\d+):\d+: (?:error|warning) /gm)].map(([, place = '']) => place).sort()

/** An environment in which the commands of a folder are found first. */
export const withCommands = (bin: string, more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv =>
  plainEnvironment({ ...more, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` })
