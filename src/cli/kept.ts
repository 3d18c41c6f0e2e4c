import { basename, join, resolve } from 'node:path'
import type { Mark } from '../engine/settings/settings.ts'
import type { FileLayer } from './settings-layers.ts'

/** A file that somebody named, and where. */
export interface NamedFile {
  /** Its absolute path. */
  readonly at: string
  /** As it was written. */
  readonly name: string
  /** The settings file that names it; a flag does where it is left out. */
  readonly from?: Mark & { readonly path: string }
}

/** Where it is written what to keep silent about. */
export interface KeptFiles {
  /** The folder of the settings, or the working folder: paths in the files below are taken from their own. */
  readonly folder: string
  /** Files of suppressions that were named. */
  readonly suppressions: readonly NamedFile[]
  /** The baseline that was named. */
  readonly baseline?: NamedFile
  /** Whether files of the usual names count where they are there and no other was named. */
  readonly usual: { readonly suppressions: boolean; readonly baseline: boolean }
}

export const usualNames = {
  suppressions: 'tactful-suppressions.yaml',
  baseline: 'tactful-baseline.json',
} as const

const named = (layer: FileLayer, { value, line, column }: Mark & { readonly value: string }): NamedFile => ({
  at: resolve(layer.folder, value),
  name: value,
  from: { path: layer.path, line, column },
})

/** What settings and flags say of these files. */
export const keptFiles = (
  folder: string,
  layers: readonly FileLayer[],
  flags: { readonly baseline?: string | boolean; readonly config?: string | boolean },
  cwd: string,
): KeptFiles => {
  const suppressions = layers.flatMap(layer => layer.file.suppressions.map(told => named(layer, told)))
  const last = layers.findLast(({ file }) => file.baseline)
  const ofSettings = last?.file.baseline && named(last, last.file.baseline)
  const { baseline: flag } = flags
  const ofFlag = typeof flag === 'string' ? { at: resolve(cwd, flag), name: flag } : undefined
  const baseline = flag === false ? undefined : (ofFlag ?? ofSettings)
  const usual = flags.config !== false
  return {
    folder,
    suppressions: [...new Map(suppressions.map(file => [file.at, file])).values()],
    ...(baseline ? { baseline } : {}),
    usual: {
      suppressions: usual && suppressions.length === 0,
      baseline: usual && flag !== false && !baseline,
    },
  }
}

/** The baseline that a run would write. */
export const baselinePath = ({ folder, baseline }: KeptFiles): string =>
  baseline?.at ?? join(folder, usualNames.baseline)

/** The file of suppressions to which new ones are added. */
export const suppressionsPath = ({ folder, suppressions: [first] }: KeptFiles): string =>
  first?.at ?? join(folder, usualNames.suppressions)

/** Whether a file is one of these, which hold no texts for customers. */
export const isKept = ({ suppressions, baseline }: KeptFiles): ((at: string) => boolean) => {
  const paths = new Set([...suppressions, ...(baseline ? [baseline] : [])].map(({ at }) => at))
  const names: readonly string[] = Object.values(usualNames)
  return at => paths.has(at) || names.includes(basename(at))
}
