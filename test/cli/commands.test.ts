import { expect, test } from 'vitest'
import type { ListedRule } from '../../src/cli/world.ts'
import { rules, tactful } from './world.ts'

const page = '# no-problem\n\nIt hints at trouble.\u001b[2J\n'

test('--help teaches by example', async () => {
  const { code, out, err } = await tactful(['--help'], {})
  expect([code, err]).toEqual([0, ''])
  expect(out).toMatchInlineSnapshot(`
    "Usage: tactful [check] [paths, folders, globs, or - for standard input]

    Finds what customers should not have to read in macros, e-mails and transcripts, and offers better
    words.

    What to check:
      --as <format>                  read the files as this format (see tactful formats)
      --stdin-filename <file>        what to call standard input; the ending chooses its format
      --since <ref>                  only what is new since a branch, tag or commit
      --staged                       only what is new in what is staged, and as it is staged
      --files-from <file>            check the files that this one names, a line each; - for standard
                                     input
      --shard <part>                 check the Ith of N parts only, as 1/3; tactful merge joins their
                                     reports
      --ignore-unknown               skip named files of no known format

    Which rules, words and settings:
      --rule <rule>                  check this rule only; may be repeated (default: all rules)
      --profile <profile>            whose advice to follow: strict, timm, cockerell … (default:
                                     "recommended")
      --lexicon <file>               words of your own, as YAML; may be repeated (default: none)
      --config <file>                settings to use (default: tactful.yaml here or above)
      --no-config                    use no settings file
      --no-plugins                   leave out the plugins of the settings: no code but our own runs
      --print-config <file>          print the settings that hold for a file, and where each comes from

    What is reported:
      -f, --format <report>          how to report: pretty, json, sarif …; NAME=FILE writes a file; may
                                     be repeated (default: pretty)
      --earlier <file>               a JSON report of an earlier run, for the trend in --format html;
                                     may be repeated (default: none)
      --show <severity>              mildest finding that is shown (choices: "error", "warning", "info",
                                     default: "warning")
      --fail-on <severity>           mildest finding that makes the exit code 1 (choices: "error",
                                     "warning", "info", "never", default: "warning")
      --messages                     put the checked messages into JSON reports, for tactful merge -f
                                     html
      --baseline <file>              what is known already (default: tactful-baseline.json beside the
                                     settings)
      --no-baseline                  report what is known already, too
      --redact                       mask names, addresses and numbers in reports (in CI done for
                                     transcripts)
      --no-redact                    mask nothing
      -q, --quiet                    print findings only, no summary and no notes
      --stats                        tell on standard error where the time went, stage by stage and rule
                                     by rule; on one thread

    What is changed:
      --fix                          put safe rewrites into the files
      --diff                         show what --fix would change, and change nothing
      --unsafe                       with --fix or --diff: also rewrites that somebody should read again

    How it runs:
      --cache                        keep what comes of each file, and check only what changed since
      --no-cache                     check every file anew
      --cache-location <file>        where to keep it; --cache with another place
      --concurrency <threads>        how many threads examine files: a number, or auto (default: "auto")
      --no-fast-path                 read every text closely: slower, with the same findings

    Help and colours:
      -v, --version                  print the version
      --color                        use colours
      --no-color                     use none
      -h, --help                     print this help

    Check and mend:
      check [paths...]               check files (the default command)
      fix [paths...]                 put better words into files: the safe ones, or those that you
                                     choose
      baseline [paths...]            record what stands today, so that only what is new is reported
      scorecard [paths...]           count what each agent said in transcripts, week by week, with the
                                     evidence
      stream                         check transcripts of any size from standard input, NDJSON in and
                                     NDJSON out
      merge <reports...>             join JSON reports, of shards or of several runs, into one of any
                                     format

    Set up, and find words of your own:
      init [paths...]                look at your files, and propose a tactful.yaml for them
      new-rule <name>                write a lexicon to begin with, with an example that fails
      try <file or rule> [paths...]  try words before they are switched on: their examples, and how
                                     often they hit
      completion [shell]             print a script that teaches your shell the words of tactful

    Look up:
      rules                          list the rules
      explain [rule]                 print the page of a rule, or why a place was or was not reported
      formats                        list the file formats
      read [paths...]                print files as they are read: who says what, in which passages, at
                                     which places
      help [command]                 print the help of a command

    Examples:
      tactful                              check every file below this folder that tactful can read
      tactful macros emails/welcome.html   check a folder and a file
      tactful 'macros/**/*.json'           check what a glob matches
      pbpaste | tactful -                  check what you are about to send
      tactful --show info --fail-on error  see everything, fail only on the worst
      tactful --rule no-problem macros     one rule only
      tactful --profile timm macros        follow one book
      tactful --lexicon house.yaml macros  check for words of your own too
      tactful baseline                     know what stands today, report only what is new
      tactful --print-config macros/a.md   what holds for a file, and where it was set
      tactful --diff macros                what safe rewrites would change; --fix makes them
      tactful explain no-problem           why a rule is there, and what to write instead

    Exit codes: 0 all was read and nothing found, 1 something found, 2 could not be sure, 130 interrupted.
    "
  `)
})

