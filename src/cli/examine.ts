import type { FileToCheck } from '../engine/check.ts'
import { placed, placesIn } from '../engine/placed.ts'
import type { Diagnostic, ReportedProblem } from '../engine/report.ts'
import type { Format, ReadOptions } from '../readers/reader.ts'
import { Located } from '../text/located.ts'
import { isProblem } from '../text/problem.ts'
import type { Changed } from './changes.ts'
import { bug } from './failure.ts'
import { unknownFormat } from './unknown-format.ts'
import type { Checked, CheckReading, Tools, World } from './world.ts'

/** How files are checked in this run. */
export interface Examination {
  readonly readSource: Tools['readSource']
  readonly checkReading: CheckReading
  readonly env: World['env']
  /** The day of the run. */
  readonly today?: string
  readonly formats: readonly Format[]
  readonly as: string | undefined
  /** Reports want `FileReport.said`. */
  readonly keepSaid?: boolean
  /** Reports show lines of files, also of those that nobody holds as a whole. */
  readonly keepLines?: boolean
  /** Nobody mends the files of this run. */
  readonly unmended?: boolean
  /** Called in the midst of long files; true ends them there. */
  readonly pause?: FileToCheck['pause']
  /** What the settings say of the file. */
  readonly reading?: ReadOptions
}

export interface Text {
  readonly path: string
  /** Its absolute path, or the one that standard input goes by; undefined where that has no name. */
  readonly at?: string
  /** What its reader goes by: the path, or - for standard input without a name. */
  readonly name: string
  readonly text: string
  /** How the bytes became text; `encode` makes bytes of it again. */
  readonly encoding?: string
  /** The user asked for this very file: that no format claims it is then an error. */
  readonly demanded: boolean
  /** It came from standard input, so there is no file to write to. */
  readonly fromStdin?: boolean
  /** It was come across, in a folder or by a pattern: its neighbours are checked with it. */
  readonly among?: boolean
  /** Given where only what is new in it counts. */
  readonly newIn?: Changed['newIn']
}

/** Nothing came of a file that was only come across. */
export type Examined =
  | Checked
  | {
      readonly report?: undefined
      readonly problems: readonly ReportedProblem[]
      /** Its path, where the ending promised a format and the shape is none that is known. */
      readonly passedOver?: string
    }

const blank = ({ path, text }: Text, as: string | undefined): Checked => ({
  report: { path, format: as ?? 'text', messages: 0, otherLanguages: 0, findings: [], source: text },
  problems: [],
})

/** Only the findings that stand in something new. */
const onlyNew = async (checked: Checked, { at, text, newIn }: Text): Promise<Checked> => {
  const { report } = checked
  if (!newIn || at === undefined || report.findings.length === 0) return checked
  const isNew = await newIn(at, text)
  const stands = ({ start, end }: Diagnostic): boolean => isNew({ start: start.offset, end: end.offset })
  return { ...checked, report: { ...report, findings: report.findings.filter(stands) } }
}

/** What settings and flags say of the reading. */
export const optionsFor = ({ as, reading: said }: Examination): ReadOptions => {
  const format = said?.as ?? as
  return format === undefined ? { ...said } : { ...said, as: format }
}

/** What a check knows of a file beside its text. */
export const fileToCheck = (
  { path, among = false }: Pick<Text, 'path' | 'among'>,
  { today, keepSaid, unmended, pause }: Examination,
): Omit<FileToCheck, 'text'> => ({
  path,
  among,
  ...(today === undefined ? {} : { today }),
  ...(keepSaid ? { keepSaid } : {}),
  ...(unmended ? { unmended } : {}),
  ...(pause ? { pause } : {}),
})

/** A fault of ours is a problem of the file. */
export const faulty = (path: string, error: unknown, { env }: Pick<Examination, 'env'>): Examined => {
  const { message, hint } = bug(error, env)
  return { problems: [{ path, message, hint }] }
}

/** Reads one text and checks it. What goes wrong is a problem of that file, and the run goes on. */
export const examine = async (given: Text, examination: Examination): Promise<Examined> => {
  const { path, name, text, encoding, demanded } = given
  const { readSource, checkReading, formats } = examination
  const options = optionsFor(examination)
  const { as } = options
  try {
    const source = {
      path: name,
      located: Located.file(text),
      ...(encoding === undefined ? {} : { encoding }),
    }
    const reading = await readSource(source, options)
    if (reading === undefined && demanded && /^\uFEFF?\s*$/.test(text)) return blank(given, as)
    if (reading === undefined) return { problems: demanded ? [unknownFormat(path, formats, as)] : [] }
    if (isProblem(reading)) return { problems: [placed(path, reading, placesIn(text))] }
    const checked = await checkReading(reading, { ...fileToCheck(given, examination), text })
    return given.newIn ? await onlyNew(checked, given) : checked
  } catch (error) {
    return faulty(path, error, examination)
  }
}
