import type { Role } from '../../text/conversation.ts'
import type { ShapeOptions } from '../trees/shape.ts'
import { at, type Tree, wordOf } from '../trees/tree.ts'
import { roleOf } from './role.ts'

/** A message as an export has it. */
export interface Post {
  readonly tree: Tree
  /** Who speaks, by an id that stays the same; undefined for what Slack says. */
  readonly speaker: string | undefined
  readonly isBot: boolean
  readonly ts: string
  readonly thread: string | undefined
}

/** Subtypes of messages that somebody wrote; all others tell what happened. */
const written = new Set([
  'bot_message',
  'me_message',
  'thread_broadcast',
  'reply_broadcast',
  'file_share',
  'file_comment',
  'assistant_app_thread',
])

/** Whether this is a message of Slack. */
export const isPost = (tree: Tree): boolean => {
  if (!/^\d+\.\d+$/.test(wordOf(at(tree, 'ts')) ?? '')) return false
  const said = at(tree, 'text') ?? at(tree, 'subtype') ?? at(tree, 'blocks')
  return wordOf(at(tree, 'type')) === 'message' && said !== undefined
}

/** The message in a tree. */
export const postOf = (tree: Tree): Post => {
  const word = (key: string): string | undefined => wordOf(at(tree, key))
  const subtype = word('subtype')
  const speaker = word('user') ?? word('bot_id') ?? word('username')
  return {
    tree,
    speaker: subtype === undefined || written.has(subtype) ? speaker : undefined,
    isBot: subtype === 'bot_message' || word('bot_id') !== undefined || word('user') === 'USLACKBOT',
    ts: word('ts') ?? '',
    thread: word('thread_ts'),
  }
}

const nameKeys = ['real_name', 'display_name', 'name', 'first_name']

/** All names that a post gives its speaker. */
export const namesOf = ({ tree }: Post): readonly string[] => {
  const names = nameKeys.map(key => wordOf(at(at(tree, 'user_profile'), key)))
  const bot = [wordOf(at(tree, 'username')), wordOf(at(at(tree, 'bot_profile'), 'name'))]
  return [...names, ...bot].filter(name => name !== undefined)
}

/** The name that mentions show. */
export const displayName = ({ tree }: Post): string | undefined =>
  wordOf(at(at(tree, 'user_profile'), 'display_name'))

const isGuest = ({ tree }: Post): boolean =>
  ['is_restricted', 'is_ultra_restricted'].some(key => {
    const flag = at(at(tree, 'user_profile'), key)
    return flag?.kind === 'other' && flag.source === 'true'
  })

/** What the posts tell of their speakers, each by its id. */
export const facesOf = (posts: readonly Post[]): ReadonlyMap<string, readonly Post[]> => {
  const faces = new Map<string, Post[]>()
  for (const post of posts) {
    if (post.speaker === undefined) continue
    const known = faces.get(post.speaker)
    if (known) known.push(post)
    else faces.set(post.speaker, [post])
  }
  return faces
}

/** The first value that is there. */
export const first = <T>(values: readonly (T | undefined)[]): T | undefined =>
  values.find(value => value !== undefined)

/** The role that the settings, the file and then the names tell. A guest of the workspace is a customer. */
export const knownRole = (
  id: string,
  posts: readonly Post[],
  { roleOf: listed }: ShapeOptions,
): Role | undefined => {
  const names = [...new Set(posts.flatMap(namesOf))]
  const given = first([id, ...names].map(name => listed?.(name)))
  if (given) return given
  if (posts.some(({ isBot }) => isBot)) return 'bot'
  return first(names.map(roleOf)) ?? (posts.some(isGuest) ? 'customer' : undefined)
}
