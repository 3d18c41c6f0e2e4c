#!/usr/bin/env node
'use strict'
// CommonJS, as the package.json beside it says: to load the loader of ES modules takes longer than to check a message.
const { existsSync, readFileSync } = require('node:fs')
const { createRequire, wrap } = require('node:module')
const { join } = require('node:path')
const { Script } = require('node:vm')

const root = join(__dirname, '..')
const dist = join(root, 'dist')

/** Parts that ran without code compiled before. */
const anew = []

/** The code that was compiled when the command was built, if that was with the same V8. */
const shipped = name => {
  try {
    return readFileSync(join(dist, `${name}-${process.versions.v8}-${process.arch}.cache`))
  } catch {
    return undefined
  }
}

/** Runs a part of the command; `links` is how it reaches what only a module has. */
const run = (name, links) => {
  const filename = join(dist, `${name}.cjs`)
  const source = readFileSync(filename, 'latin1')
  const own = shipped(name)
  const cachedData = own ?? require('./compiled.js').read(name, source)
  const script = new Script(wrap(source), { filename, cachedData })
  if (!own && (!cachedData || script.cachedDataRejected)) anew.push({ name, source, script })
  const module = { exports: {}, importing: url => import(url), ...links }
  script.runInThisContext()(module.exports, createRequire(filename), module, filename, dist)
  return module.exports
}

/** The built command. */
const command = () => {
  let late
  const first = run('cli', {
    second: () => {
      late ??= run('late', { first: path => first.first(path) })
      return late
    },
  })
  return first
}

const start = () => {
  if (!existsSync(join(dist, 'cli.cjs'))) {
    process.stderr.write('tactful is not built: npm run build\n')
    process.exitCode = 2
    return
  }
  const { main, checked } = command()
  main(root).then(code => {
    process.exitCode = code
    if (anew.length > 0 && checked?.()) require('./compiled.js').keep(anew)
  })
}

if (require.main === module) start()
else module.exports = { command, anew }
