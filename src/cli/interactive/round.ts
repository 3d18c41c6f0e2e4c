import type { Diagnostic, FileReport } from '../../engine/report.ts'
import type { ReportSettings } from '../../reporters/reporter.ts'
import { choicesFor } from './choices.ts'
import { doIt, type Outcome } from './deeds.ts'
import type { Desk } from './desk.ts'
import { notedLine, page } from './page.ts'
import { interrupt, type Prompts } from './prompts.ts'
import type { Moment } from './state.ts'

/** What a session talks with. */
export interface Talk {
  readonly prompts: Prompts
  readonly say: (text: string) => Promise<void>
  readonly settings: ReportSettings
}

/** What is asked about now. */
export interface Round {
  readonly finding: Diagnostic
  readonly desk: Desk
  readonly report: FileReport
  readonly moment: Moment
  /** How many choices were made before. */
  readonly done: number
  /** All findings that are open, file by file. */
  readonly open: readonly (readonly Diagnostic[])[]
}

/** Shows a finding and asks until something comes of it. */
export const round = async (
  { finding, desk, report, moment, done, open }: Round,
  { prompts, say, settings }: Talk,
): Promise<Exclude<Outcome, { is: 'again' }>> => {
  const all = open.flat()
  const counts = {
    inFile: open[moment.at]?.length ?? 0,
    ofRule: all.filter(({ rule }) => rule === finding.rule).length,
  }
  await say(page(report, finding, { now: done + 1, all: done + all.length }, settings))
  for (;;) {
    const deed = await prompts.choose(choicesFor(finding, done > 0))
    if (deed === interrupt) return { is: 'interrupt' }
    const outcome = await doIt(deed, { finding, desk, moment, open: counts }, prompts, settings)
    if (outcome.is === 'done' || outcome.is === 'again') await say(outcome.said)
    if (outcome.is === 'undo') await say(notedLine('undone', settings))
    if (outcome.is !== 'again') return outcome
  }
}
