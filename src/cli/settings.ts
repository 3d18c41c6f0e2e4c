import type { Format } from '../readers/reader.ts'
import type { ConfigFlags } from './configured.ts'
import { Failure } from './failure.ts'
import { ruleNamed } from './rule-named.ts'
import type { ScopeFlags } from './scope.ts'
import { suggestion } from './suggestion.ts'
import type { ListedRule } from './world.ts'

/** `auto`: as many as the work is worth. */
export type Concurrency = 'auto' | number

export interface CheckFlags extends ConfigFlags, ScopeFlags {
  /** Names of reports, `NAME` or `NAME=FILE`; none where nothing was asked for. */
  readonly format: readonly string[]
  /** JSON reports of earlier runs: paths or globs. */
  readonly earlier?: readonly string[]
  readonly rule: readonly string[]
  readonly printConfig?: string
  readonly quiet?: boolean
  /** Where the time went. */
  readonly stats?: boolean
  readonly redact?: boolean
  /** Whether what comes of files is kept for the next run; undefined where nobody said. */
  readonly cache?: boolean
  readonly cacheLocation?: string
  /** How many threads examine files. */
  readonly concurrency?: Concurrency
  /** A part of the run, `2/3`. */
  readonly shard?: string
  /** JSON reports hold the messages that were checked. */
  readonly messages?: boolean
  readonly fix?: boolean
  readonly diff?: boolean
  readonly unsafe?: boolean
  /** Somebody at the terminal decides finding by finding. */
  readonly interactive?: boolean
}

export const formatNamed = (as: string | undefined, formats: readonly Format[]): string | undefined => {
  const known = formats.map(({ id }) => id)
  if (as === undefined || known.includes(as)) return as
  throw new Failure(`there is no format “${as}”`, suggestion(as, known, 'tactful formats lists them all.'))
}

/** The name of a profile that there is. */
export const profileNamed = (name: string, profiles: readonly { readonly name: string }[]): string => {
  const known = profiles.map(each => each.name)
  if (known.includes(name)) return name
  throw new Failure(`there is no profile “${name}”`, suggestion(name, known, `Known: ${known.join(', ')}.`))
}

/** The ids of the named rules; none where all are meant. */
export const rulesNamed = (
  names: readonly string[],
  all: readonly Pick<ListedRule, 'id' | 'group'>[],
): readonly string[] => [...new Set(names.map(name => ruleNamed(name, all).id))]

/** What to check: the working folder where no path and no list is given, standard input where only its name is. */
export const patternsOf = (
  paths: readonly string[],
  stdinFilename: string | undefined,
  listed = false,
): readonly string[] => {
  if (paths.includes('-')) return paths
  if (stdinFilename === undefined) return paths.length > 0 || listed ? paths : ['.']
  if (paths.length === 0) return ['-']
  throw new Failure(
    '--stdin-filename names standard input, which is not read',
    'Add - to the paths, or drop the flag.',
  )
}

/** Whether and how the run mends; a Failure for flags that do not go together. */
export const mendingOf = ({ fix = false, diff = false, unsafe = false, staged = false }: CheckFlags) => {
  if (!fix && !diff) {
    if (unsafe)
      throw new Failure('--unsafe says which rewrites to make', 'Add --fix, or --diff to look first.')
    return undefined
  }
  if (staged) {
    throw new Failure(
      'what is staged can’t be mended in place',
      'Mend the files with --fix and stage them again, or look at them with --since HEAD.',
    )
  }
  return { unsafe, diff }
}
