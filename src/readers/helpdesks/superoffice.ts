import { at, atAny, wordOf } from '../trees/tree.ts'
import { copiesOf, macroMessages, subjectTemplateOf } from './copies.ts'
import { alone, shapeOf } from './records.ts'

const copies = ['HtmlParsed', 'PlainParsed']

/** SuperOffice’s reply templates: https://docs.superoffice.com/en/api/reference/restful/agent/CustomerService_Agent/v1CustomerServiceAgent_GetParsedTemplate.html */
export const superofficeReplyTemplates = shapeOf({
  thing: 'reply template',
  own: [],
  shared: ['value', 'data'],
  fits: record => copies.some(key => at(record, key)?.kind === 'text'),
  mayBe: record => atAny(record, copies) !== undefined,
  needs: 'an object with “HtmlParsed” or “PlainParsed”',
  texts: ['Subject', ...copies],
  context: alone,
  *read(record, path) {
    const id = wordOf(atAny(record, ['ReplyTemplateId', 'Id']))
    const name = wordOf(atAny(record, ['Name', 'Subject'])) ?? id ?? path.at(-1) ?? ''
    const html = at(record, 'HtmlParsed')
    const isHtml = html?.kind === 'text' && html.text.trim() !== ''
    const messages = macroMessages({
      path: [...path.slice(0, -1), name, isHtml ? 'HtmlParsed' : 'PlainParsed'],
      channel: 'email',
      subject: subjectTemplateOf(at(record, 'Subject')),
      ...copiesOf(html, at(record, 'PlainParsed')),
    })
    if (messages.length > 0) yield { ...(id === undefined ? {} : { id }), messages }
  },
})
