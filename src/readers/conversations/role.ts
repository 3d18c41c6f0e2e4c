import type { Role } from '../../text/conversation.ts'

const word = (words: string): RegExp => new RegExp(`(?<![\\p{L}\\p{N}])(?:${words})s?(?![\\p{L}])`, 'iu')

/** In this order: a "virtual agent" is no agent, and "customer support" no customer. */
const roleWords: readonly (readonly [RegExp, Role])[] = [
  [word('bot|chat ?bot|virtual (?:agent|assistant)|ai|automated|机器人'), 'bot'],
  [word('customer (?:service|support|care|success|relations)|客服'), 'agent'],
  [word('agent|support|rep|representative|assistant|advis[oe]r|operator|csr|cs|staff|坐席'), 'agent'],
  [word('customer|user|client|visitor|caller|guest|member|buyer|shopper|客户|顾客|用户|买家'), 'customer'],
  [word('system|系统'), 'system'],
]

/** The role that a speaker's name tells: `Support (Ana)` is an agent, `Ana` nobody known. */
export const roleOf = (name: string): Role | undefined =>
  name.length > 60 ? undefined : roleWords.find(([words]) => words.test(name))?.[1]

/**
 * The role of each speaker. Where one side is known by its name, a single speaker without a known role is the
 * other side; those whose role stays unknown are not in the map.
 */
export const rolesOf = (
  speakers: Iterable<string>,
  known: (name: string) => Role | undefined,
): Map<string, Role> => {
  const roles = new Map<string, Role>()
  const strangers = new Set<string>()
  for (const speaker of speakers) {
    const role = known(speaker)
    if (role) roles.set(speaker, role)
    else strangers.add(speaker)
  }
  const [stranger, ...others] = strangers
  if (stranger === undefined || others.length > 0) return roles
  const held = new Set(roles.values())
  const company = held.has('agent') || held.has('bot')
  if (held.has('customer') !== company) roles.set(stranger, company ? 'customer' : 'agent')
  return roles
}
