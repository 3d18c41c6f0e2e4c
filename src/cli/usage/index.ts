import { baseline } from './baseline.ts'
import { check } from './check.ts'
import { completion } from './completion.ts'
import { explain } from './explain.ts'
import { fix } from './fix.ts'
import { formats } from './formats.ts'
import { init } from './init.ts'
import { merge } from './merge.ts'
import { newRule } from './new-rule.ts'
import { read } from './read.ts'
import { rules } from './rules.ts'
import { scorecard } from './scorecard.ts'
import { stream } from './stream.ts'
import { trying } from './try.ts'
import type { Usage } from './usage.ts'

/** The commands in the order of the help, by what they are for. */
export const usages: readonly { readonly heading: string; readonly usages: readonly Usage[] }[] = [
  { heading: 'Check and mend:', usages: [check, fix, baseline, scorecard, stream, merge] },
  { heading: 'Set up, and find words of your own:', usages: [init, newRule, trying, completion] },
  { heading: 'Look up:', usages: [rules, explain, formats, read] },
]

/** What a mistyped command may have meant. */
export const commandNames: readonly string[] = [
  ...usages.flatMap(group => group.usages.map(({ name }) => name)),
  'help',
]
