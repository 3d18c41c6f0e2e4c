import type { RulesFlags } from '../commands/rules.ts'
import {
  configOption,
  listFormat,
  newRulesOption,
  noConfigOption,
  noPluginsOption,
  profileOption,
} from '../flags.ts'
import { flagsOf, lesson, type Usage } from './usage.ts'

export const rules: Usage = {
  name: 'rules',
  define: (command, call) => {
    command
      .description('list the rules')
      .addOption(newRulesOption())
      .addOption(profileOption())
      .addOption(configOption())
      .addOption(noConfigOption())
      .addOption(noPluginsOption())
      .addOption(listFormat())
      .addHelpText(
        'after',
        lesson(
          [
            ['tactful rules', 'every rule, as loud as your settings want it'],
            ['tactful rules --profile strict', 'as a profile wants it'],
            ['tactful rules --since 0.1.0', 'what came after a release'],
            ['tactful rules --format json', 'for a program'],
          ],
          '0 they are listed, 2 the settings could not be read.',
        ),
      )
      .action(() =>
        call(async (world, terminal) => {
          const it = await import('../commands/rules.ts')
          return it.rules(flagsOf<RulesFlags>(command), world, terminal)
        }),
      )
  },
}
