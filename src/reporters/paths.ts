import { wellFormed } from './well-formed.ts'

const drive = /^[A-Za-z]:[\\/]/
const share = /^\\\\(?=[^\\])/

/** A path with slashes. A backslash is one only where the path begins as on Windows; elsewhere it is part of a name. */
export const slashed = (path: string): string =>
  drive.test(path) || share.test(path) ? path.replaceAll('\\', '/') : path

const encoded = (path: string): string => path.split('/').map(encodeURIComponent).join('/')

export const isRelative = (path: string): boolean => !/^\//.test(slashed(path)) && !drive.test(path)

/** A path as a URI reference (RFC 3986): relative where the path is, `file:` where it is not. */
export const uriOf = (path: string): string => {
  const plain = wellFormed(slashed(path))
  if (drive.test(path)) return `file:///${plain.slice(0, 2)}${encoded(plain.slice(2))}`
  if (plain.startsWith('//')) return `file:${encoded(plain)}`
  return plain.startsWith('/') ? `file://${encoded(plain)}` : encoded(plain)
}

/** An address that may stand behind a link. */
export const isWebAddress = (url: string): boolean => /^https?:\/\/[\w./~:?#@!$&*+,;=%-]+$/.test(url)

/**
 * A path seen from the root of the repository, never with `./` before it, which GitLab does not take. One that is absolute,
 * or leads out of the repository, stays as it is.
 */
export const fromRoot = (path: string, base = ''): string => {
  if (path === '-' || !isRelative(path)) return slashed(path)
  const plain = path.replace(/^(?:\.\/+)+/, '')
  if (base === '') return plain
  const names: string[] = []
  for (const name of `${base}/${path}`.split('/')) {
    if (name === '' || name === '.') continue
    if (name !== '..') names.push(name)
    else if (names.pop() === undefined) return plain
  }
  return names.join('/')
}
