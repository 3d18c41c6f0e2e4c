import { isNewer, readVersion, type Version } from '../text/version.ts'
import type { Profile } from './settings.ts'
import { type Fault, readYaml } from './yaml-reader.ts'

/** The release that each rule came with, by its id: `0.1.0`. */
export type Releases = ReadonlyMap<string, string>

/** Reads the list of releases and their rules. Each rule stands there once. */
export const readReleases = (
  source: string,
  ids: readonly string[],
): { readonly releases: Releases; readonly faults: readonly Fault[] } => {
  const yaml = readYaml(source)
  const releases = new Map<string, string>()
  for (const [version, at, rules] of yaml.pairs(yaml.root, 'the releases')) {
    if (!/^\d+\.\d+\.\d+$/.test(version)) {
      yaml.fault(at, `“${version}” is no release`, 'write it like 0.2.0')
    }
    for (const node of yaml.list(rules)) {
      const id = yaml.text(node, 'a rule')
      if (id === undefined) continue
      if (!ids.includes(id)) yaml.fault(node, `there is no rule “${id}”`, 'a rule is named by its id alone')
      if (releases.has(id)) {
        yaml.fault(node, `“${id}” stands here twice`, 'keep the release that it came with')
      } else releases.set(id, version)
    }
  }
  return { releases, faults: yaml.faults }
}

/** Rules that are new in the minor release of `version`. All are old in the very first release. */
export const newcomers = (releases: Releases, version: Version): readonly string[] => {
  const [major, minor] = version
  const known = [...releases].flatMap(([id, since]) => {
    const read = readVersion(since)
    return read ? [[id, read] as const] : []
  })
  const isFirst = (one: Version): boolean => !known.some(([, other]) => isNewer(one, other))
  return known.filter(([, since]) => !isNewer([major, minor, 0], since) && !isFirst(since)).map(([id]) => id)
}

/** The name of the profile to which a new rule comes quietly, and through it to those that extend it. */
const gentle = 'recommended'

/** Profiles in which newcomers are told as info, but where the profile itself says something of them. */
export const withQuiet = (profiles: readonly Profile[], ids: readonly string[]): readonly Profile[] =>
  profiles.map(profile => {
    if (profile.name !== gentle) return profile
    const said = new Set(profile.choices.flatMap(([id, { is }]) => (is === undefined ? [] : [id])))
    const quiet = ids.filter(id => !said.has(id)).map(id => [id, { is: 'info' }] as const)
    return { ...profile, choices: [...quiet, ...profile.choices] }
  })
