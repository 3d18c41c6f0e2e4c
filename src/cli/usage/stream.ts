import type { StreamFlags } from '../commands/stream.ts'
import { streamOptions } from '../flags.ts'
import { flagsOf, lesson, type Usage } from './usage.ts'

export const stream: Usage = {
  name: 'stream',
  endsItself: true,
  define: (command, call) => {
    command
      .description('check transcripts of any size from standard input, NDJSON in and NDJSON out')
      .addHelpText(
        'after',
        lesson(
          [
            ['tactful stream < chats.ndjson', 'a line for each message, and one for each conversation'],
            ['zstdcat chats.zst | tactful stream | gzip > found.gz', 'any size, in constant memory'],
            ['tactful stream --fail-on never', 'findings are no failure: only lines that can’t be read'],
            ['tactful stream --stdin-filename chats/a.ndjson', 'with the settings for this file'],
          ],
          '0 all was read and nothing found, 1 something found, 2 a line could not be read, 130 interrupted.',
        ),
      )
      .action(() =>
        call(async (world, terminal) => {
          const it = await import('../commands/stream.ts')
          return it.stream(flagsOf<StreamFlags>(command), world, terminal)
        }),
      )
    for (const option of streamOptions()) command.addOption(option)
  },
}
