import satisfies from 'semver/functions/satisfies.js'
import validRange from 'semver/ranges/valid.js'

/** Whether a range is one, as npm writes them, and a version is in it. */
export const inRange = (version: string, range: string): boolean | undefined =>
  validRange(range) === null ? undefined : satisfies(version, range, { includePrerelease: true })
