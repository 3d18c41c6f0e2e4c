import { forTables } from '../trees/columns.ts'
import type { Shape } from '../trees/shape.ts'
import { at, wordOf } from '../trees/tree.ts'
import { macroMessages, templateOf } from './copies.ts'
import { alone, shapeOf } from './records.ts'

const snippets = shapeOf({
  thing: 'snippet',
  own: ['snippets'],
  shared: ['results'],
  fits: record =>
    ['name', 'shortcut', 'body'].every(key => at(record, key) !== undefined) &&
    at(record, 'scope') === undefined,
  mayBe: record => at(record, 'body') !== undefined,
  needs: 'a “name”, a “shortcut” and a “body”',
  texts: ['body'],
  context: alone,
  *read(record, path) {
    const body = at(record, 'body')
    const id = wordOf(at(record, 'id'))
    const messages = macroMessages({
      path: [...path, 'body'],
      channel: 'macro',
      ...templateOf(body),
    })
    if (messages.length > 0) yield { ...(id === undefined ? {} : { id }), messages }
  },
})

/** HubSpot’s snippets as a table: https://knowledge.hubspot.com/conversations/create-and-use-snippets */
export const hubspotSnippets: Shape = forTables(
  {
    id: ['id', 'snippetid'],
    name: ['name', 'snippetname', 'internalname'],
    shortcut: ['shortcut', 'snippetshortcut', 'shortcutkey'],
    body: ['body', 'snippet', 'snippettext', 'snippetbody', 'text', 'content'],
  },
  snippets,
)
