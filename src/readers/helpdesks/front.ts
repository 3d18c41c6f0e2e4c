import { at, wordOf } from '../trees/tree.ts'
import { copiesOf, macroMessages, subjectTemplateOf } from './copies.ts'
import { alone, shapeOf } from './records.ts'

/** Front’s message templates: https://dev.frontapp.com/reference/message-templates */
export const frontTemplates = shapeOf({
  thing: 'message template',
  own: ['message_templates'],
  shared: ['_results', 'data'],
  fits: template =>
    at(template, 'body') !== undefined &&
    at(template, 'name') !== undefined &&
    (/^rsp_/.test(wordOf(at(template, 'id')) ?? '') ||
      at(template, 'is_available_for_all_inboxes') !== undefined),
  mayBe: template => at(template, 'body') !== undefined && at(template, 'name') !== undefined,
  needs: 'an object with a “name” and a “body”',
  texts: ['subject', 'body'],
  context: alone,
  *read(template, path) {
    const id = wordOf(at(template, 'id'))
    const messages = macroMessages({
      path: [...path, 'body'],
      channel: 'macro',
      subject: subjectTemplateOf(at(template, 'subject')),
      ...copiesOf(at(template, 'body'), undefined),
    })
    if (messages.length > 0) yield { ...(id === undefined ? {} : { id }), messages }
  },
})
