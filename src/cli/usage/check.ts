import { checkOptions } from '../flags.ts'
import type { CheckFlags } from '../settings.ts'
import { flagsOf, lesson, type Usage } from './usage.ts'

const codes = '0 all was read and nothing found, 1 something found, 2 could not be sure, 130 interrupted.'

/** What `tactful --help` ends with. */
export const rootLesson = lesson(
  [
    ['tactful', 'check every file below this folder that tactful can read'],
    ['tactful macros emails/welcome.html', 'check a folder and a file'],
    ["tactful 'macros/**/*.json'", 'check what a glob matches'],
    ['pbpaste | tactful -', 'check what you are about to send'],
    ['tactful --show info --fail-on error', 'see everything, fail only on the worst'],
    ['tactful --rule no-problem macros', 'one rule only'],
    ['tactful --profile timm macros', 'follow one book'],
    ['tactful --lexicon house.yaml macros', 'check for words of your own too'],
    ['tactful baseline', 'know what stands today, report only what is new'],
    ['tactful --print-config macros/a.md', 'what holds for a file, and where it was set'],
    ['tactful --diff macros', 'what safe rewrites would change; --fix makes them'],
    ['tactful explain no-problem', 'why a rule is there, and what to write instead'],
  ],
  codes,
)

export const check: Usage = {
  name: 'check',
  endsItself: true,
  isDefault: true,
  define: (command, call) => {
    command
      .description('check files (the default command)')
      .argument('[paths...]', 'files, folders, globs, or -')
      .addHelpText(
        'after',
        lesson(
          [
            ['tactful check macros', 'every file of a folder'],
            ['tactful check --staged', 'only what is new in what git has staged'],
            ['tactful check --since main', 'only what is new since a branch'],
            ['tactful check -f sarif=out.sarif', 'a report in a file, and the usual one here'],
            ['tactful check --cache', 'only what changed since the last run is examined'],
            ['tactful check --concurrency 4', 'by four threads at once'],
          ],
          codes,
        ),
      )
      .action((paths: string[]) =>
        call(async (world, terminal) => {
          const it = await import('../commands/check.ts')
          return it.check(paths, flagsOf<CheckFlags>(command), world, terminal)
        }),
      )
    for (const option of checkOptions()) command.addOption(option)
  },
}
