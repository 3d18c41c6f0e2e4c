import { type Fault, readYaml } from './yaml-reader.ts'

/** A book or page that rules cite. */
export interface Work {
  readonly id: string
  readonly author: string
  readonly title: string
  /** How it was read: “as reported by …” where the work itself was not. */
  readonly read: string
}

export const readBibliography = (
  source: string,
): { readonly works: readonly Work[]; readonly faults: readonly Fault[] } => {
  const yaml = readYaml(source)
  const works = yaml.list(yaml.root).flatMap(node => {
    const fields = yaml.map(node, 'a work', ['id', 'author', 'title', 'read'])
    const need = (key: string): string => (fields && yaml.text(fields.get(key), key)) ?? ''
    return fields
      ? [{ id: need('id'), author: need('author'), title: need('title'), read: need('read') }]
      : []
  })
  return { works, faults: yaml.faults }
}
