import { bookWith, readPlugin, readRule, usualSettings } from '../compose.ts'
import { disk } from '../node/filesystem.ts'
import { folderOf, loadCode, openPlugin } from '../node/plugins.ts'
import type { DefinedRule } from '../rule/define.ts'
import type { PluginFault } from '../rule/plugin.ts'
import type { Rule } from '../rule/rule.ts'
import { makeBench } from './bench.ts'
import { type Case, type Failure, failuresOf } from './case.ts'
import { conversationCases, folderCases, shownCases } from './conversations.ts'
import { badCases, silentCases } from './examples.ts'
import { rewriteCases } from './rewrites.ts'

export type { Case, Failure } from './case.ts'

/** All that rules promise by their examples, beside the recommended rules of Tactful. */
const casesOf = (rules: readonly Rule[]): readonly Case[] => {
  const bench = makeBench(bookWith(rules), usualSettings)
  return [
    ...badCases(rules, bench),
    ...silentCases(rules, bench),
    ...rewriteCases(rules, bench),
    ...conversationCases(rules, bench),
    ...folderCases(rules, bench),
    ...shownCases(rules),
  ]
}

/** What keeps files from being used is a case that fails. */
const faultCase = ({ path, line, column, message, hint }: PluginFault): Case => ({
  rule: '',
  name: [path, line, column].filter(part => part !== undefined).join(':'),
  run: async () => `${message} (${hint})`,
})

/**
 * The tests of a plugin: one for each example and each safe rewrite. `folder` is where its plugin.yaml stands. A plugin
 * that can't be loaded has a test that fails for each fault.
 */
export const pluginCases = async (folder: string | URL): Promise<readonly Case[]> => {
  const at = folderOf(folder)
  const { files, unopened } = await openPlugin(disk, at)
  if (!files) return unopened.map(faultCase)
  const { rules, faults } = await readPlugin(files, path => loadCode(at, path))
  return faults.length > 0 ? faults.map(faultCase) : casesOf(rules)
}

/** Runs all examples of a plugin; what is not as they say. */
export const testPlugin = async (folder: string | URL): Promise<readonly Failure[]> =>
  failuresOf(await pluginCases(folder))

/** Runs the examples of one rule in code. */
export const testRule = (rule: DefinedRule): Promise<readonly Failure[]> =>
  failuresOf(casesOf([{ ...rule, group: 'own', plugin: { name: 'own' } }]))

/** Runs the examples of one lexicon, given as the text of its file. */
export const testLexicon = async (source: string): Promise<readonly Failure[]> => {
  const { rule, faults } = await readRule(source)
  return failuresOf(rule ? casesOf([rule]) : faults.map(faultCase))
}

/** As much of a test runner as is needed: `test` of vitest, of Jest and of node:test. */
export type Test = (name: string, run: () => Promise<void>) => unknown

/** Registers the tests of a plugin, one by one: `await registerTests(test, new URL('..', import.meta.url))`. */
export const registerTests = async (test: Test, folder: string | URL): Promise<void> => {
  for (const { name, run } of await pluginCases(folder)) {
    test(name, async () => {
      const message = await run()
      if (message !== undefined) throw new Error(message)
    })
  }
}
