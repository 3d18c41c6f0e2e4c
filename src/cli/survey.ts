import type { Selection } from '../compose.ts'
import type { Diagnostic } from '../engine/report.ts'
import { troubles } from './complaint.ts'
import { examine } from './examine.ts'
import { inputs } from './inputs.ts'
import { sampleOf } from './sample.ts'
import { formatNamed } from './settings.ts'
import type { Terminal } from './terminal.ts'
import type { World } from './world.ts'

/** A hit on the user's texts, and the line that it stands in. */
export interface Hit {
  readonly path: string
  readonly source: string
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

/** Checks texts with a selection, counts its hits and keeps some of them. */
export const survey = async (
  paths: readonly string[],
  selection: Selection,
  flags: SurveyFlags,
  world: World,
  { err, errPaint }: Terminal,
) => {
  const formats = await world.tools.formats()
  const as = formatNamed(flags.as, formats)
  const checkReading = await world.tools.checker(selection)
  const readSource = world.tools.readSource.bind(world.tools)
  const sample = sampleOf<Hit>(flags.sample, flags.seed)
  const rate: Rate = { files: 0, messages: 0, hits: 0, problems: 0 }
  for await (const input of inputs({ patterns: paths, as, stdinFilename: undefined, formats }, world)) {
    if (input.is === 'note' || input.is === 'skipped') continue
    const { report, problems } =
      input.is === 'text'
        ? await examine(input, { readSource, checkReading, env: world.env, formats, as })
        : { report: undefined, problems: [input.problem] }
    rate.problems += problems.length
    if (problems.length > 0) await err.write(troubles(problems, errPaint))
    if (!report) continue
    rate.files++
    rate.messages += report.messages
    rate.hits += report.findings.length
    for (const found of report.findings) sample.add({ path: report.path, source: report.source, found })
  }
  return { rate, sample: sample.kept() }
}
