import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'

const index = 'rules/index.ts'
const page = 'src/reporters/html/assets.ts'

const isOlder = (written: string, folder: string): boolean => {
  if (!existsSync(written)) return true
  const { mtimeMs } = statSync(written)
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).some(
    name => /\.(ya?ml|ts|css)$/.test(name) && statSync(join(folder, name)).mtimeMs > mtimeMs,
  )
}

const isStale = (): boolean => isOlder(index, 'rules') || isOlder(page, 'src/reporters/html')

/** Before `npx vitest`, which no script precedes. A rule's fault is told, and leaves the other tests to run. */
export default (): void => {
  if (!isStale()) return
  try {
    execFileSync(process.execPath, ['--import', 'tsx', 'src/build/rules.ts'], { stdio: 'inherit' })
  } catch {
    rmSync(index, { force: true })
  }
}
