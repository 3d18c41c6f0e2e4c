import { at, atAny, wordOf } from '../trees/tree.ts'
import { copiesOf, macroMessages } from './copies.ts'
import { alone, shapeOf } from './records.ts'

/**
 * Intercom’s macros:
 * https://developers.intercom.com/docs/references/preview/rest-api/api.intercom.io/macros/macro
 */
export const intercomMacros = shapeOf({
  thing: 'macro',
  own: ['macros'],
  shared: ['data'],
  single: ['macro'],
  fits: macro => {
    if (wordOf(at(macro, 'type')) === 'macro') return atAny(macro, ['body', 'body_text']) !== undefined
    const twins = at(macro, 'body')?.kind === 'text' && at(macro, 'body_text')?.kind === 'text'
    return twins && atAny(macro, ['visible_to', 'available_on']) !== undefined
  },
  mayBe: macro => atAny(macro, ['body', 'body_text']) !== undefined,
  needs: 'an object with a “body”',
  texts: ['body', 'body_text'],
  context: alone,
  *read(macro, path) {
    const id = wordOf(at(macro, 'id'))
    const messages = macroMessages({
      path: [...path, at(macro, 'body')?.kind === 'text' ? 'body' : 'body_text'],
      channel: 'macro',
      ...copiesOf(at(macro, 'body'), at(macro, 'body_text')),
    })
    if (messages.length > 0) yield { ...(id === undefined ? {} : { id }), messages }
  },
})
