import type { Fields } from '../../readers/reader.ts'
import type { Level } from '../../rule/settings.ts'
import type { Role } from '../../text/conversation.ts'
import type { Severity } from '../../text/severity.ts'

/** A place in a settings file; both count from 1. */
export interface Mark {
  readonly line: number
  readonly column: number
}

/** A value with the place where it is written. */
export interface Told<T> extends Mark {
  readonly value: T
}

/** What is said of a rule or of one entry of it. */
export interface RuleSetting extends Mark {
  /** `no-problem` or `no-problem/no-worries`. */
  readonly key: string
  readonly is?: Told<Level>
  readonly options: readonly (Told<unknown> & { readonly name: string })[]
}

/** A speaker and what he is; `*` in the name stands for anything. */
export interface SpeakerSetting extends Told<Role> {
  readonly speaker: string
}

/** What may be said for all files and again for some. */
export interface Part {
  readonly extends: readonly Told<string>[]
  readonly rules: readonly RuleSetting[]
  readonly lexicons: readonly Told<string>[]
  readonly fields?: Told<Fields>
  readonly roles: readonly SpeakerSetting[]
  readonly placeholders: readonly Told<string>[]
}

export interface Override extends Part {
  readonly files: readonly Told<string>[]
  readonly format?: Told<string>
}

export type FailOn = Severity | 'never'

/** One settings file, as it is written. */
export interface SettingsFile extends Part {
  readonly overrides: readonly Override[]
  /** Folders and packages; only the file that a run begins with has a say. */
  readonly plugins: readonly Told<string>[]
  readonly ignore: readonly Told<string>[]
  /** Files that list what is silent; they add up. */
  readonly suppressions: readonly Told<string>[]
  readonly baseline?: Told<string>
  readonly failOn?: Told<FailOn>
  readonly show?: Told<Severity>
}
