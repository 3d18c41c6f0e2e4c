import { loadRules } from '../../src/build/load-rules.ts'
import { settingsOf } from '../../src/rule/settings.ts'
import { makeBench } from '../../src/testing/bench.ts'

export const root = new URL('../..', import.meta.url).pathname
export const folder = await loadRules(`${root}rules`)
export const bench = makeBench(folder, settingsOf('recommended', folder.profiles))
export const { checker, checkerWith, speaksToAll } = bench
