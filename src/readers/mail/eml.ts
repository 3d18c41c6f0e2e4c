import type { Problem } from '../../text/problem.ts'
import type { Reader, Source } from '../reader.ts'
import type { Units } from './body-text.ts'
import { headOf } from './fields.ts'
import { mailIn } from './mail.ts'
import { threadOf } from './thread.ts'

/** Whether the units of the file are bytes, where the file or its text tells. */
export const unitsOf = ({ encoding, located: { text } }: Source): Units => {
  if (encoding === 'binary') return 'bytes'
  return encoding === undefined && !/[^\0-\xff]/.test(text) ? 'either' : 'characters'
}

const telling = /^(?:from|to|subject|date|message-id|mime-version|received|return-path|sender|content-type)$/

const noMail: Problem = {
  problem: 'This file does not begin as a mail does.',
  hint: 'Expected header lines such as “From: …” and “Subject: …”, then an empty line and the text.',
  offset: 0,
}

/** A mail (RFC 5322) as one conversation: what it quotes, the mails inside it, and itself. */
export const readEml: Reader = (source, { as, roleOf }) => {
  if (as !== undefined && as !== 'eml') return undefined
  const { located } = source
  const { fields } = headOf(located.text, 0, located.text.length)
  if (!fields.some(({ name }) => telling.test(name))) return noMail
  const mail = mailIn(located, unitsOf(source))
  const thread = threadOf([mail], { roleOf, single: true })
  const problems = [...mail.inner.flatMap(each => each.problems), ...mail.problems]
  return { format: 'eml', conversations: [...problems, thread] }
}
