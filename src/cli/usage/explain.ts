import type { ExplainFlags } from '../commands/explain.ts'
import type { AtFlags } from '../commands/explain-at.ts'
import {
  asOption,
  atOption,
  configOption,
  explainFormat,
  lexiconOption,
  noConfigOption,
  noPluginsOption,
  profileOption,
} from '../flags.ts'
import { flagsOf, lesson, type Usage } from './usage.ts'

export const explain: Usage = {
  name: 'explain',
  define: (command, call) => {
    command
      .description('print the page of a rule, or why a place was or was not reported')
      .argument('[rule]', 'its id, as reports print it')
      .addOption(atOption())
      .addOption(profileOption())
      .addOption(lexiconOption())
      .addOption(asOption())
      .addOption(configOption())
      .addOption(noConfigOption())
      .addOption(noPluginsOption())
      .addOption(explainFormat())
      .addHelpText(
        'after',
        lesson(
          [
            ['tactful explain no-problem', 'why the rule is there, and what to write instead'],
            ['tactful explain --at macros.json:12:40', 'why these words were, or were not, reported'],
            ['tactful explain custom-lexicon --lexicon house.yaml', 'the words of your own'],
          ],
          '0 it is told, 2 there is no such rule or place.',
        ),
      )
      .action((rule: string | undefined) =>
        call(async (world, terminal) => {
          const flags = flagsOf<ExplainFlags & AtFlags & { readonly at?: string }>(command)
          if (flags.at === undefined)
            return (await import('../commands/explain.ts')).explain(rule, flags, world, terminal)
          return (await import('../commands/explain-at.ts')).explainAt(flags.at, flags, world, terminal)
        }),
      )
  },
}
