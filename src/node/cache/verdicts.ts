import { readFileSync } from 'node:fs'
import type { Verdict } from './entries.ts'
import { hash, hashOf } from './hash.ts'
import { seal, unseal } from './seal.ts'

/** A file as a run knows it. */
export interface Known {
  /** Its absolute path. */
  readonly at: string
  /** The hash of its bytes. */
  readonly digest: string
  /** Tells it from all other files, and from itself under other settings. */
  readonly key: string
}

/** What was sealed with a file, and the bytes of that. */
export interface Unsealed {
  readonly value: unknown
  readonly bytes: Uint8Array
}

const bytesOf = (path: string): Buffer | undefined => {
  try {
    return readFileSync(path)
  } catch {
    return undefined
  }
}

/** Opens what is sealed with a file; undefined where it is another one by now. */
export const unsealWith = (path: string, sealed: Uint8Array): Unsealed | undefined => {
  const bytes = bytesOf(path)
  const value = bytes && unseal(sealed, bytes)
  return bytes && value !== undefined ? { value, bytes } : undefined
}

/** What rules over whole folders said of sets of files. Each finding is sealed with the file in which it stands. */
export const verdictsOf = (before: ReadonlyMap<string, Verdict>) => {
  const fresh = new Map<string, Verdict>()
  const keyOf = (files: readonly Known[]): string =>
    hash('verdict', files.map(({ key, digest }) => `${key} ${digest}`).join('\n'))
  return {
    /** By the places of the files; undefined where it is not known, or one of the files is another one by now. */
    find: (files: readonly Known[]): ReadonlyMap<number, Unsealed> | undefined => {
      const verdict = before.get(keyOf(files))
      if (!verdict) return undefined
      const opened = new Map<number, Unsealed>()
      for (const { of, sealed } of verdict.said) {
        const file = files[of]
        const unsealed = file && unsealWith(file.at, sealed)
        if (!unsealed) return undefined
        opened.set(of, unsealed)
      }
      return opened
    },
    /** Keeps nothing where one of the files changed meanwhile. */
    keep: (files: readonly Known[], told: ReadonlyMap<number, unknown>): void => {
      const said: { of: number; sealed: Uint8Array }[] = []
      for (const [of, value] of told) {
        const file = files[of]
        const bytes = file && bytesOf(file.at)
        if (!bytes || hashOf(bytes) !== file.digest) return
        said.push({ of, sealed: seal(value, bytes) })
      }
      fresh.set(keyOf(files), { at: Date.now(), said })
    },
    fresh,
  }
}
