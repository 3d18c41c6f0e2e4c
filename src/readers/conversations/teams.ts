import type { Conversation, Message, Passage, Role } from '../../text/conversation.ts'
import type { Problem } from '../../text/problem.ts'
import { htmlPassages } from '../prose/html.ts'
import { textPassages } from '../prose/text.ts'
import type { Shape, ShapeOptions } from '../trees/shape.ts'
import { at, itemsOf, type Tree, wordOf } from '../trees/tree.ts'
import { subjectPassages } from '../trees/value.ts'
import { castOf, unknownSpeakers } from './cast.ts'
import { isPost, knownRole, type Post, postOf } from './teams-post.ts'

/** Messages with the replies that stand inside them. */
const withReplies = (items: readonly Tree[]): readonly Tree[] =>
  items.flatMap(item => [item, ...itemsOf(at(item, 'replies'))])

/** Each thread or chat in the order in which they begin; Graph lists the newest message first. */
const talksOf = (posts: readonly Post[]): ReadonlyMap<string, readonly Post[]> => {
  const talks = new Map<string, Post[]>()
  for (const post of posts.toSorted((a, b) => (a.seconds ?? 0) - (b.seconds ?? 0))) {
    const talk = talks.get(post.talk)
    if (talk) talk.push(post)
    else talks.set(post.talk, [post])
  }
  return talks
}

const passagesOf = ({ tree }: Post): readonly Passage[] => {
  const subject = at(tree, 'subject')
  const body = at(tree, 'body')
  const content = at(body, 'content')
  if (content?.kind !== 'text') return []
  const isHtml = wordOf(at(body, 'contentType')) !== 'text'
  return [
    ...(subject?.kind === 'text' ? subjectPassages(subject) : []),
    ...(isHtml ? htmlPassages(content.located()) : textPassages(content.located())),
  ]
}

const wordsOf = ({ tree }: Post): string => {
  const content = at(at(tree, 'body'), 'content')
  return content?.kind === 'text' ? content.text : ''
}

const messageOf = (post: Post, role: Role, began: number | undefined): Message => {
  const id = wordOf(at(post.tree, 'id'))
  const at_ = post.seconds === undefined || began === undefined ? undefined : post.seconds - began
  return {
    ...(id === undefined ? {} : { id }),
    path: [post.talk, id ?? ''].filter(name => name !== ''),
    role,
    audience: 'customer',
    channel: 'chat',
    ...(post.speaker === undefined ? {} : { author: post.speaker }),
    ...(at_ === undefined ? {} : { at: at_ }),
    passages: passagesOf(post),
  }
}

function* conversations(posts: readonly Post[], options: ShapeOptions): Generator<Conversation | Problem> {
  const strangers = new Map<string, Post>()
  for (const [id, talk] of talksOf(posts)) {
    const voices = talk.flatMap(post =>
      post.speaker === undefined ? [] : [{ speaker: post.speaker, words: wordsOf(post) }],
    )
    const roles = castOf(voices, knownRole(talk, options))
    const unknown = talk.filter(({ speaker }) => speaker !== undefined && !roles.has(speaker))
    for (const post of unknown) strangers.set(post.speaker ?? '', strangers.get(post.speaker ?? '') ?? post)
    if (unknown.length > 0) continue
    const messages = talk.map(post =>
      messageOf(post, roles.get(post.speaker ?? '') ?? 'system', talk[0]?.seconds),
    )
    const began = talk[0]?.clock
    yield { ...(id === '' ? {} : { id }), ...(began === undefined ? {} : { began }), messages }
  }
  const [one] = strangers.values()
  if (one) yield unknownSpeakers([...strangers.keys()], (at(one.tree, 'from') ?? one.tree).start)
}

/** Messages of a chat or channel as Microsoft Graph gives them, https://learn.microsoft.com/graph/api/resources/chatmessage. */
export const teams: Shape = ({ tree }, options) => {
  const list = tree.kind === 'list' ? tree : at(tree, 'value')
  const items = list?.kind === 'list' ? list.items : [tree]
  const posts = withReplies(items).filter(isPost)
  if (posts.length === 0 || (posts.length * 2 < items.length && !options.sure)) return undefined
  return conversations(posts.map(postOf), options)
}
