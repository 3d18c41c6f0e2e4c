import type { Diagnostic, ReportedProblem, Summary } from '../engine/report.ts'

/** A rule with the entry that spoke: `no-problem/not-a`. */
export const ruleOf = ({ rule, entry }: Pick<Diagnostic, 'rule' | 'entry'>): string =>
  entry === undefined ? rule : `${rule}/${entry}`

/** What stands in the place of a rule where a file could not be read. */
export const unread = 'tactful/unread'

export const problemText = ({ message, hint }: ReportedProblem): string => `${message}. ${hint}`

/** Problems file by file, in the order in which the files were met. */
export const byPath = ({ problems }: Summary): ReadonlyMap<string, readonly ReportedProblem[]> => {
  const found = new Map<string, ReportedProblem[]>()
  for (const one of problems) {
    const others = found.get(one.path)
    if (others) others.push(one)
    else found.set(one.path, [one])
  }
  return found
}

const count = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`

/** `3 findings (1 error, 2 warnings) in 4 files; 1 could not be checked` */
export const totalsText = ({ findings, error, warning, info, files, problems }: Summary): string => {
  const parts = [
    error > 0 ? count(error, 'error') : '',
    warning > 0 ? count(warning, 'warning') : '',
    info > 0 ? `${info} info` : '',
  ].filter(Boolean)
  const how = parts.length > 0 ? ` (${parts.join(', ')})` : ''
  const unsure = problems.length > 0 ? `; ${problems.length} could not be checked` : ''
  return `${count(findings, 'finding')}${how} in ${count(files, 'file')}${unsure}`
}
