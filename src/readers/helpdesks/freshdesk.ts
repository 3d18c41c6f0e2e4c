import { at, atAny, wordOf } from '../trees/tree.ts'
import { copiesOf, macroMessages } from './copies.ts'
import { alone, shapeOf } from './records.ts'

/** Freshdesk’s canned responses, alone or in their folders: https://developers.freshdesk.com/api/#canned-responses */
export const freshdeskCannedResponses = shapeOf({
  thing: 'canned response',
  own: ['canned_responses'],
  shared: ['responses', 'data'],
  single: ['canned_response'],
  fits: response =>
    at(response, 'title') !== undefined &&
    at(response, 'content_html') !== undefined &&
    atAny(response, ['folder_id', 'visibility', 'group_ids', 'content']) !== undefined,
  mayBe: response => atAny(response, ['content', 'content_html']) !== undefined,
  needs: 'an object with a “content” or a “content_html”',
  texts: ['content', 'content_html'],
  context: alone,
  *read(response, path) {
    const id = wordOf(at(response, 'id'))
    const html = at(response, 'content_html')
    const messages = macroMessages({
      path: [...path, html?.kind === 'text' ? 'content_html' : 'content'],
      channel: 'macro',
      ...copiesOf(html, at(response, 'content')),
    })
    if (messages.length > 0) yield { ...(id === undefined ? {} : { id }), messages }
  },
})
