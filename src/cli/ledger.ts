import type { FileReport } from '../engine/report.ts'
import { atLeast, type Severity } from '../text/severity.ts'
import { troubles } from './complaint.ts'
import type { Examined } from './examine.ts'
import { completed, isHeld } from './held.ts'
import type { Reports } from './reports.ts'
import type { Silencing } from './silencing.ts'
import { tally } from './tally.ts'
import type { Terminal } from './terminal.ts'
import type { Checked } from './world.ts'

const shown = (report: FileReport, show: Severity): FileReport => ({
  ...report,
  findings: report.findings.filter(({ severity }) => atLeast(severity, show)),
})

/** Takes down what comes of each file: counts it, tells its problems, and passes on what is to be reported. */
export const ledger = (
  reports: Pick<Reports, 'file'>,
  show: Severity,
  { settle, finish }: Silencing,
  { err, errPaint }: Terminal,
) => {
  const counted = tally()
  // A rule over whole folders speaks when the last file is read: while one is on, the reports of its files wait.
  const held: Checked[] = []
  const enter = async (examined: Examined): Promise<void> => {
    counted.add(examined)
    if (examined.problems.length > 0) await err.write(troubles(examined.problems, errPaint))
    if (examined.report) await reports.file(shown(examined.report, show))
  }
  return {
    enter,
    take: async (examined: Examined): Promise<void> => {
      if (isHeld(examined)) held.push(examined)
      else await enter(examined)
    },
    /** What can be told only when the last file is read. */
    close: async (): Promise<void> => {
      for (const examined of completed(held, settle)) await enter(examined)
      const { reports: late, stale } = await finish(counted.summary().problems.length > 0)
      for (const examined of late) await enter(examined)
      counted.gone(stale)
    },
    /** Whether rules over whole folders had files to speak of. */
    together: (): boolean => held.length > 0,
    summary: counted.summary,
  }
}
