import type { Entry, Rule } from '../rule/rule.ts'

/** As many entries as a screen holds; `try` counts them all. */
const most = 40

const entryLine = (rule: Rule, entry: Entry): string => {
  const instead = entry.rewrite.map(({ text }) => (text === '' ? 'leave it out' : text)).join(' / ')
  const severity = entry.severity ?? rule.severity
  return `- ${entry.id} (${severity}): ${entry.match.join(' | ')}${instead === '' ? '' : ` → ${instead}`}\n`
}

/** The page of a lexicon that the user brought along. */
export const housePage = (path: string, rule: Rule): string => {
  const shown = rule.entries.slice(0, most).map(entry => entryLine(rule, entry))
  const more = rule.entries.length - shown.length
  const rest = more > 0 ? `\n${more} more in ${path}.\n` : ''
  return `# ${rule.id}: ${rule.title}\n\n${rule.why}\n\n${shown.join('')}${rest}`
}
