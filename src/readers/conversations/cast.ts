import type { Role } from '../../text/conversation.ts'
import type { Problem } from '../../text/problem.ts'
import { missingSide, rolesOf } from './role.ts'

/** What somebody said, as far as it tells who they are. */
export interface Voice {
  readonly speaker: string
  readonly words: string
}

/** Words that only a company says. */
const welcome =
  /\bthank(?:s| you) for (?:calling|contacting|chatting with|choosing) (?!me\b|back\b)|\b(?:how|what) (?:can|may) (?:I|we) (?:help|assist|do for) you|(?:什么|什麼)?可以(?:帮|幫)(?:到|助)?[您你]|[为為]您服[务務]|[欢歡]迎(?:光临|光臨|致电|致電|来电|來電)|感[谢謝]您的(?:来电|來電|咨询|諮詢|致电|致電)/iu

/** Of two strangers the one who welcomes the other speaks for the company. */
const byWelcome = (voices: readonly Voice[], roles: Map<string, Role>): void => {
  const strangers = [...new Set(voices.map(({ speaker }) => speaker))].filter(name => !roles.has(name))
  const taken = [...roles.values()]
  if (strangers.length !== 2 || taken.includes('agent') || taken.includes('customer')) return
  const hosts = new Set(voices.filter(({ words }) => welcome.test(words)).map(({ speaker }) => speaker))
  const [host, ...others] = strangers.filter(name => hosts.has(name))
  if (host === undefined || others.length > 0) return
  for (const name of strangers) roles.set(name, name === host ? 'agent' : 'customer')
}

/**
 * The role of each speaker of one conversation: what is `known`, then who is left when one side is known, then who
 * welcomes whom. Those whose role stays unknown are not in the map.
 */
export const castOf = (
  voices: readonly Voice[],
  known: (speaker: string) => Role | undefined,
): ReadonlyMap<string, Role> => {
  const roles = rolesOf(new Set(voices.map(({ speaker }) => speaker)), known)
  byWelcome(voices, roles)
  return roles
}

/** The only name without a role where one side is missing: that side. */
export const loneStranger = (
  names: readonly string[],
  known: (speaker: string) => Role | undefined,
): string | undefined => {
  const [stranger, ...others] = names.filter(name => !known(name))
  return others.length === 0 && missingSide(names.map(known)) ? stranger : undefined
}

const quoted = (names: readonly string[]): string => names.map(name => `“${name}”`).join(', ')

/** A name as YAML takes it inside brackets. */
const inYaml = (name: string): string =>
  /^\p{L}[\p{L}\p{N}_.-]*(?: [\p{L}\p{N}_.-]+)*$/u.test(name) ? name : JSON.stringify(name)

/** One problem for all speakers whose role nothing tells; `orElse` is another way to tell it. */
export const unknownSpeakers = (names: readonly string[], offset: number, orElse = ''): Problem => {
  const shown = names.slice(0, 5)
  const more = names.length > shown.length ? ` and ${names.length - shown.length} more` : ''
  const [one, be] = names.length === 1 ? ['the name', 'is'] : ['these names', 'are']
  return {
    problem: `Nothing tells whether ${quoted(shown)}${more} ${be} on the side of the company or of the customer.`,
    hint: `List ${one} under “roles” in tactful.yaml: roles: {agent: [${inYaml(names[0] ?? '')}]}${orElse}.`,
    offset,
  }
}
