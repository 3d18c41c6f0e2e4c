import { at, wordOf } from '../trees/tree.ts'
import { macroMessages, templateOf } from './copies.ts'
import { alone, shapeOf } from './records.ts'

/** Chatwoot’s canned responses: https://developers.chatwoot.com/api-reference/canned-responses/list-all-canned-responses-in-an-account */
export const chatwootCanned = shapeOf({
  thing: 'canned response',
  own: ['canned_responses'],
  shared: ['payload', 'data'],
  fits: record => at(record, 'short_code') !== undefined && at(record, 'content') !== undefined,
  mayBe: record => at(record, 'short_code') !== undefined && at(record, 'content') !== undefined,
  needs: 'an object with a “short_code” and a “content”',
  texts: ['content'],
  context: alone,
  *read(record, path) {
    const content = at(record, 'content')
    const id = wordOf(at(record, 'id'))
    const name = wordOf(at(record, 'short_code')) ?? path.at(-1) ?? ''
    const messages = macroMessages({
      path: [...path.slice(0, -1), name, 'content'],
      channel: 'macro',
      ...templateOf(content),
    })
    if (messages.length > 0) yield { ...(id === undefined ? {} : { id }), messages }
  },
})
