import type { Role } from '../../text/conversation.ts'

/** Whether a name fits a pattern in which `*` stands for anything; one walk through the name. */
const fits = (name: string, pattern: readonly string[]): boolean => {
  const [first = '', ...rest] = pattern
  if (rest.length === 0) return name === first
  const last = rest.pop() as string
  if (!name.startsWith(first)) return false
  let at = first.length
  for (const part of rest) {
    const found = name.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  return name.length - last.length >= at && name.endsWith(last)
}

/** A name as it is compared: width, case and spaces do not count. */
export const foldedName = (name: string): string =>
  name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()

/** What the settings say of speakers, the later over the earlier; a name as it stands wins over one with `*`. */
export const roleFinder = (
  roles: readonly { readonly speaker: string; readonly value: Role }[],
): ((speaker: string) => Role | undefined) => {
  const names = new Map<string, Role>()
  const patterns: { parts: readonly string[]; role: Role }[] = []
  for (const { speaker, value } of roles) {
    const name = foldedName(speaker)
    if (name.includes('*')) patterns.unshift({ parts: name.split('*'), role: value })
    else names.set(name, value)
  }
  return speaker => {
    const name = foldedName(speaker)
    return names.get(name) ?? patterns.find(({ parts }) => fits(name, parts))?.role
  }
}
