import type { ReportedProblem } from '../engine/report.ts'
import type { Format } from '../readers/reader.ts'

export const unknownFormat = (
  path: string,
  formats: readonly Format[],
  as: string | undefined,
): ReportedProblem => ({
  path,
  message: as === undefined ? 'no format that tactful knows' : `not a file of the format ${as}`,
  hint: `Known formats: ${formats.map(({ id }) => id).join(', ')}. --as FORMAT reads it as one of them.`,
})

/** Whether a file's name promises a format: that of --as, if there is one. */
export const promises = (path: string, formats: readonly Format[], as: string | undefined): boolean => {
  const name = path.toLowerCase()
  return formats.some(
    ({ id, extensions }) => (as === undefined || as === id) && extensions.some(end => name.endsWith(end)),
  )
}
