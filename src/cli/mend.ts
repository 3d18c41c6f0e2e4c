import { type Applied, fixText, type Refused } from '../engine/fix.ts'
import type { ReportedProblem } from '../engine/report.ts'
import { encode } from '../node/encode.ts'
import { reasonOf } from '../node/filesystem.ts'
import { unifiedDiff } from '../reporters/diff.ts'
import { visibleLine } from '../reporters/visible.ts'
import { Located } from '../text/located.ts'
import { atLeast, type Severity } from '../text/severity.ts'
import { type Examination, type Examined, examine, type Text } from './examine.ts'
import type { Redaction } from './redaction.ts'
import type { Terminal } from './terminal.ts'
import type { World } from './world.ts'

/** What is put right in files. */
export interface Mending {
  /** Also rewrites that a person should look at. */
  readonly unsafe: boolean
  /** Only what is shown is mended. */
  readonly show: Severity
}

/** A text with its fixes made, and what is found in it then. */
export interface Mended {
  readonly text: string
  readonly applied: readonly Applied[]
  readonly refused: readonly Refused[]
  readonly examined: Examined
  /** What was found before. */
  readonly first: Examined
}

/** Fixes a text as the run would check it; nothing is written. */
const mend = async (given: Text, examination: Examination, { unsafe, show }: Mending): Promise<Mended> => {
  const first = await examine(given, examination)
  const found = first.report?.findings ?? []
  if (!found.some(({ rewrites }) => rewrites.length > 0)) {
    return { text: given.text, applied: [], refused: [], examined: first, first }
  }
  const { name, encoding } = given
  const as = examination.reading?.as ?? examination.as
  const options = { ...examination.reading, ...(as === undefined ? {} : { as }) }
  const checked = async (text: string): Promise<Examined> =>
    text === given.text ? first : examine({ ...given, text }, examination)
  const read = (text: string) =>
    examination.readSource(
      { path: name, located: Located.file(text), ...(encoding === undefined ? {} : { encoding }) },
      options,
    )
  const check = async (text: string) =>
    ((await checked(text)).report?.findings ?? []).filter(({ severity }) => atLeast(severity, show))
  const fixed = await fixText(given.text, { read, check }, unsafe)
  return { ...fixed, examined: await checked(fixed.text), first }
}

/** What was changed and what could not be, a line each, at places of the text before. */
const told = (
  path: string,
  { applied, refused }: Mended,
  shown: (text: string) => string,
): readonly string[] => {
  const place = ({ start, rule, entry }: Applied['finding']): string =>
    `${path}:${start.line}:${start.column}  ${entry === undefined ? rule : `${rule}/${entry}`}`
  const quoted = (words: string): string => (words === '' ? 'nothing' : `“${shown(words)}”`)
  return [
    ...applied.map(
      ({ finding, words }) => `fixed ${place(finding)}  “${shown(finding.text)}” → ${quoted(words)}`,
    ),
    ...refused.map(({ finding, reason }) => `by hand ${place(finding)}  “${shown(finding.text)}”: ${reason}`),
  ]
}

/** Writes a mended file in the place of the one that was read; why it could not, if it could not. */
export const store = async (
  { at, path, text, encoding = 'utf-8' }: Text,
  words: string,
  { fs }: World,
): Promise<ReportedProblem | undefined> => {
  const before = encode(text, encoding)
  const after = encode(words, encoding)
  if (at === undefined || !before) {
    return { path, message: 'is not fixed: it can’t be written back', hint: `Its encoding is ${encoding}.` }
  }
  if (!after) {
    const hint = 'Save it as UTF-8, or put the words in by hand.'
    return { path, message: `is not fixed: the new words have letters that ${encoding} has not`, hint }
  }
  try {
    await fs.replaceFile(at, before, after)
    return undefined
  } catch (error) {
    const hint = 'Nothing in it was changed; run it again.'
    return { path, message: `is not fixed: ${reasonOf(error)}`, hint }
  }
}

const maskedDiff = (path: string): string =>
  `${path}: parts of this diff are masked, so it can’t be applied; --no-redact shows it whole.`

/** Mends one text of a run: in its file, as a diff, or on standard output where it came from standard input. */
export const mendOne = async (
  given: Text,
  examination: Examination,
  mending: Mending & { readonly diff: boolean; readonly redaction?: Redaction | undefined },
  world: World,
  { out, err, errPaint }: Terminal,
): Promise<Examined> => {
  const mended = await mend(given, examination, mending)
  // What was checked halfway is not mended halfway.
  if (world.signal.aborted) return mended.first
  const changed = mended.text !== given.text
  const { fromStdin = false } = given
  const shown = mending.redaction?.textsOf(mended.first.report)
  if (mending.diff) {
    const masked = shown?.source ?? ((text: string) => text)
    const before = masked(given.text)
    await out.write(unifiedDiff(given.path, before, masked(mended.text)))
    if (changed && before !== given.text)
      await err.write(`${errPaint.dim(visibleLine(maskedDiff(given.path)))}\n`)
    return examine(given, examination)
  }
  if (fromStdin) await out.write(mended.text)
  const problem = changed && !fromStdin ? await store(given, mended.text, world) : undefined
  if (problem) {
    const { report, problems } = await examine(given, examination)
    const all = [...problems, problem]
    return report ? { report, problems: all } : { problems: all }
  }
  for (const line of told(given.path, mended, shown?.text ?? (text => text)))
    await err.write(`${errPaint.dim(visibleLine(line))}\n`)
  return mended.examined
}
