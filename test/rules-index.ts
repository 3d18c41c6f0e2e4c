import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'

const index = 'rules/index.ts'

const isStale = (): boolean => {
  if (!existsSync(index)) return true
  const written = statSync(index).mtimeMs
  return readdirSync('rules', { recursive: true, encoding: 'utf8' }).some(
    name => /\.(ya?ml|ts)$/.test(name) && statSync(join('rules', name)).mtimeMs > written,
  )
}

/** Before `npx vitest`, which no script precedes. A rule's fault is told, and leaves the other tests to run. */
export default (): void => {
  if (!isStale()) return
  try {
    execFileSync(process.execPath, ['--import', 'tsx', 'src/build/rules.ts'], { stdio: 'inherit' })
  } catch {
    rmSync(index, { force: true })
  }
}
