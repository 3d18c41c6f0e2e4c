import type { Meter } from '../engine/meter.ts'
import type { Reading } from '../readers/reader.ts'
import type { Rule } from '../rule/rule.ts'
import type { Examined } from './examine.ts'
import type { Reports } from './reports.ts'
import type { CheckFlags } from './settings.ts'
import type { World } from './world.ts'

/** Where time goes, in the order in which a file passes. */
export const stages = [
  'starting',
  'finding files',
  'reading',
  'matching',
  'judging',
  'reporting',
  'the rest',
] as const

export type Stage = (typeof stages)[number]

/** What a rule cost and gave. */
export interface RuleStats {
  /** Phrases of it that were met or, where it has none, messages that it looked at. */
  candidates: number
  findings: number
  /** Milliseconds in its code, and in weighing its phrases. */
  time: number
}

/** What was measured of a run. Times are milliseconds. */
export interface Measured {
  readonly spent: ReadonlyMap<Stage, number>
  readonly rules: ReadonlyMap<string, Readonly<RuleStats>>
  /** UTF-8. */
  readonly bytes: number
}

/** Measures a run; each part of the pipeline is wrapped, none knows of it. */
export interface Stats {
  readonly world: World
  readonly finding: <T>(items: AsyncIterable<T>) => AsyncIterable<T>
  readonly reports: (reports: Reports) => Reports
  readonly took: (examined: Examined) => void
  /** Flags of a run on one thread: only there can it look. */
  readonly alone: (flags: CheckFlags) => CheckFlags
  /** Undefined where nothing was measured. */
  readonly measured: () => Measured | undefined
}

/** A watch that runs for one stage at a time: what is within another stage counts there alone. */
const watch = (now: () => number) => {
  const spent = new Map<Stage, number>([['starting', now()]])
  let stage: Stage = 'the rest'
  let since = now()
  const turnTo = (next: Stage): Stage => {
    const time = now()
    const before = stage
    spent.set(before, (spent.get(before) ?? 0) + time - since)
    since = time
    stage = next
    return before
  }
  const during = <T>(next: Stage, run: () => T): T => {
    const before = turnTo(next)
    try {
      return run()
    } finally {
      turnTo(before)
    }
  }
  const duringAll = async <T>(next: Stage, run: () => Promise<T>): Promise<T> => {
    const before = turnTo(next)
    try {
      return await run()
    } finally {
      turnTo(before)
    }
  }
  const spentSoFar = (): ReadonlyMap<Stage, number> => {
    turnTo(stage)
    return spent
  }
  return { during, duringAll, spent: spentSoFar }
}

const ruleBook = () => {
  const rules = new Map<string, RuleStats>()
  return {
    rules,
    of: (id: string): RuleStats => {
      const known = rules.get(id) ?? { candidates: 0, findings: 0, time: 0 }
      rules.set(id, known)
      return known
    },
  }
}

const meterWith = (now: () => number, during: Meter['during'], statsOf: (id: string) => RuleStats): Meter => {
  const timed = <T>({ id }: Rule, run: () => T): T => {
    const began = now()
    try {
      return run()
    } finally {
      statsOf(id).time += now() - began
    }
  }
  const ruleTimed: Meter['rule'] = rule => {
    const { check, collection, entries } = rule
    const looks = !entries.some(({ match }) => match.length > 0)
    return {
      ...rule,
      ...(check && {
        check: (...given) => {
          if (looks) statsOf(rule.id).candidates++
          return timed(rule, () => [...check(...given)])
        },
      }),
      ...(collection && {
        collection: {
          note: (...given) => {
            statsOf(rule.id).candidates++
            return timed(rule, () => collection.note(...given))
          },
          judge: (...given) => timed(rule, () => [...collection.judge(...given)]),
        },
      }),
    }
  }
  const observer: Meter['observer'] = () => {
    let since = now()
    return {
      weighed: ({ rule }) => {
        const time = now()
        const stats = statsOf(rule.id)
        stats.candidates++
        stats.time += time - since
        since = now()
      },
      outdone: () => {},
      preferred: () => {},
    }
  }
  return { during, rule: ruleTimed, observer }
}

/** Conversations whose reading is timed: readers give them one by one. */
const timedReading = (reading: Reading, during: (run: () => unknown) => unknown): Reading => ({
  ...reading,
  conversations: {
    *[Symbol.iterator]() {
      const all = reading.conversations[Symbol.iterator]()
      for (;;) {
        const next = during(() => all.next()) as ReturnType<typeof all.next>
        if (next.done) return
        yield next.value
      }
    },
  },
})

/** Measures a run in this world. */
export const statsOf = (given: World): Stats => {
  const { now, fs, tools } = given
  const { during, duringAll, spent } = watch(now)
  const { rules, of } = ruleBook()
  const meter = meterWith(now, during, of)
  let bytes = 0
  const world: World = {
    ...given,
    fs: { ...fs, readFile: path => duringAll('reading', () => fs.readFile(path)) },
    tools: {
      ...tools,
      checker: selection => tools.checker(selection, meter),
      readSource: async (source, options) => {
        const reading = await duringAll('reading', () => tools.readSource(source, options))
        if (!reading || !('conversations' in reading)) return reading
        return timedReading(reading, run => during('reading', run))
      },
    },
  }
  return {
    world,
    finding: items => ({
      async *[Symbol.asyncIterator]() {
        const all = items[Symbol.asyncIterator]()
        for (;;) {
          const next = await duringAll('finding files', () => all.next())
          if (next.done) return
          yield next.value
        }
      },
    }),
    reports: reports => ({
      ...reports,
      file: report => duringAll('reporting', () => reports.file(report)),
      close: (...told) => duringAll('reporting', () => reports.close(...told)),
    }),
    took: ({ report }) => {
      if (!report) return
      bytes += report.quoted?.bytes ?? Buffer.byteLength(report.source)
      for (const { rule } of report.findings) of(rule).findings++
    },
    alone: flags => ({ ...flags, concurrency: 1 }),
    measured: () => ({ spent: spent(), rules, bytes }),
  }
}

/** Measures nothing, and costs nothing. */
export const noStats = (world: World): Stats => ({
  world,
  finding: items => items,
  reports: reports => reports,
  took: () => {},
  alone: flags => flags,
  measured: () => undefined,
})
