import type { Fault } from '../../rule/yaml-faults.ts'
import { type Field, readYaml, type YamlReader } from '../../rule/yaml-reader.ts'
import { badPattern } from '../settings/patterns.ts'
import type { Mark } from '../settings/settings.ts'
import { isDay } from './day.ts'
import { unknownName } from './suppress.ts'

/** An item of a file of suppressions, for formats that have no comments. */
export interface Listed extends Mark {
  /** A rule, or `rule/entry`. */
  readonly rule: string
  /** As JSON reports print it. */
  readonly fingerprint?: string
  /** The message as reports name it: `macros › Refund denied`. */
  readonly message?: string
  /** Which files: a pattern as in .gitignore, from the folder of the file of suppressions. */
  readonly file?: string
  readonly reason?: string
  readonly until?: string
}

const keys = ['rule', 'fingerprint', 'message', 'file', 'reason', 'until']

const fingerprint = /^[0-9a-f]{20}(?:-\d+)?$/

const item = (
  yaml: YamlReader,
  node: Field,
  known: ReadonlySet<string>,
  unknown: (name: string) => string,
): readonly Listed[] => {
  const fields = yaml.map(node, 'a suppression', keys)
  if (!fields) return []
  const text = (key: string): string | undefined =>
    fields.has(key) ? yaml.text(fields.get(key), key)?.trim() || undefined : undefined
  const at = (key: string): Field => fields.get(key) ?? node
  const rule = text('rule')
  const [print, message, file, reason, until] = keys.slice(1).map(text)
  if (rule === undefined)
    yaml.fault(at('rule'), 'a suppression has no “rule”', 'name the rule: rule: no-problem')
  else if (!known.has(rule)) {
    const [what = '', near = 'tactful rules lists them all'] = unknown(rule).split('; ')
    yaml.fault(at('rule'), what, near)
  }
  if ((print === undefined) === (message === undefined)) {
    yaml.fault(
      node,
      print === undefined
        ? 'a suppression says not of which text'
        : 'a suppression has both “fingerprint” and “message”',
      'name one of them: message: macros › Refund denied, as reports print it, or the fingerprint of --format json',
    )
  }
  if (print !== undefined && !fingerprint.test(print)) {
    yaml.fault(
      at('fingerprint'),
      `“${print}” is no fingerprint`,
      'it is 20 digits and letters; --format json prints it',
    )
  }
  if (until !== undefined && !isDay(until)) {
    yaml.fault(at('until'), `“${until}” is no day`, 'write it like 2027-01-31')
  }
  const bad = file === undefined ? undefined : badPattern(file)
  if (bad) yaml.fault(at('file'), bad.message, bad.hint)
  if (rule === undefined) return []
  return [
    {
      ...yaml.placeOf(node),
      rule,
      ...(print === undefined ? {} : { fingerprint: print }),
      ...(message === undefined ? {} : { message }),
      ...(file === undefined ? {} : { file }),
      ...(reason === undefined ? {} : { reason }),
      ...(until === undefined ? {} : { until }),
    },
  ]
}

/** Reads a file of suppressions; all its faults are told. `known` are the names of rules and entries. */
export const readSuppressions = (
  source: string,
  known: ReadonlySet<string>,
): { readonly listed: readonly Listed[]; readonly faults: readonly Fault[] } => {
  const yaml = readYaml(source, { comments: true })
  if (yaml.root === null || yaml.faults.length > 0) return { listed: [], faults: yaml.faults }
  const items = yaml.list(yaml.root)
  if (items[0] === yaml.root) {
    yaml.fault(yaml.root, 'suppressions must be a list', 'begin each of them with “- rule:”')
    return { listed: [], faults: yaml.faults }
  }
  const unknown = unknownName(known)
  const listed = items.flatMap(node => item(yaml, node, known, unknown))
  return { listed, faults: yaml.faults }
}

/** As much of a finding as a list of suppressions knows. */
export interface Listable {
  readonly rule: string
  readonly entry?: string
  readonly fingerprint: string
  readonly messagePath: readonly string[]
}

const folded = (message: string): string =>
  message
    .split('›')
    .map(part => part.trim().replace(/\s+/g, ' '))
    .join(' › ')

const names = ({ rule }: Listed, found: Listable): boolean =>
  rule === found.rule || rule === `${found.rule}/${found.entry ?? ''}`

/** Finds the items that silence a finding in a file, without going through all of them. */
export const lister = <One extends Listed>(listed: readonly One[]) => {
  const byKey = new Map<string, One[]>()
  const key = (rule: string, what: string): string => `${rule.split('/')[0]} ${what}`
  for (const one of listed) {
    const own = key(one.rule, one.fingerprint ?? folded(one.message ?? ''))
    const same = byKey.get(own)
    if (same) same.push(one)
    else byKey.set(own, [one])
  }
  return (found: Listable): readonly One[] =>
    [found.fingerprint, folded(found.messagePath.join(' › '))]
      .flatMap(what => byKey.get(key(found.rule, what)) ?? [])
      .filter(one => names(one, found))
}
