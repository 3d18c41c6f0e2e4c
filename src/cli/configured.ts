import { resolve } from 'node:path'
import type { Selection } from '../compose.ts'
import type { Effective } from '../engine/settings/effective.ts'
import type { FailOn } from '../engine/settings/settings.ts'
import type { LeftOut } from '../node/files.ts'
import { findSettings } from '../node/settings-files.ts'
import type { ReadOptions } from '../readers/reader.ts'
import { visibleLine } from '../reporters/visible.ts'
import type { Severity } from '../text/severity.ts'
import { trouble } from './complaint.ts'
import { Failure } from './failure.ts'
import { isKept, type KeptFiles, keptFiles } from './kept.ts'
import { type Lexicon, readLexicons } from './lexicons.ts'
import { formatNamed, profileNamed } from './settings.ts'
import { shownPath } from './shown.ts'
import type { Terminal } from './terminal.ts'
import type { World } from './world.ts'

/** The flags that settings meet; what was not said on the command line is not in `given`. */
export interface ConfigFlags {
  readonly profile?: string
  readonly lexicon?: readonly string[]
  readonly as?: string
  readonly failOn?: FailOn
  readonly show?: Severity
  /** A settings file; false for none. */
  readonly config?: string | boolean
  /** False where the plugins of the settings are to be left out. */
  readonly plugins?: boolean
  /** False where every text is to be read closely. */
  readonly fastPath?: boolean
  readonly quiet?: boolean
  /** A baseline; false for none. */
  readonly baseline?: string | boolean
  readonly given: ReadonlySet<string>
}

/** How one file is read and checked. Files of the same kind share one object. */
export interface Plan {
  /** Tells it from other plans of the run. */
  readonly key: string
  readonly rules: Omit<Selection, 'only'>
  readonly reading: ReadOptions
}

/** What flags and settings come to, for each file. */
export interface PerFile {
  /** The plan for a file by its absolute path. */
  readonly planFor: (at: string) => Plan
  readonly leftOut: LeftOut
  /** Whether a file is one of the settings themselves, of their lexicons, or of a plugin. */
  readonly isOwn: (at: string) => boolean
}

export interface Configured extends PerFile {
  /** The settings file as reports print it. */
  readonly settings?: string
  /** What holds where no override does. */
  readonly usual: Plan
  /** Absolute paths of all that it was read from: files, and folders of plugins. */
  readonly sources: readonly string[]
  /** All lexicons, those of overrides too. */
  readonly lexicons: readonly Lexicon[]
  /** Plugins of the settings that are switched off. */
  readonly unplugged: readonly string[]
  /** Where it is written what to keep silent about. */
  readonly kept: KeptFiles
  readonly failOn: FailOn
  readonly show: Severity
  /** All that holds for a file, with origins; for no file in particular without a path. */
  readonly told: (at?: string) => Promise<Effective>
}

const settingsPath = async (
  { config }: ConfigFlags,
  { fs, cwd, env }: World,
): Promise<string | undefined> => {
  if (config === false) return undefined
  if (typeof config === 'string') return resolve(cwd, config)
  const [path, second] = await findSettings(fs, cwd, env.HOME ?? env.USERPROFILE)
  if (path === undefined || second === undefined) return path
  throw new Failure(
    `two settings files stand in one folder: ${shownPath(path, cwd)} and ${shownPath(second, cwd)}`,
    'Keep one of them, or name it with --config.',
  )
}

/** What flags alone come to. */
const withoutSettings = async (
  flags: ConfigFlags,
  lexicons: readonly Lexicon[],
  { cwd }: World,
): Promise<Configured> => {
  const kept = keptFiles(cwd, [], flags, cwd)
  const { profile = 'recommended', as, failOn = 'warning', show = 'warning', given } = flags
  const house = lexicons.map(({ rule }) => rule)
  const usual: Plan = { key: '', rules: { profile, house }, reading: as === undefined ? {} : { as } }
  return {
    usual,
    planFor: () => usual,
    leftOut: () => undefined,
    isOwn: isKept(kept),
    kept,
    sources: lexicons.map(({ path }) => resolve(cwd, path)),
    lexicons,
    unplugged: [],
    failOn,
    show,
    told: async () => {
      const { flagsSaid } = await import('./settled.ts')
      const { effective } = await import('../engine/settings/effective.ts')
      return effective([], () => false, flagsSaid({ ...flags, given }), [])
    },
  }
}

/** The same, with every text read closely. */
const readClosely = (configured: Configured): Configured => {
  const made = new Map<Plan, Plan>()
  const closely = (plan: Plan): Plan => {
    const known = made.get(plan)
    if (known) return known
    const { rules, reading } = plan
    const own = { ...plan, rules: { ...rules, fastPath: false }, reading: { ...reading, fastPath: false } }
    made.set(plan, own)
    return own
  }
  return { ...configured, usual: closely(configured.usual), planFor: at => closely(configured.planFor(at)) }
}

/**
 * Brings flags and settings together. All that is wrong with the settings and lexicons is told on standard error, and
 * then there is nothing to go on with.
 */
export const configure = async (
  flags: ConfigFlags,
  world: World,
  { err, errPaint }: Terminal,
): Promise<Configured | undefined> => {
  // The usual one is there, and to load them all only to see that takes time.
  if (flags.profile !== undefined && flags.given.has('profile'))
    profileNamed(flags.profile, await world.tools.profiles())
  formatNamed(flags.as, await world.tools.formats())
  const path = await settingsPath(flags, world)
  const { lexicons, problems } = await readLexicons(flags.lexicon ?? [], world)
  const settled =
    path === undefined
      ? undefined
      : await (await import('./settled.ts')).settled(path, flags, lexicons, world)
  const all = [...(settled?.problems ?? []), ...problems]
  for (const problem of all) await err.write(trouble(problem, errPaint))
  if (all.length > 0) return undefined
  const { unplugged = [] } = settled?.configured ?? {}
  if (unplugged.length > 0 && !flags.quiet) {
    await err.write(
      `${errPaint.dim(visibleLine(`Plugins are off, and with them their rules: ${unplugged.join(', ')}`))}\n`,
    )
  }
  const configured = settled?.configured ?? (await withoutSettings(flags, lexicons, world))
  return flags.fastPath === false ? readClosely(configured) : configured
}
