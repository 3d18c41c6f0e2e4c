import type { MakeReporter } from './reporter.ts'

/** A way to report; loaded only when it is asked for. */
export interface NamedReporter {
  readonly name: string
  /** For whom or what, in a line. */
  readonly about: string
  readonly load: () => Promise<MakeReporter>
  /** It shows or counts messages, not findings only: `FileReport.said`. */
  readonly wantsSaid?: true
  /** It shows lines of files, or counts in them: `FileReport.source`. */
  readonly wantsSource?: true
  /** It tells of rules more than their findings do: `ReportSettings.rules`. */
  readonly wantsRules?: true
}

export const reporters: readonly NamedReporter[] = [
  {
    name: 'pretty',
    about: 'people at a terminal: the line, the reason, a better wording',
    load: async () => (await import('./pretty.ts')).pretty,
    wantsSource: true,
  },
  {
    name: 'compact',
    about: 'editors and grep: one line a finding',
    load: async () => (await import('./compact.ts')).compact,
  },
  {
    name: 'agent',
    about: 'language models: short, and what is quoted from files is marked as data',
    load: async () => (await import('./agent.ts')).agent,
  },
  {
    name: 'json',
    about: 'programs: one document (`tactful/report.schema.json`)',
    load: async () => (await import('./json.ts')).json,
    wantsRules: true,
  },
  {
    name: 'ndjson',
    about: 'programs: one finding a line, the summary last',
    load: async () => (await import('./ndjson.ts')).ndjson,
  },
  {
    name: 'html',
    about: 'a support lead: one page to search and read, with plots and, from earlier reports, the trend',
    load: async () => (await import('./html.ts')).html,
    wantsSaid: true,
    wantsRules: true,
  },
  {
    name: 'csv',
    about: 'spreadsheets; a cell that would be a formula begins with an apostrophe',
    load: async () => (await import('./csv.ts')).csv,
  },
  {
    name: 'markdown',
    about: 'a job summary or a comment on a pull request, never longer than one may be',
    load: async () => (await import('./markdown.ts')).markdown,
  },
  {
    name: 'github',
    about: 'annotations in GitHub Actions: the first ten of each severity, the rest as plain lines',
    load: async () => (await import('./github.ts')).github,
  },
  {
    name: 'gitlab',
    about: 'code quality in GitLab merge requests',
    load: async () => (await import('./gitlab.ts')).gitlab,
  },
  {
    name: 'sarif',
    about: 'code scanning (SARIF 2.1.0): GitHub, Azure, editors; with fixes',
    load: async () => (await import('./sarif.ts')).sarif,
    wantsSource: true,
    wantsRules: true,
  },
  {
    name: 'junit',
    about: 'test results: Jenkins, GitLab, Azure, CircleCI',
    load: async () => (await import('./junit.ts')).junit,
  },
  {
    name: 'checkstyle',
    about: 'whatever reads Checkstyle: Jenkins, SonarQube, reviewdog',
    load: async () => (await import('./checkstyle.ts')).checkstyle,
  },
  {
    name: 'rdjson',
    about: 'reviewdog, with suggestions',
    load: async () => (await import('./rdjson.ts')).rdjson,
    wantsSource: true,
  },
  {
    name: 'scorecard',
    about: 'team leads: what each agent said in transcripts, week by week, with the evidence',
    load: async () => (await import('./scorecard/text.ts')).scorecard,
    wantsSaid: true,
    wantsRules: true,
  },
  {
    name: 'scorecard-json',
    about: 'the same for programs (`tactful/scorecard.schema.json`)',
    load: async () => (await import('./scorecard/json.ts')).scorecardJson,
    wantsSaid: true,
    wantsRules: true,
  },
  {
    name: 'scorecard-csv',
    about: 'the same for spreadsheets: a row for each agent, week and rule',
    load: async () => (await import('./scorecard/csv.ts')).scorecardCsv,
    wantsSaid: true,
    wantsRules: true,
  },
]
