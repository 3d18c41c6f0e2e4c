import type { Fault } from './yaml-faults.ts'
import { readYaml } from './yaml-reader.ts'

/** What a source says about wording. `reason` tells why no rule on texts can carry it. */
export interface Statement {
  readonly id: string
  readonly source: string
  readonly place: string
  readonly says: string
  readonly reason?: string
}

export const readStatements = (
  source: string,
): { readonly statements: readonly Statement[]; readonly faults: readonly Fault[] } => {
  const yaml = readYaml(source)
  const statements = yaml.list(yaml.root).flatMap(node => {
    const fields = yaml.map(node, 'a statement', ['id', 'source', 'place', 'says', 'reason'])
    const need = (key: string): string => (fields && yaml.text(fields.get(key), key)) ?? ''
    if (!fields) return []
    const statement = { id: need('id'), source: need('source'), place: need('place'), says: need('says') }
    return [fields.has('reason') ? { ...statement, reason: need('reason') } : statement]
  })
  return { statements, faults: yaml.faults }
}
