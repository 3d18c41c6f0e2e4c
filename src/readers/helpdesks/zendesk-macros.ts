import type { Conversation, Message } from '../../text/conversation.ts'
import { isProblem, type Problem } from '../../text/problem.ts'
import type { Shape } from '../trees/shape.ts'
import { at, atAny, itemsOf, type Mapping, type Text, type Tree, wordOf } from '../trees/tree.ts'
import { valueSaid } from '../trees/value.ts'
import { copiesOf, macroMessages, sameWords, subjectTemplateOf, templateOf } from './copies.ts'
import { alone, flawOf, shapeOf } from './records.ts'

interface Action {
  readonly field: string
  readonly value: Tree | undefined
}

/** The words of a comment, and the channel that they are for where it is not all of them. */
interface Comment {
  readonly field: string
  readonly words: Text
  readonly channel: string | undefined
}

const html = 'comment_value_html'

const actionsOf = (macro: Mapping): readonly Action[] =>
  itemsOf(at(macro, 'actions')).flatMap(action => {
    const field = wordOf(at(action, 'field'))
    return field ? [{ field, value: at(action, 'value') }] : []
  })

/** A comment stands alone or in a pair after its channel: `["channel:chat", "…"]`. */
const commentOf = ({ field, value }: Action): Comment | Problem | undefined => {
  if (field !== html && field !== 'comment_value') return undefined
  const pair = itemsOf(value)
  const words = pair.at(-1) ?? value
  if (words?.kind !== 'text') return flawOf(words, 'value')
  const channel = pair.length > 1 ? wordOf(pair[0])?.replace(/^channel:/, '') : undefined
  return { field, words, channel: channel === 'all' ? undefined : channel }
}

const isInternal = ({ field, value }: Action): boolean =>
  field === 'comment_mode_is_public' &&
  (value?.kind === 'text' ? value.text === 'false' : value?.kind === 'other' && value.source === 'false')

/** How often it was used in the longest time that was asked for; a sideload of the API. */
const usesOf = (macro: Mapping): number | undefined => {
  const count = wordOf(atAny(macro, ['usage_30d', 'usage_7d', 'usage_24h', 'usage_1h']))
  return count === undefined || Number.isNaN(Number(count)) ? undefined : Number(count)
}

const isContentType = (value: Tree): boolean => value.kind === 'text' && /^text\/\w+$/.test(value.text)

/** A message to colleagues or partners, `[subject, text, recipients, type]`; no customer reads it. */
const sideMessages = ({ field, value }: Action, path: readonly string[]): readonly Message[] => {
  if (!/^side_conversation/.test(field)) return []
  const parts = itemsOf(value)
  const [first = value, second] = parts
  const single = !second || isContentType(second)
  const body = single ? first : second
  return macroMessages({
    path: [...path, field],
    audience: 'internal',
    channel: 'macro',
    ...(single ? {} : { subject: subjectTemplateOf(first) }),
    ...templateOf(body, parts.some(isContentType)),
  })
}

function* read(macro: Mapping, path: readonly string[]): Generator<Conversation | Problem> {
  const actions = actionsOf(macro)
  const id = wordOf(at(macro, 'id'))
  const uses = usesOf(macro)
  const facts = { ...(id === undefined ? {} : { id }), ...(uses === undefined ? {} : { uses }) }
  const audience = actions.some(isInternal) ? ('internal' as const) : ('customer' as const)
  const comments: Comment[] = []
  for (const action of actions) {
    const comment = commentOf(action)
    if (comment && isProblem(comment)) yield comment
    else if (comment) comments.push(comment)
  }
  const rich = comments.filter(({ field }) => field === html)
  const bare = comments.filter(({ field }) => field !== html)
  const general = bare.find(({ channel }) => channel === undefined)
  const main = rich[0] ?? general
  const subject = subjectTemplateOf(actions.find(({ field }) => field === 'subject')?.value)
  const copies = copiesOf(rich[0]?.words, general?.words)
  const others = [...rich, ...bare]
    .filter(comment => comment !== main && comment !== general)
    .map(comment => ({ ...comment, said: valueSaid(comment.words, comment.field === html) }))
  const same = others.filter(({ said }) => sameWords(said.passages, copies.passages))
  const twin = copies.twin ?? same[0]?.said.passages
  const messages = [
    ...macroMessages({
      path: [...path, main?.field ?? 'subject'],
      audience,
      channel: 'macro',
      subject,
      ...copies,
      ...(twin === undefined ? {} : { twin }),
    }),
  ]
  const variants: (readonly Message[])[] = []
  for (const other of others) {
    if (same.includes(other)) continue
    const { field, channel, said } = other
    const sent = macroMessages({
      path: channel === undefined ? [...path, field] : [...path, field, channel],
      audience,
      channel: channel === 'chat' ? 'chat' : 'macro',
      ...said,
    })
    if (channel === undefined) messages.push(...sent)
    else variants.push(sent)
  }
  for (const action of actions) variants.push(sideMessages(action, path))
  for (const said of [messages, ...variants]) if (said.length > 0) yield { ...facts, messages: said }
}

const macros = shapeOf({
  thing: 'macro',
  own: ['macros'],
  single: ['macro'],
  fits: macro => actionsOf(macro).length > 0,
  mayBe: macro => at(macro, 'actions')?.kind === 'list',
  needs: 'an object with a list of “actions”',
  context: alone,
  read,
})

/**
 * Zendesk’s macros as its API and exports give them:
 * https://developer.zendesk.com/api-reference/ticketing/business-rules/macros/
 */
export const zendeskMacros: Shape = (document, options) => {
  const list = at(document.tree, 'macros')
  return macros(document, options) ?? (list?.kind === 'list' && list.items.length === 0 ? [] : undefined)
}
