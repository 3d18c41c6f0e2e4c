import type { Message, Role } from './conversation.ts'

/** Whether who says it is the company: one of its people, or its bot. */
export const isCompany = (role: Role | undefined): role is 'agent' | 'bot' =>
  role === 'agent' || role === 'bot'

/** Said by the company for customers to read, and not a note among colleagues. */
export const speaksToCustomers = ({ role, audience }: Message): boolean =>
  isCompany(role) && audience !== 'internal'
