import type { Selection } from '../compose.ts'
import type { Diagnostic } from '../engine/report.ts'
import { quotable } from '../reporters/quotable.ts'
import { checkersOf } from './checkers.ts'
import { troubles } from './complaint.ts'
import type { Configured, Plan } from './configured.ts'
import { examine } from './examine.ts'
import { inputs } from './inputs.ts'
import { pauses } from './interruption.ts'
import { sampleOf } from './sample.ts'
import type { Terminal } from './terminal.ts'
import type { World } from './world.ts'

/** A hit on the user's texts, and the line that it stands in. */
export interface Hit {
  readonly path: string
  readonly line: string
  readonly found: Diagnostic
}

export interface SurveyFlags {
  /** How many hits to keep, and which. */
  readonly sample: number
  readonly seed: number
  readonly as?: string
}

/** How often words hit. */
export interface Rate {
  files: number
  messages: number
  hits: number
  problems: number
}

/** Checks texts with the rules of a trial, as the settings want them; counts the hits and keeps some of them. */
export const survey = async (
  paths: readonly string[],
  { only, house }: Selection,
  flags: SurveyFlags,
  configured: Configured,
  world: World,
  { err, errPaint }: Terminal,
) => {
  const formats = await world.tools.formats()
  const { as } = flags
  const checkerFor = checkersOf(only, world)
  const tried = new Map<Plan['rules'], Plan['rules']>()
  // What is tried may stand among the words of the house already.
  const triedUnder = (rules: Plan['rules']): Plan['rules'] => {
    const under = tried.get(rules) ?? { ...rules, house }
    tried.set(rules, under)
    return under
  }
  const pause = pauses(world)
  const readSource = world.tools.readSource.bind(world.tools)
  const sample = sampleOf<Hit>(flags.sample, flags.seed)
  const rate: Rate = { files: 0, messages: 0, hits: 0, problems: 0 }
  const wanted = { patterns: paths, as, stdinFilename: undefined, formats, perFile: configured }
  for await (const input of inputs(wanted, world)) {
    if (input.is === 'note' || input.is === 'skipped') continue
    const { rules, reading } =
      input.is === 'text' && input.at !== undefined ? configured.planFor(input.at) : configured.usual
    const checkReading = await checkerFor(triedUnder(rules))
    const { report, problems } =
      input.is === 'text'
        ? await examine(input, { readSource, checkReading, env: world.env, formats, as, pause, reading })
        : { report: undefined, problems: [input.problem] }
    rate.problems += problems.length
    if (problems.length > 0) await err.write(troubles(problems, errPaint))
    if (!report) continue
    rate.files++
    rate.messages += report.messages
    rate.hits += report.findings.length
    const { lineFrom } = quotable(report)
    for (const found of report.findings) {
      const { offset, column } = found.start
      sample.add({ path: report.path, line: lineFrom(offset - (column - 1)), found })
    }
  }
  return { rate, sample: sample.kept() }
}
