import type { Diagnostic, FileReport, Summary } from '../../engine/report.ts'
import type { MakeReporter, ReportSettings } from '../reporter.ts'
import { cardsOf, groupsOf, needsTurn, themeKey } from './cards.ts'
import { everyRule, tally } from './tally.ts'

const counting = ({ rules = [] }: ReportSettings) => {
  const groupOf = groupsOf(rules)
  const keysOf = ({ rule }: Diagnostic): readonly string[] => [rule, themeKey(groupOf(rule)), everyRule]
  const counted = tally(keysOf, key => needsTurn(key, groupOf(key)))
  let findings = 0
  return {
    add: (report: FileReport): void => {
      findings += report.findings.length
      counted.add(report)
    },
    result: (summary: Summary) => {
      const cards = cardsOf(counted, rules)
      const weeks = [...cards.agents, ...cards.bots].flatMap(card => card.weeks.map(({ week }) => week))
      return {
        ...cards,
        weeks: [...new Set(weeks)].sort(),
        transcripts: counted.transcripts(),
        leftOut: counted.leftOut,
        hidden: summary.findings - findings,
        summary,
      }
    },
  }
}

/** What the cards tell, and what they leave out. */
export type Result = ReturnType<ReturnType<typeof counting>['result']>

/** Makes a reporter of scorecards: it counts file by file, and `told` says all at the end, behind `opening`. */
export const scorecardReporter =
  (told: (result: Result, settings: ReportSettings) => string, opening = ''): MakeReporter =>
  settings => {
    const cards = counting(settings)
    return {
      open: () => opening,
      file: report => {
        cards.add(report)
        return ''
      },
      close: summary => told(cards.result(summary), settings),
    }
  }

/** What to say where there is no transcript at all. */
const noTranscripts =
  'Scorecards count what people said to customers: name chats, calls, tickets or mails. Macros and templates have no author; tactful check reports on them.'

const plural = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`

/** What is in no card, and why; nothing is left out without a word. */
export const asides = ({ leftOut, transcripts, hidden, summary }: Result): readonly string[] => {
  const { withoutAuthor, findingsWithoutAuthor, withoutDay, internal, otherLanguages, findings, files } =
    leftOut
  return [
    transcripts === 0 ? noTranscripts : '',
    transcripts > 0 && files > 0
      ? `${plural(files, 'file')} ${files === 1 ? 'is no transcript and is' : 'are no transcripts and are'} in no card.`
      : '',
    withoutAuthor > 0
      ? `${plural(withoutAuthor, 'message')} of the company with ${plural(findingsWithoutAuthor, 'finding')} ${withoutAuthor === 1 ? 'names' : 'name'} no author and ${withoutAuthor === 1 ? 'is' : 'are'} in no card.`
      : '',
    withoutDay > 0 ? `${plural(withoutDay, 'message')} without a day: in no week, but in the totals.` : '',
    internal > 0 ? `${plural(internal, 'note')} for colleagues not counted.` : '',
    otherLanguages > 0 ? `${plural(otherLanguages, 'message')} neither English nor Chinese not counted.` : '',
    findings > 0 ? `${plural(findings, 'finding')} in other words than those of a counted message.` : '',
    hidden > 0 ? `${plural(hidden, 'milder finding')} not counted: --show info.` : '',
    summary.suppressed > 0 ? `${plural(summary.suppressed, 'suppressed finding')} not counted.` : '',
    summary.known > 0
      ? `${plural(summary.known, 'finding')} known from the baseline not counted: --no-baseline.`
      : '',
    summary.incomplete ? 'The run was interrupted: not every file was counted.' : '',
    summary.problems.length > 0
      ? `${plural(summary.problems.length, 'thing')} could not be read, see above.`
      : '',
  ].filter(Boolean)
}
