import type { Conversation, Message, Passage } from '../../text/conversation.ts'
import type { Problem } from '../../text/problem.ts'
import type { Shape, ShapeOptions } from '../trees/shape.ts'
import { at, itemsOf, type Tree } from '../trees/tree.ts'
import { castOf, unknownSpeakers } from './cast.ts'
import { writtenClock } from './seconds.ts'
import { type NameOf, slackPassages } from './slack-marks.ts'
import { displayName, facesOf, first, isPost, knownRole, namesOf, type Post, postOf } from './slack-post.ts'

/** Each thread, and all that stands in no thread, in the order in which they begin. */
const talksOf = (posts: readonly Post[]): readonly (readonly Post[])[] => {
  const talks = new Map<string, Post[]>()
  for (const post of posts) {
    const talk = talks.get(post.thread ?? '')
    if (talk) talk.push(post)
    else talks.set(post.thread ?? '', [post])
  }
  return [...talks.values()]
}

/** The text, or what an app shows in its place. */
const passagesOf = ({ tree, isBot }: Post, nameOf: NameOf): readonly Passage[] => {
  const shown = (value: Tree | undefined): readonly Passage[] =>
    value?.kind === 'text' ? slackPassages(value.located(), nameOf) : []
  const text = shown(at(tree, 'text'))
  const blocks =
    text.length > 0 ? [] : itemsOf(at(tree, 'blocks')).flatMap(block => shown(at(at(block, 'text'), 'text')))
  const attached = isBot ? itemsOf(at(tree, 'attachments')).filter(item => !at(item, 'from_url')) : []
  return [
    ...text,
    ...blocks,
    ...attached.flatMap(item => ['pretext', 'text'].flatMap(key => shown(at(item, key)))),
  ]
}

const wordsOf = ({ tree }: Post): string => {
  const text = at(tree, 'text')
  return text?.kind === 'text' ? text.text : ''
}

function* conversations(posts: readonly Post[], options: ShapeOptions): Generator<Conversation | Problem> {
  const faces = facesOf(posts)
  const names = new Map([...faces].map(([id, own]) => [id, first(own.map(post => namesOf(post)[0]))]))
  const called = new Map([...faces].map(([id, own]) => [id, first(own.map(displayName))]))
  const nameOf = (id: string): string | undefined => names.get(id)
  const calledBy = (id: string): string | undefined => called.get(id) ?? names.get(id)
  const known = new Map([...faces].map(([id, own]) => [id, knownRole(id, own, options)]))
  const strangers = new Map<string, Post>()
  for (const talk of talksOf(posts)) {
    const voices = talk.flatMap(post =>
      post.speaker === undefined ? [] : [{ speaker: post.speaker, words: wordsOf(post) }],
    )
    const roles = castOf(voices, id => known.get(id))
    const unknown = talk.filter(({ speaker }) => speaker !== undefined && !roles.has(speaker))
    for (const post of unknown) strangers.set(post.speaker ?? '', strangers.get(post.speaker ?? '') ?? post)
    if (unknown.length > 0) continue
    const [{ thread, ts: began } = { thread: undefined, ts: '0' }] = talk
    const messages = talk.map((post): Message => {
      const author = post.speaker === undefined ? undefined : (nameOf(post.speaker) ?? post.speaker)
      return {
        id: post.ts,
        path: thread === undefined ? [post.ts] : [thread, post.ts],
        role: roles.get(post.speaker ?? '') ?? 'system',
        audience: 'customer',
        channel: 'chat',
        ...(author === undefined ? {} : { author }),
        at: Math.round((Number(post.ts) - Number(began)) * 1000) / 1000,
        passages: passagesOf(post, calledBy),
      }
    })
    const clock = writtenClock(Number(began))
    yield {
      ...(thread === undefined ? {} : { id: thread }),
      ...(clock === undefined ? {} : { began: clock }),
      messages,
    }
  }
  const [one] = strangers.values()
  if (!one) return
  yield unknownSpeakers(
    [...strangers.keys()].map(id => nameOf(id) ?? id),
    (at(one.tree, 'user') ?? one.tree).start,
    '; an id such as U012AB3CD will do too',
  )
}

/** A day of a channel in a Slack export, https://slack.com/help/articles/220556107. */
export const slack: Shape = ({ tree }, options) => {
  const items = itemsOf(tree.kind === 'list' ? tree : at(tree, 'messages'))
  const posts = items.filter(isPost)
  if (posts.length === 0 || (posts.length < items.length && !options.sure)) return undefined
  return conversations(posts.map(postOf), options)
}
