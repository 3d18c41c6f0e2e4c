import { visibleLine } from '../reporters/visible.ts'
import type { Examined } from './examine.ts'
import type { Input, Unread } from './inputs.ts'
import type { Status } from './status.ts'
import type { Terminal } from './terminal.ts'
import type { World } from './world.ts'

/** Tells how far a long run is, at a terminal. */
export interface Progress {
  /** A file is next. */
  readonly at: (path: string) => void
  readonly took: (examined: Examined) => void
  /** Time has passed within a file. */
  readonly tick: () => void
  readonly end: () => void
}

/** Milliseconds in which a short run is over without a word. */
const patience = 1000
/** Milliseconds from one line to the next. */
const pace = 100

const grouped = (number: number): string => number.toLocaleString('en')

const many = (number: number, one: string): string => `${grouped(number)} ${one}${number === 1 ? '' : 's'}`

/** Progress on a status line. When the run turns out to be long, what is `found` is counted beside it. */
const progressOn = (
  status: Status,
  { now }: Pick<World, 'now'>,
  found: () => AsyncIterable<Input | Unread>,
): Progress => {
  const began = now()
  let due = began + patience
  let path = ''
  let files = 0
  let findings = 0
  let total: number | undefined
  let counting = false
  let ended = false
  const count = async (): Promise<void> => {
    let counted = 0
    for await (const one of found()) {
      if (ended) return
      if (one.is !== 'note' && !(one.is === 'skipped' && one.own)) counted++
    }
    total = counted
  }
  const tick = (): void => {
    const time = now()
    if (time < due) return
    due = time + pace
    if (!counting) {
      counting = true
      // A fault of the disk is told where the files are read.
      count().catch(() => {})
    }
    const done = total === undefined ? many(files, 'file') : `${grouped(files)} of ${many(total, 'file')}`
    const found = many(findings, 'finding')
    status.show(`… ${done}, ${found}`, visibleLine(path))
  }
  return {
    at: next => {
      path = next
      tick()
    },
    took: ({ report }) => {
      files++
      findings += report?.findings.length ?? 0
      tick()
    },
    tick,
    end: () => {
      ended = true
      due = Number.POSITIVE_INFINITY
      status.clear()
    },
  }
}

const deaf = (): void => {}

/** None at all. */
const noProgress: Progress = { at: deaf, took: deaf, tick: deaf, end: deaf }

/** Whether somebody sits at the other end of standard error and wants to know. */
const isWanted = ({ stderr, env }: World, quiet: boolean): boolean =>
  stderr.isTTY === true && !quiet && env.TERM !== 'dumb' && !env.CI

/** The progress of a run over what is `found`; none where nobody would see it, or wants to. */
export const progressOf = (
  found: () => AsyncIterable<Input | Unread>,
  { quiet = false }: { readonly quiet?: boolean },
  world: World,
  { status }: Terminal,
): Progress => (isWanted(world, quiet) ? progressOn(status, world, found) : noProgress)
