import { scorecardOptions } from '../flags.ts'
import type { CheckFlags } from '../settings.ts'
import { flagsOf, lesson, type Usage } from './usage.ts'

export const scorecard: Usage = {
  name: 'scorecard',
  endsItself: true,
  define: (command, call) => {
    command
      .description('count what each agent said in transcripts, week by week, with the evidence')
      .argument('[paths...]', 'chats, calls, tickets and mails: files, folders or globs')
      .addHelpText(
        'after',
        lesson(
          [
            ['tactful scorecard chats', 'a card for each agent'],
            [
              'tactful scorecard -f csv=cards.csv chats',
              'for a spreadsheet: a row for each agent, week and rule',
            ],
            ['tactful scorecard -f json chats', 'for programs'],
            ['tactful scorecard --redact chats', 'agent 1, agent 2, and no names in the evidence'],
            ['tactful scorecard --show info chats', 'count the mildest findings, too'],
          ],
          '0 all was read, whatever was found, 2 something could not be read, 130 interrupted.',
        ),
      )
      .action((paths: string[]) =>
        call(async (world, terminal) => {
          const it = await import('../commands/scorecard.ts')
          return it.scorecard(paths, flagsOf<CheckFlags>(command), world, terminal)
        }),
      )
    for (const option of scorecardOptions()) command.addOption(option)
  },
}
