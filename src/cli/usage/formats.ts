import type { ListFlags } from '../commands/rules.ts'
import { listFormat } from '../flags.ts'
import { flagsOf, lesson, type Usage } from './usage.ts'

export const formats: Usage = {
  name: 'formats',
  define: (command, call) => {
    command
      .description('list the file formats')
      .addOption(listFormat())
      .addHelpText(
        'after',
        lesson(
          [
            ['tactful formats', 'what can be read, and how each is recognised'],
            ['tactful formats --format json', 'for a program'],
            ['tactful --as zendesk-tickets e.json', 'read a file as one of them'],
          ],
          '0 they are listed.',
        ),
      )
      .action(() =>
        call(async (world, terminal) => {
          const it = await import('../commands/formats.ts')
          return it.formats(flagsOf<ListFlags>(command), world, terminal)
        }),
      )
  },
}
