#!/usr/bin/env node
import { existsSync } from 'node:fs'
import module from 'node:module'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
if (existsSync(new URL('../dist/cli.js', import.meta.url))) {
  module.enableCompileCache?.()
  const { main } = await import('../dist/cli.js')
  process.exitCode = await main(root)
} else {
  process.stderr.write('tactful is not built: npm run build\n')
  process.exitCode = 2
}
