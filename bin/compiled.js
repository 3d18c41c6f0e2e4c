'use strict'
// Keeps compiled code for a V8 that is not that of the build, where node keeps such code, by the same variables.
const { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } = require('node:fs')
const { tmpdir } = require('node:os')
const { join } = require('node:path')

const { NODE_COMPILE_CACHE, NODE_DISABLE_COMPILE_CACHE } = process.env
const user = process.getuid?.() ?? 'own'
const folder = join(NODE_COMPILE_CACHE || join(tmpdir(), 'node-compile-cache'), `tactful-${user}`)

/**
 * A source begins with the mark of its build: of code for another one V8 would see only that its length differs. A run that
 * found something came through more code, and what it keeps is the better.
 */
const fileOf = (name, source, found) =>
  join(
    folder,
    `${source.slice(2, 18)}-${name}-${process.versions.v8}-${process.arch}${found ? '-found' : ''}.cache`,
  )

/** Others may write to the folder above: what is no folder of ours, for us alone, is not trusted. */
const isOurs = () => {
  const { uid, mode } = statSync(folder)
  return user === 'own' || (uid === user && (mode & 0o077) === 0)
}

const bytesOf = file => {
  try {
    return readFileSync(file)
  } catch {
    return undefined
  }
}

/** What was compiled in an earlier run, and whether that found something; undefined if there was none. */
const read = (name, source) => {
  try {
    if (NODE_DISABLE_COMPILE_CACHE || !isOurs()) return undefined
  } catch {
    return undefined
  }
  for (const found of [true, false]) {
    const code = bytesOf(fileOf(name, source, found))
    if (code) return { code, found }
  }
  return undefined
}

/** Keeps what this run compiled, each file all at once: others may be reading it. A place that takes nothing is no fault. */
const keep = (parts, found) => {
  if (NODE_DISABLE_COMPILE_CACHE) return
  for (const { name, source, script } of parts) {
    const file = fileOf(name, source, found)
    const scratch = `${file}.${process.pid}`
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      if (!isOurs()) return
      writeFileSync(scratch, script.createCachedData(), { flag: 'wx', mode: 0o600 })
      renameSync(scratch, file)
      if (found) rmSync(fileOf(name, source, false), { force: true })
    } catch {
      rmSync(scratch, { force: true })
    }
  }
}

module.exports = { read, keep }
