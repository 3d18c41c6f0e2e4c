import type { FileReport } from '../engine/report.ts'
import { atLeast, type Severity } from '../text/severity.ts'
import { troubles } from './complaint.ts'
import type { Examined } from './examine.ts'
import { completed, isHeld, type Judge } from './held.ts'
import type { Reports } from './reports.ts'
import type { Silencing } from './silencing.ts'
import { tally } from './tally.ts'
import type { Terminal } from './terminal.ts'
import type { Checked } from './world.ts'

const shown = (report: FileReport, show: Severity): FileReport => {
  const findings = report.findings.filter(({ severity }) => atLeast(severity, show))
  return findings.length === report.findings.length ? report : { ...report, findings }
}

/** Takes down what comes of each file: counts it, tells its problems, and passes on what is to be reported. */
export const ledger = (
  reports: Pick<Reports, 'file'>,
  show: Severity,
  { settle, finish }: Silencing,
  { err, errPaint }: Terminal,
  /** Ids of the rules over whole folders that are on. */
  together: () => Promise<readonly string[]> = async () => [],
  /** What is to be told of it. */
  redacted: (examined: Examined) => Examined = examined => examined,
  /** Hears of everything that is entered. */
  heard: (examined: Examined) => void = () => {},
) => {
  const counted = tally()
  // A rule over whole folders speaks when the last file is read: while one is on, the reports of its files wait.
  const held: Checked[] = []
  const enter = async (examined: Examined): Promise<void> => {
    const told = examined.report
      ? redacted({ ...examined, report: shown(examined.report, show) })
      : redacted(examined)
    counted.add({ ...examined, problems: told.problems })
    heard(examined)
    if (told.problems.length > 0) await err.write(troubles(told.problems, errPaint))
    if (told.report) await reports.file(told.report)
  }
  return {
    enter,
    take: async (examined: Examined): Promise<void> => {
      if (isHeld(examined)) held.push(examined)
      else await enter(examined)
    },
    /** What can be told only when the last file is read; little of it where the run did not come so far. */
    close: async (
      interrupted: boolean,
      judge: Judge,
      part?: { readonly neighbours: () => boolean },
    ): Promise<void> => {
      // What is idle, and what whole folders say, is known when all parts are.
      if (part && !interrupted) return counted.leave(part.neighbours() ? await together() : [])
      const whole = interrupted ? held : completed(held, await judge(held), settle)
      for (const examined of whole) await enter(examined)
      if (interrupted) return counted.interrupt(held.length > 0 ? await together() : [])
      const { reports: late, stale } = await finish(counted.summary().problems.length > 0)
      for (const examined of late) await enter(examined)
      counted.gone(stale)
    },
    /** Whether rules over whole folders had files to speak of. */
    together: (): boolean => held.length > 0,
    summary: counted.summary,
  }
}
