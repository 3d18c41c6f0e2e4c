import { relative, sep } from 'node:path'

/** A path as reports print it: from the working folder, with slashes. */
export const shownPath = (at: string, cwd: string): string => (relative(cwd, at) || '.').split(sep).join('/')
