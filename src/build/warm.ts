import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Script } from 'node:vm'

/** What `compiled.ts` runs in a process of its own: a package, and what to check. */
const [root = '', ...paths] = process.argv.slice(2)

interface Starter {
  readonly command: () => { main?: (root: string) => Promise<number> }
  /** The parts that ran and were compiled for it. */
  readonly anew: readonly { readonly name: string; readonly script: Script }[]
}

const { command, anew }: Starter = createRequire(import.meta.url)(join(root, 'bin', 'tactful.js'))
const { main } = command()
const check = async (path: string, ...flags: readonly string[]): Promise<void> => {
  process.argv = [...process.argv.slice(0, 2), '--no-config', '--show', 'info', ...flags, path]
  const code = await main?.(root)
  if (code !== 0 && code !== 1) throw new Error(`${path} could not be checked`)
}
for (const path of paths) await check(path)
// Once to fill a cache, once to find all there.
const cached = ['--cache', '--cache-location', join(dirname(paths[0] ?? ''), 'cache')]
for (const _ of ['full', 'found']) for (const path of paths) await check(path, ...cached)
const engine = `${process.versions.v8}-${process.arch}`
for (const { name, script } of anew)
  writeFileSync(join(root, 'dist', `${name}-${engine}.cache`), script.createCachedData())
process.exit(0)
