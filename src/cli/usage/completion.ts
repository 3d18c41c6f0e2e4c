import type { CompletionFlags } from '../commands/completion.ts'
import { answerOptions } from '../flags.ts'
import { lesson, type Usage } from './usage.ts'

export const completion: Usage = {
  name: 'completion',
  define: (command, call) => {
    command
      .description('print a script that teaches your shell the words of tactful')
      .argument('[shell]', 'bash, zsh, fish or powershell')
      .argument('[words...]')
      .usage('[options] <shell>')
      .addHelpText(
        'after',
        lesson(
          [
            ['tactful completion bash > ~/.local/share/bash-completion/completions/tactful', ''],
            ['tactful completion zsh > ~/.zfunc/_tactful', ''],
            ['tactful completion fish > ~/.config/fish/completions/tactful.fish', ''],
            ['tactful completion powershell >> $PROFILE', ''],
          ],
          '0 it is printed, 2 there is none for that shell.',
        ),
      )
      .action((shell: string | undefined, words: string[], flags: CompletionFlags) =>
        call(async (world, terminal) => {
          const it = await import('../commands/completion.ts')
          const root = command.parent ?? command
          const usual = root.commands.find(each => each.name() === 'check') ?? root
          const typed = shell === undefined ? [] : [shell, ...words]
          return it.completion(typed, flags, root, usual, world, terminal)
        }),
      )
    for (const option of answerOptions()) command.addOption(option)
  },
}
