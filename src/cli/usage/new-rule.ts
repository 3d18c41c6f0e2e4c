import { lesson, type Usage } from './usage.ts'

export const newRule: Usage = {
  name: 'new-rule',
  define: (command, call) => {
    command
      .description('write a lexicon to begin with, with an example that fails')
      .argument('<name>', 'a file that ends in .yaml, or GROUP/ID in the repository of tactful')
      .addHelpText(
        'after',
        lesson(
          [
            ['tactful new-rule house.yaml', 'a lexicon of your own; write your words into it'],
            ['tactful try house.yaml', 'then: which of its examples hold'],
            ['tactful --lexicon house.yaml macros', 'then: check with it'],
          ],
          '0 it is written, 2 it could not be.',
        ),
      )
      .action((name: string) =>
        call(async (world, terminal) =>
          (await import('../commands/new-rule.ts')).newRule(name, world, terminal),
        ),
      )
  },
}
