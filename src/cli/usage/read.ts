import type { ReadFlags } from '../commands/read.ts'
import { asOption, configOption, noConfigOption, noPluginsOption, readFormat, stdinOption } from '../flags.ts'
import { flagsOf, lesson, type Usage } from './usage.ts'

export const read: Usage = {
  name: 'read',
  define: (command, call) => {
    command
      .description('print files as they are read: who says what, in which passages, at which places')
      .argument('[paths...]', 'files, folders, globs, or -')
      .addOption(asOption())
      .addOption(configOption())
      .addOption(noConfigOption())
      .addOption(noPluginsOption())
      .addOption(stdinOption())
      .addOption(readFormat())
      .addHelpText(
        'after',
        lesson(
          [
            ['tactful read macros.json', 'every message, its passages and where they are'],
            [
              'tactful read --format source welcome.html',
              'the file, with the passages marked below its lines',
            ],
            ['tactful read --as zendesk-tickets e.json', 'as a format of your choice'],
          ],
          '0 all was read, 2 something could not be read, 130 interrupted.',
        ),
      )
      .action((paths: string[]) =>
        call(async (world, terminal) => {
          const it = await import('../commands/read.ts')
          return it.read(paths, flagsOf<ReadFlags>(command), world, terminal)
        }),
      )
  },
}
