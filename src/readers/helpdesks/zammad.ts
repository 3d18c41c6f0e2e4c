import type { Conversation } from '../../text/conversation.ts'
import type { Said } from '../prose/template.ts'
import { forTables } from '../trees/columns.ts'
import type { Shape } from '../trees/shape.ts'
import { at, atAny, type Tree, wordOf } from '../trees/tree.ts'
import { macroMessages, templateOf } from './copies.ts'
import { alone, shapeOf } from './records.ts'

const reference = /&(?:[a-z]+\d*|#\d+|#x[\da-f]+);/i

/** Zammad keeps HTML; a table may have been filled in without any. */
const saidBy = (value: Tree | undefined): Said =>
  templateOf(value, value?.kind === 'text' && reference.test(value.text))

const modules = shapeOf({
  thing: 'text module',
  own: ['text_modules'],
  fits: record =>
    ['name', 'keywords', 'content'].every(key => at(record, key) !== undefined) &&
    atAny(record, ['active', 'note', 'locale', 'user_id', 'foreign_id', 'created_by_id']) !== undefined,
  mayBe: record => at(record, 'name') !== undefined && at(record, 'content') !== undefined,
  needs: 'a “name”, “keywords” and a “content”',
  texts: ['content', 'note'],
  context: alone,
  *read(record, path) {
    const id = wordOf(at(record, 'id'))
    const lang = wordOf(at(record, 'locale'))?.replace('_', '-')
    const talk = (messages: Conversation['messages']): readonly Conversation[] =>
      messages.length > 0 ? [{ ...(id === undefined ? {} : { id }), messages }] : []
    const say = { channel: 'macro' as const, lang }
    yield* talk(macroMessages({ ...say, path: [...path, 'content'], ...saidBy(at(record, 'content')) }))
    const note = saidBy(at(record, 'note'))
    yield* talk(macroMessages({ path: [...path, 'note'], audience: 'internal', ...note }))
  },
})

/** Zammad’s text modules, as its API and its tables have them: https://docs.zammad.org/en/latest/api/text-modules.html */
export const zammadTextModules: Shape = forTables(
  {
    id: ['id'],
    name: ['name'],
    keywords: ['keywords'],
    content: ['content'],
    note: ['note'],
    active: ['active'],
    locale: ['locale'],
  },
  modules,
)
