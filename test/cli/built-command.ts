import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { plainEnvironment } from '../hooks/tools.ts'

/** Runs the command that was built, as from a developer's terminal without colours. */
export const built = (
  args: readonly string[],
  given: { readonly cwd?: string; readonly input?: string } = {},
) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve('bin/tactful.js'), ...args], {
    ...given,
    encoding: 'utf8',
    env: plainEnvironment(),
  })
  return { status, stdout, stderr }
}
