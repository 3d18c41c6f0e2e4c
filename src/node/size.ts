import { statSync } from 'node:fs'

/** The size of a file in bytes; 0 where it can't be told. */
export const sizeOf = (path: string): number => {
  try {
    return statSync(path, { throwIfNoEntry: false })?.size ?? 0
  } catch {
    return 0
  }
}
