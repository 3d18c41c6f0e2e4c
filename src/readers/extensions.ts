import type { Format } from './reader.ts'

interface Claim {
  readonly extension: string
  readonly format: Format
}

/** What formats claim, by the last ending of each extension, and the length of the longest extension. */
interface Claims {
  readonly byEnding: ReadonlyMap<string, readonly Claim[]>
  /** Where the last ending is all that is claimed: nothing more of the name matters. */
  readonly byEndingAlone: ReadonlyMap<string, readonly Format[]>
  readonly longest: number
}

/** With its dot, where there is one. */
const endingOf = (name: string): string => name.slice(Math.max(0, name.lastIndexOf('.')))

const different = (claims: readonly Claim[]): readonly Format[] => [
  ...new Set(claims.map(({ format }) => format)),
]

const claimsIn = (formats: readonly Format[]): Claims => {
  const byEnding = new Map<string, Claim[]>()
  let longest = 0
  for (const format of formats) {
    for (const extension of format.extensions) {
      const ending = endingOf(extension)
      const known = byEnding.get(ending)
      if (known) known.push({ extension, format })
      else byEnding.set(ending, [{ extension, format }])
      longest = Math.max(longest, extension.length)
    }
  }
  const alone = [...byEnding].filter(([ending, claims]) =>
    claims.every(({ extension }) => extension === ending),
  )
  return {
    byEnding,
    byEndingAlone: new Map(alone.map(([ending, claims]) => [ending, different(claims)])),
    longest,
  }
}

const made = new WeakMap<readonly Format[], Claims>()

const claimsOf = (formats: readonly Format[]): Claims => {
  const known = made.get(formats)
  if (known) return known
  const claims = claimsIn(formats)
  made.set(formats, claims)
  return claims
}

const endOf = (path: string, { longest }: Claims): string => path.slice(-longest).toLowerCase()

const claimsOn = (end: string, { byEnding }: Claims): readonly Claim[] =>
  (byEnding.get(endingOf(end)) ?? []).filter(({ extension }) => end.endsWith(extension))

/** The formats with an extension that ends the path, in their order. Every file of a run asks. */
export const formatsEnding = (path: string, formats: readonly Format[]): readonly Format[] => {
  const claims = claimsOf(formats)
  const end = endOf(path, claims)
  return claims.byEndingAlone.get(endingOf(end)) ?? different(claimsOn(end, claims))
}

/** Those with the longest of the extensions that end the path, so that `.txt.erb` is no `.erb`. */
export const formatsOf = (path: string, formats: readonly Format[]): readonly Format[] => {
  const claims = claimsOf(formats)
  const end = endOf(path, claims)
  const alone = claims.byEndingAlone.get(endingOf(end))
  if (alone) return alone
  const found = claimsOn(end, claims)
  const longest = Math.max(...found.map(({ extension }) => extension.length))
  return different(found.filter(({ extension }) => extension.length === longest))
}
