import { statSync } from 'node:fs'
import { dirname, join } from 'node:path'

const isThere = (path: string): boolean => statSync(path, { throwIfNoEntry: false }) !== undefined

/** The folder of the package in which a folder stands, if it has packages installed. */
const packageAbove = (folder: string): string | undefined => {
  for (let at = folder; ; at = dirname(at)) {
    if (isThere(join(at, 'package.json'))) return isThere(join(at, 'node_modules')) ? at : undefined
    if (at === dirname(at)) return undefined
  }
}

/** Where a cache stands that nobody named: among those of other tools, or in a folder of its own. */
export const usualPlace = (cwd: string): { readonly at: string; readonly own?: string } => {
  const above = packageAbove(cwd)
  if (above !== undefined) return { at: join(above, 'node_modules', '.cache', 'tactful', 'checked') }
  const own = join(cwd, '.tactful-cache')
  return { at: join(own, 'checked'), own }
}
