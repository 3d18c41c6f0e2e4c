import type { Audience, Channel } from '../../text/conversation.ts'
import { forTables } from '../trees/columns.ts'
import type { Shape } from '../trees/shape.ts'
import { at, type Mapping, type Tree, wordOf } from '../trees/tree.ts'
import { macroMessages, templateOf } from './copies.ts'
import { alone, shapeOf } from './records.ts'

const has = (record: Mapping, key: string): boolean => at(record, key) !== undefined

const channels: readonly (readonly [RegExp, Channel])[] = [
  [/^email$/i, 'email'],
  [/chat|agent|messaging/i, 'chat'],
  [/^phone$/i, 'call'],
  [/^social$/i, 'social'],
]

/** Where a quick text may be used: `Email;Chat`. One that goes to several places is a macro for all of them. */
const useOf = (value: Tree | undefined): { readonly channel: Channel; readonly audience: Audience } => {
  const names = (wordOf(value) ?? '').split(';').map(name => name.trim())
  const found = new Set(names.map(name => channels.find(([words]) => words.test(name))?.[1]))
  const [only = 'macro'] = found
  const internal = names.every(name => /^internal$/i.test(name))
  return { channel: found.size === 1 ? only : 'macro', audience: internal ? 'internal' : 'customer' }
}

const isQuickText = (record: Mapping): boolean => {
  const type = wordOf(at(at(record, 'attributes'), 'type'))
  if (type !== undefined) return type === 'QuickText'
  const [category, channel, code] = ['Category', 'Channel', 'Shortcode'].map(key => has(record, key))
  return has(record, 'IsInsertable') || (category && channel) || (code && (category || channel)) || false
}

const quickTexts = shapeOf({
  thing: 'quick text',
  own: [],
  shared: ['records'],
  fits: record => has(record, 'Name') && has(record, 'Message') && isQuickText(record),
  mayBe: record => has(record, 'Message'),
  needs: 'an object with a “Name” and a “Message”',
  texts: ['Message'],
  context: alone,
  *read(record, path) {
    const message = at(record, 'Message')
    const id = wordOf(at(record, 'Id'))
    const name = wordOf(at(record, 'Name')) ?? id ?? path.at(-1) ?? ''
    const messages = macroMessages({
      path: [...path.slice(0, -1), name, 'Message'],
      ...useOf(at(record, 'Channel')),
      ...templateOf(message),
    })
    if (messages.length > 0) yield { ...(id === undefined ? {} : { id }), messages }
  },
})

/** Salesforce’s Quick Text, from Data Loader or its API: https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_quicktext.htm */
export const salesforceQuickText: Shape = forTables(
  {
    Id: ['id', 'quicktextid', 'recordid'],
    Name: ['name', 'quicktextname', 'quicktextquicktextname'],
    Message: ['message', 'quicktextmessage'],
    Category: ['category', 'quicktextcategory'],
    Channel: ['channel', 'channels', 'quicktextchannel'],
    Shortcode: ['shortcode'],
    IsInsertable: ['isinsertable'],
  },
  quickTexts,
)
