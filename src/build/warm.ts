import { readFileSync, writeFileSync } from 'node:fs'
import module, { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { Script } from 'node:vm'

/** What `compiled.ts` runs in a process of its own: a built command, its package, a file for the cache, what to check. */
const [file = '', root = '', cache = '', ...paths] = process.argv.slice(2)

interface Command {
  main?: (root: string) => Promise<number>
}

// As bin/tactful.js does it: V8 takes compiled code for the very same text only.
const script = new Script(module.wrap(readFileSync(file, 'latin1')), { filename: file })
const made: { readonly exports: Command } = { exports: {} }
script.runInThisContext()(made.exports, createRequire(file), made, file, dirname(file))
for (const path of paths) {
  process.argv = [...process.argv.slice(0, 2), '--no-config', '--show', 'info', path]
  const code = await made.exports.main?.(root)
  if (code !== 0 && code !== 1) throw new Error(`${path} could not be checked`)
}
writeFileSync(cache, script.createCachedData())
process.exit(0)
