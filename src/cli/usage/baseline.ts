import type { BaselineFlags } from '../commands/baseline.ts'
import {
  asOption,
  baselineOption,
  configOption,
  lexiconOption,
  noConfigOption,
  noFastPathOption,
  noPluginsOption,
  profileOption,
} from '../flags.ts'
import { flagsOf, lesson, type Usage } from './usage.ts'

export const baseline: Usage = {
  name: 'baseline',
  endsItself: true,
  define: (command, call) => {
    command
      .description('record what stands today, so that only what is new is reported')
      .argument('[paths...]', 'files, folders or globs')
      .addOption(baselineOption())
      .addOption(profileOption())
      .addOption(lexiconOption())
      .addOption(asOption())
      .addOption(configOption())
      .addOption(noConfigOption())
      .addOption(noPluginsOption())
      .addOption(noFastPathOption())
      .addHelpText(
        'after',
        lesson(
          [
            ['tactful baseline', 'record what is found below this folder'],
            ['tactful', 'from now on: only what is new'],
            ['tactful baseline', 'again, after mending: drop what is gone'],
            ['tactful --no-baseline', 'see all that stands, recorded or not'],
          ],
          '0 it is written, 2 something could not be read, 130 interrupted: nothing is written.',
        ),
      )
      .action((paths: string[]) =>
        call(async (world, terminal) => {
          const it = await import('../commands/baseline.ts')
          return it.baseline(paths, flagsOf<BaselineFlags>(command), world, terminal)
        }),
      )
  },
}
