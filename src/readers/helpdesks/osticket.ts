import type { Conversation, Message } from '../../text/conversation.ts'
import type { Shape } from '../trees/shape.ts'
import { at, atAny, type Mapping } from '../trees/tree.ts'
import { copiesOf, macroMessages, subjectTemplateOf } from './copies.ts'
import { alone, shapeOf } from './records.ts'

const talk = (messages: readonly Message[]): readonly Conversation[] =>
  messages.length > 0 ? [{ messages }] : []

const noteOf = (record: Mapping, path: readonly string[]): readonly Conversation[] =>
  talk(
    macroMessages({
      path: [...path, 'notes'],
      audience: 'internal',
      ...copiesOf(at(record, 'notes'), undefined),
    }),
  )

const canned = shapeOf({
  thing: 'canned response',
  own: ['canned_responses'],
  fits: record =>
    at(record, 'title') !== undefined &&
    at(record, 'response') !== undefined &&
    atAny(record, ['isenabled', 'notes', 'attachments']) !== undefined,
  mayBe: record => at(record, 'title') !== undefined && at(record, 'response') !== undefined,
  needs: 'an object with a “title” and a “response”',
  texts: ['response', 'notes'],
  context: alone,
  *read(record, path) {
    yield* talk(
      macroMessages({
        path: [...path, 'response'],
        channel: 'macro',
        ...copiesOf(at(record, 'response'), undefined),
      }),
    )
    yield* noteOf(record, path)
  },
})

const variable = /%\{[a-z_.]+\}/

const isMail = (record: Mapping): boolean => {
  const [subject, body] = [at(record, 'subject'), at(record, 'body')]
  if (subject?.kind !== 'text' || body?.kind !== 'text') return false
  return (
    record.entries.every(({ key }) => ['notes', 'subject', 'body'].includes(key)) && variable.test(body.text)
  )
}

/** `i18n/zh_CN/templates/email/ticket.autoresp.yaml` */
const languageOf = (path: string): string | undefined =>
  /(?:^|[\\/])i18n[\\/]([a-z]{2,3}(?:_[A-Z][A-Za-z]{1,3})?)[\\/]/.exec(path)?.[1]?.replace('_', '-')

/** Alerts go to the staff. */
const isAlert = (path: string): boolean =>
  /(?:^|[\\/.])(?:alert|pwreset-staff|pwreset\.staff)\.ya?ml$/.test(path)

const mails =
  (file: string): Shape =>
  (document, options) =>
    shapeOf({
      thing: 'mail template',
      own: [],
      fits: isMail,
      mayBe: record => at(record, 'subject') !== undefined && at(record, 'body') !== undefined,
      needs: 'an object with a “subject” and a “body”',
      texts: ['subject', 'body', 'notes'],
      context: alone,
      *read(record) {
        yield* talk(
          macroMessages({
            path: ['body'],
            channel: 'email',
            audience: isAlert(file) ? 'internal' : 'customer',
            lang: languageOf(file),
            subject: subjectTemplateOf(at(record, 'subject')),
            ...copiesOf(at(record, 'body'), undefined),
          }),
        )
        yield* noteOf(record, [])
      },
    })(document, options)

/** osTicket’s canned responses and mail templates: https://github.com/osTicket/osTicket/tree/develop/include/i18n/en_US/templates */
export const osticketCanned: Shape = (document, options) =>
  canned(document, options) ?? mails(document.path)(document, options)
