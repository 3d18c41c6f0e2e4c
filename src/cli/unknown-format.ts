import type { ReportedProblem } from '../engine/report.ts'
import { formatsEnding } from '../readers/extensions.ts'
import type { Format } from '../readers/reader.ts'

/** What the setting `fields` can read, whatever its shape. */
const hasFields = /\.(?:json|jsonc|ndjson|jsonl|ya?ml|toml|csv|tsv)$/i

/** Files of package managers, compilers, CI and of our own: nobody misses them in a report. */
const ofTools =
  /(?:^|[\\/])(?:\.[^\\/]*|(?:tactful|gl)[-.][^\\/]*|package(?:-lock)?\.json|[jt]sconfig[^\\/]*\.json|composer\.json|pnpm-lock\.yaml)$/i

/** Whether somebody could take a file that nobody reads for one that was checked. */
export const isMissed = (path: string): boolean => !ofTools.test(path)

export const unknownFormat = (
  path: string,
  formats: readonly Format[],
  as: string | undefined,
): ReportedProblem => {
  const near = formatsEnding(path, formats)
  const known = (near.length > 0 ? near : formats).map(({ id }) => id).join(', ')
  const reads = `Known formats: ${known}. --as FORMAT reads it as one of them.`
  if (as !== undefined) return { path, message: `not a file of the format ${as}`, hint: reads }
  const where = `overrides: [{ files: ${JSON.stringify(path)}, fields: { prose: "answers[].text" } }]`
  return {
    path,
    message: 'no format that tactful knows',
    hint: hasFields.test(path)
      ? `If its shape is your own, say in tactful.yaml where its texts stand, as ${where}. ${reads}`
      : reads,
  }
}

/** Whether a file's name promises a format: that of --as, if there is one. */
export const promises = (path: string, formats: readonly Format[], as: string | undefined): boolean =>
  formatsEnding(path, formats).some(({ id }) => as === undefined || as === id)
