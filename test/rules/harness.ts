import { loadRules } from '../../src/build/load-rules.ts'
import type { Checker } from '../../src/engine/check.ts'
import { settingsOf } from '../../src/rule/settings.ts'
import { type Bench, makeBench } from '../../src/testing/bench.ts'

export const root = new URL('../..', import.meta.url).pathname
export const folder = await loadRules(`${root}rules`)

const made = makeBench(folder, settingsOf('recommended', folder.profiles))
const checkers = new Map<string, Checker>()

/** As a bench makes them, but each only once: all rules together take a third of a second. */
const kept: Bench['checkerWith'] = (...what) => {
  const key = JSON.stringify(what)
  const checker = checkers.get(key) ?? made.checkerWith(...what)
  checkers.set(key, checker)
  return checker
}

export const bench: Bench = { ...made, checkerWith: kept }
export const { checker, checkerWith, speaksToAll } = bench
