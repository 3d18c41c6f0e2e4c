import { relative, sep } from 'node:path'

/** The path from a folder to what is below it or beside it, as `relative` gives it; most are simply below. */
export const pathFrom = (folder: string, path: string): string => {
  const { length } = folder
  if (path.length <= length || !path.startsWith(folder) || !path.startsWith(sep, length))
    return relative(folder, path)
  return path.slice(length + sep.length, path.endsWith(sep) ? -sep.length : undefined)
}

/** A path with slashes. */
export const slashed = (path: string): string => (sep === '/' ? path : path.split(sep).join('/'))
