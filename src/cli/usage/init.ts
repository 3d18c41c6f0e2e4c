import type { InitFlags } from '../commands/init.ts'
import { yesOption } from '../flags.ts'
import { lesson, type Usage } from './usage.ts'

export const init: Usage = {
  name: 'init',
  define: (command, call) => {
    command
      .description('look at your files, and propose a tactful.yaml for them')
      .argument('[paths...]', 'what to look at; everything below this folder, if left out')
      .addOption(yesOption())
      .addHelpText(
        'after',
        lesson(
          [
            ['tactful init', 'look at everything here, and ask before writing'],
            ['tactful init macros chats', 'look at these folders only'],
            ['tactful init --yes', 'in a script: write it'],
          ],
          '0 it is written or declined, 2 it could not be.',
        ),
      )
      .action((paths: string[], flags: InitFlags) =>
        call(async (world, terminal) =>
          (await import('../commands/init.ts')).init(paths, flags, world, terminal),
        ),
      )
  },
}
