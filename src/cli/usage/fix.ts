import { fixOptions } from '../flags.ts'
import type { CheckFlags } from '../settings.ts'
import { flagsOf, lesson, type Usage } from './usage.ts'

export const fix: Usage = {
  name: 'fix',
  endsItself: true,
  define: (command, call) => {
    command
      .description('put better words into files: the safe ones, or those that you choose')
      .argument('[paths...]', 'files, folders, globs, or -')
      .addHelpText(
        'after',
        lesson(
          [
            ['tactful fix macros', 'put safe rewrites into the files'],
            ['tactful fix --diff macros', 'show what that would change'],
            ['tactful fix --interactive', 'go through the findings one by one'],
            ['tactful fix -i --rule just .', 'those of one rule only'],
          ],
          '0 nothing is left, 1 something is, 2 could not be sure, 130 interrupted; what was chosen is kept.',
        ),
      )
      .action((paths: string[]) =>
        call(async (world, terminal) => {
          const it = await import('../commands/fix.ts')
          return it.fix(paths, flagsOf<CheckFlags>(command), world, terminal)
        }),
      )
    for (const option of fixOptions()) command.addOption(option)
  },
}
