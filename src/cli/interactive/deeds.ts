import type { Diagnostic } from '../../engine/report.ts'
import type { ReportSettings } from '../../reporters/reporter.ts'
import { isRefusal, type Refusal } from '../../text/edit.ts'
import { type Deed, unfilled } from './choices.ts'
import type { Desk, Made } from './desk.ts'
import { commented } from './ignore.ts'
import { changedLine, notedLine, refusedLine } from './page.ts'
import { interrupt, type Prompts, type Question } from './prompts.ts'
import { fileLeft, ignoredElsewhere, type Moment, rewritten, ruleLeft, skipped } from './state.ts'

/** What came of a choice: where the session stands then, and what to say. Nothing came of one that was taken back. */
export type Outcome =
  | { readonly is: 'done'; readonly moment: Moment; readonly said: string }
  | { readonly is: 'again'; readonly said: string }
  | { readonly is: 'undo' | 'quit' | 'interrupt' }

/** What a choice is about. */
export interface Case {
  readonly finding: Diagnostic
  readonly desk: Desk
  readonly moment: Moment
  /** Findings that are still open: in this file, and of this rule anywhere. */
  readonly open: { readonly inFile: number; readonly ofRule: number }
}

const again: Outcome = { is: 'again', said: '' }

const changedBy = (
  made: Made | Refusal,
  words: string,
  { finding, moment }: Case,
  settings: ReportSettings,
): Outcome => {
  if (isRefusal(made)) return { is: 'again', said: refusedLine(made.refused, settings) }
  const next = rewritten(moment, made.text, made.edits)
  return {
    is: 'done',
    moment: { ...next, changed: moment.changed + 1 },
    said: changedLine(finding, words, settings),
  }
}

const typed = async (
  question: Question,
  about: Case,
  prompts: Prompts,
  settings: ReportSettings,
): Promise<Outcome> => {
  const { desk, finding, moment } = about
  const { text = '' } = moment.files[moment.at] ?? {}
  const words = await prompts.write(question)
  if (words === interrupt) return { is: 'interrupt' }
  if (typeof words !== 'string') return again
  return changedBy(await desk.put(text, finding, words), words, about, settings)
}

const ignore = async (about: Case, prompts: Prompts, settings: ReportSettings): Promise<Outcome> => {
  const { desk, finding, moment } = about
  const { text = '' } = moment.files[moment.at] ?? {}
  const reason = await prompts.write({
    label: 'Why may it stay?',
    fault: words => (words.trim() === '' ? 'Whoever comes across it will want to know.' : undefined),
  })
  if (reason === interrupt) return { is: 'interrupt' }
  if (typeof reason !== 'string') return again
  const made = await commented(text, finding, reason.trim(), desk)
  if (made) {
    const next = rewritten(moment, made.text, made.edits)
    const said = notedLine('ignored, with a comment before it', settings)
    return { is: 'done', moment: { ...next, ignored: moment.ignored + 1 }, said }
  }
  return {
    is: 'done',
    moment: ignoredElsewhere(moment, finding, reason.trim()),
    said: notedLine('ignored, with an entry in the file of suppressions', settings),
  }
}

/** Does what was chosen. */
export const doIt = async (
  deed: Deed,
  about: Case,
  prompts: Prompts,
  settings: ReportSettings,
): Promise<Outcome> => {
  const { finding, desk, moment, open } = about
  switch (deed.is) {
    case 'take': {
      const { text = '' } = moment.files[moment.at] ?? {}
      return changedBy(await desk.take(text, finding, deed.rewrite), deed.rewrite.text, about, settings)
    }
    case 'fill':
      return typed(
        { label: 'Fill it in.', initial: deed.rewrite.text, fault: unfilled },
        about,
        prompts,
        settings,
      )
    case 'own': {
      const fault = (words: string) =>
        words === finding.text ? 'These are the words that stand there.' : undefined
      return typed({ label: 'Your words.', initial: finding.text, fault }, about, prompts, settings)
    }
    case 'ignore':
      return ignore(about, prompts, settings)
    case 'skip':
      return { is: 'done', moment: skipped(moment, finding), said: notedLine('skipped', settings) }
    case 'skip-rule':
      return {
        is: 'done',
        moment: ruleLeft(moment, finding.rule, open.ofRule),
        said: notedLine(`all of ${finding.rule} skipped: ${open.ofRule}`, settings),
      }
    case 'skip-file':
      return {
        is: 'done',
        moment: fileLeft(moment, open.inFile),
        said: notedLine(`the rest of ${desk.given.path} skipped: ${open.inFile}`, settings),
      }
    default:
      return { is: deed.is }
  }
}