test('check --help and help check', async () => {
  const { code, out } = await tactful(['check', '--help'], {})
  expect(code).toBe(0)
  expect(out.match(/--fail-on/g)).toHaveLength(1)
  expect((await tactful(['help', 'check'], {})).out).toBe(out)
})

test('--version', async () => {
  expect(await tactful(['--version'], {})).toEqual({ code: 0, out: '1.2.3\n', err: '' })
})

test('rules', async () => {
  expect((await tactful(['rules'], {})).out).toMatchInlineSnapshot(`
    "rule        group    severity  book      fix
    insult      blame    error     thompson  none
    just        wording  info      thompson  suggestion
    no-problem  wording  warning   thompson  safe

    3 rules. Why and what instead: tactful explain RULE
    "
  `)
  const { code, out } = await tactful(['rules', '--format', 'json'], {})
  expect(code).toBe(0)
  expect(JSON.parse(out)).toHaveLength(rules.length)
  const { id, group, title, severity, languages, cite, fix } = rules[1] as ListedRule
  const fact = { id, group, title, severity, level: 'error', languages, cite, fix }
  expect(JSON.parse(out)[0]).toEqual(fact)
})

test('formats', async () => {
  expect((await tactful(['formats'], {})).out).toMatchInlineSnapshot(`
    "text      TEXT
              .txt; known by files ending in .txt
    markdown  MARKDOWN
              .md; known by files ending in .md
    json      JSON
              .json; known by files ending in .json

    3 formats. A file of another kind can be read as one of these: tactful --as FORMAT FILE
    What is read of a file, and at which places: tactful read FILE
    "
  `)
  const { out } = await tactful(['formats', '--format', 'json'], {})
  expect(JSON.parse(out)[0]).toEqual({
    id: 'text',
    name: 'TEXT',
    detection: 'files ending in .txt',
    extensions: ['.txt'],
  })
})

test.each(['no-problem', 'no-problem/some-entry', 'wording/no-problem'])('explain %s', async name => {
  const { code, out } = await tactful(['explain', name], { '/pkg/rules/wording/no-problem.md': page })
  expect([code, out]).toEqual([0, '# no-problem\n\nIt hints at trouble.␛[2J\n'])
})

test('explain names the near rule, and says when a page is missing', async () => {
  const near = await tactful(['explain', 'noproblem'], {})
  expect(near).toEqual({
    code: 2,
    out: '',
    err: '✖ there is no rule “noproblem”\n  Did you mean no-problem? tactful rules lists them all.\n',
  })
  const lost = await tactful(['explain', 'no-problem'], {})
  expect(lost.code).toBe(2)
  expect(lost.err).toContain('the page of no-problem cannot be opened: no such file or folder')
})

test('a list takes no unknown format', async () => {
  expect((await tactful(['rules', '--format', 'xml'], {})).code).toBe(2)
})
