import { isCompany } from '../../text/company.ts'
import type { Role } from '../../text/conversation.ts'
import type { ReadOptions } from '../reader.ts'
import type { Person } from './addresses.ts'

/** Somebody who takes part in a thread, and what the head of the mail told of them. */
export interface Speaker extends Person {
  readonly role?: Role
}

const desks =
  /^(?:no-?reply|do-?not-?reply|support|help|helpdesk|service|customer\.?-?(?:service|care|support|success)|care|contact|info|hello|hi|team|billing|orders?|shop|sales|returns?|refunds?|feedback|accounts?|news|newsletter|notifications?|kundenservice|kefu|service\d?)(?:[.+_-].*)?$/i
const robots = /^(?:mailer-daemon|postmaster)$/i
const deskNames =
  /\b(?:support|customer (?:service|care|success|relations)|service (?:team|desk)|help ?desk|care team)\b|客服|客户服务|客戶服務|售后|售後/i
/** Where anybody has an address: it tells nothing of a company. */
const free =
  /^(?:gmail|googlemail|outlook|hotmail|live|msn|yahoo|ymail|icloud|me|mac|aol|gmx|web|mail|proton|protonmail|qq|163|126|foxmail|sina|sohu|aliyun|yeah|naver|yandex)\.[a-z.]{2,6}$/

const domainOf = ({ address }: Person): string | undefined => address?.slice(address.lastIndexOf('@') + 1)

/** The domain of a person’s company, if it is not one where anybody has an address. */
export const companyOf = (person: Person): string | undefined => {
  const domain = domainOf(person)
  return domain === undefined || free.test(domain) ? undefined : domain
}

const isFree = (person: Person): boolean => {
  const domain = domainOf(person)
  return domain !== undefined && free.test(domain)
}

/** What a speaker’s own name, address or head tells. */
const ownRole = (speaker: Speaker, roleOf: ReadOptions['roleOf']): Role | undefined => {
  const { name, address, role } = speaker
  const listed = (name && roleOf?.(name)) || (address && roleOf?.(address))
  if (listed) return listed
  if (role) return role
  const local = address?.slice(0, address.indexOf('@')) ?? ''
  if (robots.test(local)) return 'system'
  if (desks.test(local) && !isFree(speaker)) return 'agent'
  return name && deskNames.test(name) ? 'agent' : undefined
}

/**
 * Tells who in a thread is the company. In this order: the names and addresses that the user lists; what the head says (an
 * automatic answer is a bot’s, a mailing an agent’s); an address such as support@ or a name such as “Acme Support”; an
 * address of the same company as one of these. Beside a company so known everybody else is a customer, and beside a known
 * customer the others are agents. Between a free mailbox (gmail.com) and another one, the free one is the customer’s. A
 * thread of one writer is what the company writes. Undefined where nothing tells.
 */
export const rolesIn = (
  writers: readonly Speaker[],
  others: readonly Person[],
  roleOf: ReadOptions['roleOf'],
): ((speaker: Speaker) => Role | undefined) => {
  const people: readonly Speaker[] = [...writers, ...others]
  const known = people.map(person => ownRole(person, roleOf))
  const companies = new Set(
    people.flatMap((person, index) => (isCompany(known[index]) ? (companyOf(person) ?? []) : [])),
  )
  const hasCompany = known.some(isCompany)
  const hasCustomer = known.includes('customer')
  const hasFree = people.some(isFree)
  const hasOwn = people.some(person => person.address !== undefined && !isFree(person))
  const keyOf = ({ address, name }: Person): string => address ?? name ?? ''
  const alone = new Set(writers.map(keyOf)).size === 1
  return speaker => {
    const own = ownRole(speaker, roleOf)
    if (own) return own
    const company = companyOf(speaker)
    if (company !== undefined && companies.has(company)) return 'agent'
    if (hasCompany) return 'customer'
    if (hasCustomer) return 'agent'
    if (hasFree && hasOwn && speaker.address !== undefined) return isFree(speaker) ? 'customer' : 'agent'
    return alone ? 'agent' : undefined
  }
}
