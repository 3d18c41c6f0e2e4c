import type { Judgement } from './check.ts'
import type { DefinedRule } from './define.ts'

/** The code of a plugin: what the default export of its module is. Its name and lexicons stand beside it. */
export interface Plugin {
  /** Rules in code, as `defineRule` and `defineCollectionRule` make them. */
  readonly rules?: readonly DefinedRule[]
  /** Judgements over the hits of its own lexicons, as `judge` makes them, by the id of the lexicon. */
  readonly judgements?: Readonly<Record<string, Judgement>>
}

/** The code of a plugin, so that the compiler knows what it is. */
export const definePlugin = (plugin: Plugin): Plugin => plugin

/** What `plugin.yaml` says. */
export interface PluginManifest {
  /** What the ids of its rules begin with: `acme` for `acme/late-reply`. */
  readonly name: string
  /** The versions of Tactful that it works with, as npm writes ranges: `^0.1`. */
  readonly tactful: string
  readonly about?: string
  /** Where its rules are described: what reports link to. */
  readonly homepage?: string
  /** Its module, from its folder; without it no code runs. */
  readonly code?: string
}

/** A file of a plugin: its path from the plugin's folder, with slashes. */
export interface PluginFile {
  readonly path: string
  readonly text: string
}

/** What is wrong with a plugin, in which of its files. */
export interface PluginFault {
  readonly path: string
  readonly line?: number
  readonly column?: number
  readonly message: string
  readonly hint: string
}
