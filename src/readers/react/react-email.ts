import type { Message } from '../../text/conversation.ts'
import { isProblem, type Problem } from '../../text/problem.ts'
import { readings } from '../prose/branches.ts'
import { htmlPassages } from '../prose/html.ts'
import { saidIn } from '../prose/template.ts'
import type { Reader } from '../reader.ts'
import { parseJsx, tooDeep } from './parse.ts'
import { type Mail, mailOf } from './parts.ts'
import { importsMail } from './sniff.ts'
import { jsxSpell } from './spell.ts'

const language = /<(?:Html|html)\b[^>]{0,300}?\slang=(?:\{\s*)?["']([A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*)["']/

const mailIn = (text: string, module: Exclude<ReturnType<typeof parseJsx>, Problem>): Mail | Problem => {
  try {
    return mailOf(text, module)
  } catch (error) {
    if (error instanceof RangeError) return tooDeep
    throw error
  }
}

/** Mails written as components: modules of TypeScript or JavaScript that import React Email. */
export const readReactEmail: Reader = ({ located }, { as }) => {
  const { text } = located
  if (as === undefined ? !importsMail(text) : as !== 'react-email') return undefined
  const module = parseJsx(text)
  if (isProblem(module)) return module
  const mail = mailIn(text, module)
  if (isProblem(mail)) return mail
  const { parts, regions } = mail
  const said = saidIn(readings(located, parts, jsxSpell(regions)), htmlPassages)
  const lang = language.exec(text)?.[1]
  const message: Message = {
    path: [],
    role: 'agent',
    audience: 'customer',
    ...(lang === undefined ? {} : { lang }),
    ...said,
  }
  return { format: 'react-email', conversations: [{ messages: [message] }] }
}
