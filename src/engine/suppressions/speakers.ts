import type { RuleBook, Ruleset } from '../ruleset.ts'

/** Which rules and entries can be named, and in which languages each of them speaks. */
export const speakers = ({ rules }: Pick<Ruleset, 'rules'>, { known, partial = false }: RuleBook) => {
  const byName = new Map<string, { readonly languages: readonly string[]; readonly together: boolean }>()
  for (const { id, languages, entries, collection } of rules) {
    const together = collection !== undefined
    byName.set(id, { languages, together })
    for (const entry of entries) byName.set(`${id}/${entry.id}`, { languages: [entry.lang], together })
  }
  if (!partial) {
    const languages = [...new Set(rules.flatMap(each => each.languages))]
    byName.set('', { languages, together: false })
  }
  let names: ReadonlySet<string> | undefined
  return {
    known: (): ReadonlySet<string> => {
      names ??= known?.() ?? new Set([...byName.keys()].filter(name => name !== ''))
      return names
    },
    /** The languages in which it speaks of a file; `among` says whether rules over whole folders do. */
    languagesOf: (name: string, among: boolean): readonly string[] | undefined => {
      const own = byName.get(name)
      return own && (among || !own.together) ? own.languages : undefined
    },
  }
}
