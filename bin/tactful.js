#!/usr/bin/env node
'use strict'
// CommonJS, as the package.json beside it says: to load the loader of ES modules takes longer than to check a message.
const { readFileSync } = require('node:fs')
const { join } = require('node:path')
const { Script } = require('node:vm')

const root = join(__dirname, '..')
const dist = join(root, 'dist')

/** Parts that ran without code compiled before, and those with code of a run that found nothing. */
const anew = []
const meagre = []

/** The code that was compiled when the command was built, if that was with the same V8. */
const shipped = name => {
  try {
    return readFileSync(join(dist, `${name}-${process.versions.v8}-${process.arch}.cache`))
  } catch {
    return undefined
  }
}

/** As node wraps modules of CommonJS. It would do so by `node:module`, which takes a millisecond to load. */
const wrap = source => `(function(exports,require,module,__filename,__dirname){${source}\n})`

/** The text of a part, if the command was built. */
const textOf = filename => {
  try {
    return readFileSync(filename, 'latin1')
  } catch (error) {
    if (error.code !== 'ENOENT') throw error
    process.stderr.write('tactful is not built: npm run build\n')
    process.exit(2)
  }
}

/** Runs a part of the command; `links` is how it reaches what only a module has. */
const run = (name, links) => {
  const filename = join(dist, `${name}.cjs`)
  const source = textOf(filename)
  const own = shipped(name)
  const kept = own ? undefined : require('./compiled.js').read(name, source)
  const script = new Script(wrap(source), { filename, cachedData: own ?? kept?.code })
  if (!own && (!kept || script.cachedDataRejected)) anew.push({ name, source, script })
  else if (kept?.found === false) meagre.push({ name, source, script })
  const module = { exports: {}, importing: url => import(url), ...links }
  script.runInThisContext()(module.exports, require, module, filename, dist)
  return module.exports
}

/** The built command. */
const command = () => {
  let late
  const first = run('cli', {
    second: () => {
      late ??= first.asBuilt(() => run('late', { first: path => first.first(path) }))
      return late
    },
  })
  return first
}

const start = () => {
  const { main, hasChecked, hasSaidAll } = command()
  main(root).then(code => {
    process.exitCode = code
    const found = code === 1
    const parts = found ? [...anew, ...meagre] : anew
    if (parts.length > 0 && hasChecked?.()) require('./compiled.js').keep(parts, found)
    // Otherwise node would take its heap to pieces first.
    if (hasSaidAll?.()) process.exit()
  })
}

if (require.main === module) start()
else module.exports = { command, anew }
