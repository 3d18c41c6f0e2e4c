import type { TryFlags } from '../commands/try.ts'
import { surveyOptions } from '../flags.ts'
import { flagsOf, lesson, type Usage } from './usage.ts'

export const trying: Usage = {
  name: 'try',
  define: (command, call) => {
    command
      .description('try words before they are switched on: their examples, and how often they hit')
      .argument('<file or rule>', 'a lexicon of your own, or the id of a rule')
      .argument('[paths...]', 'texts to count its hits in')
      .addHelpText(
        'after',
        lesson(
          [
            ['tactful try house.yaml', 'run its own examples'],
            ['tactful try house.yaml chats --sample 20', 'count its hits in your texts, and show twenty'],
            ['tactful try no-problem macros', 'how often a rule of ours would speak'],
          ],
          '0 all examples hold, 1 one fails, 2 something could not be read, 130 interrupted.',
        ),
      )
      .action((name: string, paths: string[]) =>
        call(async (world, terminal) => {
          const it = await import('../commands/try.ts')
          return it.tryRule(name, paths, flagsOf<TryFlags>(command), world, terminal)
        }),
      )
    for (const option of surveyOptions()) command.addOption(option)
  },
}
