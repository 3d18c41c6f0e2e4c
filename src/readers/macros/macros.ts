import type { Conversation, Message } from '../../text/conversation.ts'
import { saidTogether } from '../prose/template.ts'
import type { Shape } from '../trees/shape.ts'
import { type Tree, textsOf } from '../trees/tree.ts'
import { subjectSaid, valueSaid } from '../trees/value.ts'
import { type Macro, type MacroText, macrosIn } from './macro-fields.ts'
import { isTableOfMacros, withFactsNamed } from './macro-table.ts'
import { areTitled, holdsTalk, isOfATool } from './other-files.ts'
import { fieldOf } from './prose-fields.ts'
import { readsLikeProse } from './prose-likeness.ts'

/** A macro as a conversation of what an agent sends with it. */
export const macroConversation = ({ id, lang, subjects, bodies }: Macro): Conversation => {
  const messages: Message[] = []
  const subject = saidTogether(...subjects.map(({ value }) => subjectSaid(value)))
  const [first] = subjects
  const said: readonly MacroText[] = bodies.length > 0 || !first ? bodies : [first]
  for (const [index, body] of said.entries()) {
    const own = body === first ? { passages: [] } : valueSaid(body.value, body.html)
    const words = index === 0 ? saidTogether(subject, own) : own
    const known = lang === undefined ? {} : { lang }
    const copy = body.twin ? valueSaid(body.twin, false).passages : []
    if (words.passages.length === 0) continue
    messages.push({
      path: body.path,
      role: 'agent',
      audience: 'customer',
      channel: 'macro',
      ...known,
      ...words,
      ...(copy.length > 0 ? { twin: copy } : {}),
    })
  }
  return { ...(id === undefined ? {} : { id }), messages }
}

/** Whether the texts, taken by themselves and among all others of the file, read like prose. */
const readLikeMacros = (trees: readonly Tree[], texts: readonly MacroText[]): boolean => {
  if (trees.some(isOfATool) || trees.some(holdsTalk)) return false
  const telling = texts.filter(({ path }) => !['title', 'about'].includes(fieldOf(path.at(-1) ?? '')))
  return (
    trees.every(areTitled) &&
    readsLikeProse(telling.map(({ value }) => value.text)) &&
    readsLikeProse(trees.flatMap(tree => [...textsOf(tree)]))
  )
}

/**
 * Home-made collections of macros: titles with their texts, or a list of objects. Undefined where there is no
 * text, and, unless the user is `sure`, where the texts do not read like prose.
 */
export const macros: Shape = ({ tree, trees: all, container }, { sure }) => {
  const isTable = container === 'csv'
  const rows: Tree = container === 'ndjson' ? { kind: 'list', start: tree.start, items: all } : tree
  if ((isTable || container === 'ndjson') && !sure && !isTableOfMacros(rows)) return undefined
  const trees = isTable ? [withFactsNamed(tree)] : all
  const found = trees.flatMap(tree => [...macrosIn(tree, [], undefined)])
  if (found.length === 0) return undefined
  const texts = found.flatMap(macro => [...macro.subjects, ...macro.bodies])
  if (!sure && !readLikeMacros(trees, texts)) return undefined
  return (function* () {
    for (const macro of found) {
      const talk = macroConversation(macro)
      if (talk.messages.length > 0) yield talk
    }
  })()
}
