import type { Conversation, Message, Passage } from '../../text/conversation.ts'
import type { Shape } from '../trees/shape.ts'
import { at, itemsOf, type Mapping, type Text, type Tree, wordOf } from '../trees/tree.ts'
import { subjectPassages, valuePassages } from '../trees/value.ts'

interface Action {
  readonly field: string
  readonly value: Tree | undefined
}

const actionsOf = (macro: Tree): readonly Action[] =>
  itemsOf(at(macro, 'actions')).flatMap(action => {
    const field = wordOf(at(action, 'field'))
    return field ? [{ field, value: at(action, 'value') }] : []
  })

/** The words of a comment, which stand alone or in a pair after their channel. */
const commentOf = (value: Tree | undefined): Text | undefined => {
  const words = value?.kind === 'list' ? value.items.at(-1) : value
  return words?.kind === 'text' ? words : undefined
}

const isInternal = ({ field, value }: Action): boolean =>
  field === 'comment_mode_is_public' &&
  (value?.kind === 'text' ? value.text === 'false' : value?.kind === 'other' && value.source === 'false')

/** A plain comment beside one in HTML is the same words again. */
const isTwin = ({ field, value }: Action, actions: readonly Action[]): boolean =>
  field === 'comment_value' &&
  value?.kind === 'text' &&
  actions.some(action => action.field === 'comment_value_html')

const passagesOf = (actions: readonly Action[], field: string): readonly Passage[] =>
  actions.flatMap(action =>
    action.field === field && action.value?.kind === 'text' ? subjectPassages(action.value) : [],
  )

const conversation = (macro: Mapping, parents: readonly string[], index: number): Conversation => {
  const actions = actionsOf(macro)
  const id = wordOf(at(macro, 'id'))
  const path = [...parents, wordOf(at(macro, 'title')) ?? id ?? String(index)]
  const audience = actions.some(isInternal) ? ('internal' as const) : ('customer' as const)
  const subject = passagesOf(actions, 'subject')
  const messages: Message[] = []
  const say = (field: string, passages: readonly Passage[]) => {
    if (passages.length > 0)
      messages.push({ path: [...path, field], role: 'agent', audience, channel: 'macro', passages })
  }
  for (const action of actions) {
    const html = action.field === 'comment_value_html'
    const words = html || action.field === 'comment_value' ? commentOf(action.value) : undefined
    if (!words || isTwin(action, actions)) continue
    say(action.field, [...(messages.length === 0 ? subject : []), ...valuePassages(words, html)])
  }
  if (messages.length === 0) say('subject', subject)
  return { ...(id === undefined ? {} : { id }), messages }
}

const isMacro = (tree: Tree | undefined): tree is Mapping => at(tree, 'actions')?.kind === 'list'

/** Zendesk’s macros as its API and exports give them. */
export const zendeskMacros: Shape = ({ tree }) => {
  const single = at(tree, 'macro')
  if (isMacro(single)) return [conversation(single, ['macro'], 0)]
  const list = tree.kind === 'list' ? tree : at(tree, 'macros')
  const parents = tree.kind === 'list' ? [] : ['macros']
  const items = itemsOf(list)
  const macros = items.filter(isMacro)
  const empty = parents.length > 0 && list?.kind === 'list' && items.length === 0
  if (!empty && !macros.some(macro => actionsOf(macro).length > 0)) return undefined
  return (function* () {
    for (const [index, macro] of items.entries()) {
      if (!isMacro(macro)) continue
      const talk = conversation(macro, parents, index)
      if (talk.messages.length > 0) yield talk
    }
  })()
}
