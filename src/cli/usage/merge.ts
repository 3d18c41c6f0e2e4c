import type { MergeFlags } from '../commands/merge.ts'
import { mergeOptions } from '../flags.ts'
import { flagsOf, lesson, type Usage } from './usage.ts'

export const merge: Usage = {
  name: 'merge',
  define: (command, call) => {
    command
      .description('join JSON reports, of shards or of several runs, into one of any format')
      .argument('<reports...>', 'files that --format json=FILE wrote')
      .addHelpText(
        'after',
        lesson(
          [
            ['tactful --shard 1/3 -f json=1.json', 'on each machine: check a part'],
            ['tactful merge 1.json 2.json 3.json', 'then: what one run would have reported'],
            ['tactful merge *.json -f sarif=out.sarif', 'the same for code scanning'],
          ],
          '0 nothing found, 1 something found, 2 a report is missing, damaged or unsure.',
        ),
      )
      .action((paths: string[]) =>
        call(async (world, terminal) => {
          const it = await import('../commands/merge.ts')
          return it.merge(paths, flagsOf<MergeFlags>(command), world, terminal)
        }),
      )
    for (const option of mergeOptions()) command.addOption(option)
  },
}
