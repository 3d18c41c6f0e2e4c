import { placed, placesIn } from '../engine/placed.ts'
import type { ReportedProblem } from '../engine/report.ts'
import type { Format } from '../readers/reader.ts'
import { Located } from '../text/located.ts'
import { isProblem } from '../text/problem.ts'
import { bug } from './failure.ts'
import { unknownFormat } from './unknown-format.ts'
import type { Checked, CheckReading, Tools, World } from './world.ts'

/** How files are checked in this run. */
export interface Examination {
  readonly readSource: Tools['readSource']
  readonly checkReading: CheckReading
  readonly env: World['env']
  readonly formats: readonly Format[]
  readonly as: string | undefined
}

export interface Text {
  readonly path: string
  /** What its reader goes by: the path, or - for standard input without a name. */
  readonly name: string
  readonly text: string
  /** The user asked for this very file: that no format claims it is then an error. */
  readonly demanded: boolean
}

/** Nothing came of a file that was only come across. */
export type Examined =
  | Checked
  | { readonly report?: undefined; readonly problems: readonly ReportedProblem[] }

const blank = ({ path, text }: Text, as: string | undefined): Checked => ({
  report: { path, format: as ?? 'text', messages: 0, otherLanguages: 0, findings: [], source: text },
  problems: [],
})

/** Reads one text and checks it. What goes wrong is a problem of that file, and the run goes on. */
export const examine = async (given: Text, examination: Examination): Promise<Examined> => {
  const { path, name, text, demanded } = given
  const { readSource, checkReading, env, formats, as } = examination
  try {
    const source = { path: name, located: Located.file(text) }
    const reading = await readSource(source, as === undefined ? {} : { as })
    if (reading === undefined && demanded && /^\uFEFF?\s*$/.test(text)) return blank(given, as)
    if (reading === undefined) return { problems: demanded ? [unknownFormat(path, formats, as)] : [] }
    if (isProblem(reading)) return { problems: [placed(path, reading, placesIn(text))] }
    return await checkReading(reading, { path, text })
  } catch (error) {
    const { message, hint } = bug(error, env)
    return { problems: [{ path, message, hint }] }
  }
}
