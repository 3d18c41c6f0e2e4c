import type { Fields } from '../../readers/reader.ts'
import type { Profile } from '../../rule/settings.ts'
import type { Severity } from '../../text/severity.ts'
import type { FailOn, Mark, Override, Part, RuleSetting, SettingsFile, SpeakerSetting } from './settings.ts'

/** A settings file with the name that it has in reports. */
export interface Layer {
  readonly path: string
  readonly file: SettingsFile
}

/** A value and where it comes from: `tactful.yaml:4`, `profile timm`, `--show`, `default`. */
export interface From<T> {
  readonly value: T
  readonly from: string
}

/** What flags say; it wins. */
export interface Said {
  readonly profile?: string
  readonly lexicons: readonly string[]
  readonly format?: string
  readonly failOn?: FailOn
  readonly show?: Severity
}

/** Which overrides of each layer a file falls under. */
export type Under = (layer: Layer, override: Override) => boolean

/** All that holds for a file, each value with its origin. */
export interface Effective {
  readonly profiles: readonly From<string>[]
  /** By rule or entry, over the profiles; each with its layer's path for origins. */
  readonly choices: readonly { readonly path: string; readonly rules: readonly RuleSetting[] }[]
  /** `layer` is the file that named it; undefined for a flag. */
  readonly lexicons: readonly (From<string> & { readonly layer?: Layer })[]
  readonly placeholders: readonly From<string>[]
  readonly plugins: readonly From<string>[]
  readonly roles: readonly (SpeakerSetting & { readonly from: string })[]
  readonly fields?: From<Fields>
  readonly format?: From<string>
  readonly failOn: From<FailOn>
  readonly show: From<Severity>
}

/** How an origin is told. */
export const at = (path: string, { line }: Mark): string => `${path}:${line}`

/** The profile of a run that names none. */
const usual: From<string> = { value: 'recommended', from: 'default' }

interface PlacedPart {
  readonly layer: Layer
  readonly part: Part
}

const partsOf = (layers: readonly Layer[], under: Under): readonly PlacedPart[] =>
  layers.flatMap(layer => [
    { layer, part: layer.file },
    ...layer.file.overrides.filter(each => under(layer, each)).map(part => ({ layer, part })),
  ])

/** The profiles of the flag, or of the last override that names some, or of the files. */
const profilesFor = (
  layers: readonly Layer[],
  overrides: readonly PlacedPart[],
  said: Said,
  isProfile: (name: string) => boolean,
): readonly From<string>[] => {
  if (said.profile !== undefined) return [{ value: said.profile, from: '--profile' }]
  const placed = ({ layer, part }: PlacedPart): readonly From<string>[] =>
    part.extends
      .filter(({ value }) => isProfile(value))
      .map(told => ({ value: told.value, from: at(layer.path, told) }))
  const last = overrides.map(placed).findLast(names => names.length > 0)
  const top = layers.flatMap(layer => placed({ layer, part: layer.file }))
  return last ?? (top.length > 0 ? top : [usual])
}

/** What holds under the layers, the most general first, for the files that fall under these overrides. */
export const effective = (
  layers: readonly Layer[],
  under: Under,
  said: Said,
  profiles: readonly Profile[],
): Effective => {
  const parts = partsOf(layers, under)
  const overrides = parts.filter(({ layer, part }) => part !== layer.file)
  const isProfile = (name: string): boolean => profiles.some(each => each.name === name)
  const each = <T extends Mark & { readonly value: unknown }>(of: (part: Part) => readonly T[]) =>
    parts.flatMap(({ layer, part }) => of(part).map(told => ({ ...told, layer, from: at(layer.path, told) })))
  const last = <T>(found: readonly (T | undefined)[]): T | undefined =>
    found.findLast(one => one !== undefined)
  const top = <K extends 'failOn' | 'show'>(key: K, flag: string) => {
    const own = said[key]
    if (own !== undefined) return { value: own, from: flag }
    const layer = layers.findLast(one => one.file[key])
    const told = layer?.file[key]
    return layer && told ? { value: told.value, from: at(layer.path, told) } : undefined
  }
  const fields = last(
    parts.map(
      ({ layer, part: { fields: told } }) => told && { value: told.value, from: at(layer.path, told) },
    ),
  )
  const override = last(
    overrides.map(({ layer, part }) => {
      const { format } = part as Override
      return format && { value: format.value, from: at(layer.path, format) }
    }),
  )
  const format = said.format === undefined ? override : { value: said.format, from: '--as' }
  return {
    profiles: profilesFor(layers, overrides, said, isProfile),
    choices: parts.map(({ layer, part }) => ({ path: layer.path, rules: part.rules })),
    lexicons: [
      ...each(({ lexicons }) => lexicons),
      ...said.lexicons.map(value => ({ value, from: '--lexicon' })),
    ],
    placeholders: each(({ placeholders }) => placeholders),
    plugins: layers
      .slice(-1)
      .flatMap(({ path, file }) => file.plugins.map(told => ({ value: told.value, from: at(path, told) }))),
    roles: each(({ roles }) => roles),
    ...(fields ? { fields } : {}),
    ...(format ? { format } : {}),
    failOn: (top('failOn', '--fail-on') as From<FailOn> | undefined) ?? { value: 'warning', from: 'default' },
    show: (top('show', '--show') as From<Severity> | undefined) ?? { value: 'warning', from: 'default' },
  }
}
