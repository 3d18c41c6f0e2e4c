/** The rule of a key: `no-problem`, `no-problem/no-worries`, `acme/late-reply`, `acme/late-reply/soon`. */
export const ruleOfKey = <R extends { readonly id: string }>(
  key: string,
  rules: readonly R[],
): R | undefined => {
  const parts = key.split('/')
  const [own, first] = [parts.slice(0, 2).join('/'), parts[0]]
  return rules.find(({ id }) => id === own) ?? rules.find(({ id }) => id === first)
}
