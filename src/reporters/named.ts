import type { Diagnostic, ReportedProblem, Summary } from '../engine/report.ts'

/** A rule with the entry that spoke: `no-problem/not-a`. */
export const ruleOf = ({ rule, entry }: Pick<Diagnostic, 'rule' | 'entry'>): string =>
  entry === undefined ? rule : `${rule}/${entry}`

/** What stands in the place of a rule where a file could not be read. */
export const unread = 'tactful/unread'

export const problemText = ({ message, hint }: ReportedProblem): string =>
  `${message.replace(/\.$/, '')}. ${hint}`

/** What an interrupted run did not come to, in words that follow “Interrupted:”. */
export const leftOut = ({ unjudged = [] }: Summary): string =>
  unjudged.length === 0
    ? 'not every file was checked'
    : `not every file was checked, and ${unjudged.join(' and ')}, which ${unjudged.length === 1 ? 'compares' : 'compare'} whole folders, did not speak`

/** That the run was interrupted, told as a problem of the whole: reports that know no other way say it so. */
const interruption = (summary: Summary): ReportedProblem => ({
  path: '.',
  message: `interrupted: ${leftOut(summary)}`,
  hint: 'This report holds what was found so far. Run tactful again for the rest.',
})

/** All that keeps a run from being sure. */
export const doubts = (summary: Summary): readonly ReportedProblem[] =>
  summary.incomplete ? [...summary.problems, interruption(summary)] : summary.problems

/** Problems file by file, in the order in which the files were met. */
export const byPath = (summary: Summary): ReadonlyMap<string, readonly ReportedProblem[]> => {
  const found = new Map<string, ReportedProblem[]>()
  for (const one of doubts(summary)) {
    const others = found.get(one.path)
    if (others) others.push(one)
    else found.set(one.path, [one])
  }
  return found
}

const count = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`

/** `3 findings (1 error, 2 warnings) in 4 files; 1 of them not shown; 1 thing could not be checked` */
export const totalsText = (summary: Summary, shown: number): string => {
  const { findings, error, warning, info, files, problems } = summary
  const parts = [
    error > 0 ? count(error, 'error') : '',
    warning > 0 ? count(warning, 'warning') : '',
    info > 0 ? `${info} info` : '',
  ].filter(Boolean)
  const how = parts.length > 0 ? ` (${parts.join(', ')})` : ''
  return [
    `${count(findings, 'finding')}${how} in ${count(files, 'file')}`,
    findings > shown ? `${findings - shown} of them not shown` : '',
    problems.length > 0 ? `${count(problems.length, 'thing')} could not be checked` : '',
    summary.incomplete ? `interrupted: ${leftOut(summary)}` : '',
  ]
    .filter(Boolean)
    .join('; ')
}
