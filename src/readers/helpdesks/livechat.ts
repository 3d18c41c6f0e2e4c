import { isProse } from '../macros/prose-likeness.ts'
import { at, atAny, itemsOf, type Mapping, wordOf } from '../trees/tree.ts'
import { macroMessages, templateOf } from './copies.ts'
import { alone, shapeOf } from './records.ts'

/** What LiveChat keeps beside a text. */
const facts = ['group', 'group_id', 'creation_date', 'modification_date', 'modified_by', 'is_private']

const tagsOf = (record: Mapping): readonly string[] =>
  itemsOf(at(record, 'tags')).flatMap(tag => wordOf(tag) ?? [])

const isCanned = (record: Mapping): boolean => {
  const text = at(record, 'text')
  const tags = tagsOf(record)
  if (text?.kind !== 'text' || tags.length === 0) return false
  if (atAny(record, facts)) return true
  const bare = record.entries.every(({ key }) => ['id', 'text', 'tags'].includes(key))
  return bare && isProse(text.text) && tags.every(tag => !/\s/.test(tag))
}

/** LiveChat’s canned responses: https://developers.livechat.com/docs/management/configuration-api */
export const livechatCanned = shapeOf({
  thing: 'canned response',
  own: ['canned_responses'],
  fits: isCanned,
  mayBe: record => at(record, 'text') !== undefined && at(record, 'tags')?.kind === 'list',
  needs: 'an object with a “text” and a list of “tags”',
  texts: ['text'],
  context: alone,
  *read(record, path) {
    const text = at(record, 'text')
    const id = wordOf(at(record, 'id'))
    const name = tagsOf(record)[0] ?? path.at(-1) ?? ''
    const messages = macroMessages({
      path: [...path.slice(0, -1), name, 'text'],
      channel: 'chat',
      ...templateOf(text),
    })
    if (messages.length > 0) yield { ...(id === undefined ? {} : { id }), messages }
  },
})
