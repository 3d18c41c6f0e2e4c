import { at, atAny, wordOf } from '../trees/tree.ts'
import { macroMessages, templateOf } from './copies.ts'
import { alone, shapeOf } from './records.ts'

/** Rocket.Chat’s canned responses: https://developer.rocket.chat/apidocs/get-all-canned-responses */
export const rocketChatCanned = shapeOf({
  thing: 'canned response',
  own: ['cannedResponses'],
  shared: ['data'],
  single: ['cannedResponse'],
  fits: record =>
    at(record, 'shortcut') !== undefined &&
    at(record, 'text') !== undefined &&
    atAny(record, ['scope', 'departmentId', 'userId', '_id']) !== undefined,
  mayBe: record => at(record, 'shortcut') !== undefined && at(record, 'text') !== undefined,
  needs: 'an object with a “shortcut” and a “text”',
  texts: ['text'],
  context: alone,
  *read(record, path) {
    const text = at(record, 'text')
    const id = wordOf(at(record, '_id'))
    const name = wordOf(at(record, 'shortcut')) ?? path.at(-1) ?? ''
    const messages = macroMessages({
      path: [...path.slice(0, -1), name, 'text'],
      channel: 'chat',
      ...templateOf(text),
    })
    if (messages.length > 0) yield { ...(id === undefined ? {} : { id }), messages }
  },
})
