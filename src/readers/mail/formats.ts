import type { Format } from '../reader.ts'

const head = /^\uFEFF?(?:[!-9;-~]{1,60}:[^\n]*\n(?:[ \t][^\n]*\n)*)+/
const sure = /^(?:message-id|mime-version|received|return-path|delivered-to):/im
const sender = /^from:/im

const startsAsMail = (start: string): boolean => {
  const fields = head.exec(start)?.[0] ?? ''
  return sender.test(fields) && sure.test(fields)
}

const startsAsMailbox = (start: string): boolean => {
  const feed = start.indexOf('\n')
  const first = feed === -1 ? '' : start.slice(0, feed).replace(/^\uFEFF/, '')
  return (
    /^From \S.*\d:\d\d/.test(first.slice(0, 200)) &&
    /^>?[!-9;-~]{1,60}:/.test(start.slice(feed + 1, feed + 100))
  )
}

/** Mails and mailboxes. */
export const mailFormats: readonly Format[] = [
  {
    id: 'mbox',
    name: 'Mailbox (mbox)',
    detection: 'its extension, or a first line such as “From ana@example.com Tue Mar  5 10:03:12 2024”',
    extensions: ['.mbox'],
    sniff: startsAsMailbox,
    load: () => import('./mbox.ts').then(it => it.readMbox),
  },
  {
    id: 'eml',
    name: 'E-mail (eml)',
    detection: 'its extension, or header lines with From and Message-ID or MIME-Version',
    extensions: ['.eml'],
    sniff: startsAsMail,
    load: () => import('./eml.ts').then(it => it.readEml),
  },
]
