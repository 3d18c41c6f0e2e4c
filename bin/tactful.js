#!/usr/bin/env node
'use strict'
// CommonJS, as the package.json beside it says: to load the loader of ES modules takes longer than to check a message.
const { existsSync, readFileSync } = require('node:fs')
const { createRequire, enableCompileCache, wrap } = require('node:module')
const { join } = require('node:path')
const { Script } = require('node:vm')

const root = join(__dirname, '..')
const file = join(root, 'dist', 'cli.cjs')

/** The code that was compiled when the command was built, if that was with the same V8. */
const compiled = () => {
  try {
    return readFileSync(join(root, 'dist', `cli-${process.versions.v8}-${process.arch}.cache`))
  } catch {
    return undefined
  }
}

const load = () => {
  const cachedData = compiled()
  if (cachedData) {
    const script = new Script(wrap(readFileSync(file, 'latin1')), { filename: file, cachedData })
    const module = { exports: {}, importing: url => import(url) }
    script.runInThisContext()(module.exports, createRequire(file), module, file, join(root, 'dist'))
    return module.exports
  }
  enableCompileCache?.()
  return require(file)
}

if (existsSync(file)) {
  load()
    .main(root)
    .then(code => {
      process.exitCode = code
    })
} else {
  process.stderr.write('tactful is not built: npm run build\n')
  process.exitCode = 2
}
