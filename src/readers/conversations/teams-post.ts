import type { Role } from '../../text/conversation.ts'
import type { ShapeOptions } from '../trees/shape.ts'
import { at, type Tree, wordOf } from '../trees/tree.ts'
import { roleOf } from './role.ts'
import { secondsOf, writtenClock } from './seconds.ts'

type Kind = 'app' | 'staff' | 'outside' | 'unknown'

/** A message as Graph gives it. */
export interface Post {
  readonly tree: Tree
  /** Undefined for what Teams says. */
  readonly speaker: string | undefined
  readonly kind: Kind
  readonly talk: string
  readonly seconds: number | undefined
  /** The same by the file’s clock. */
  readonly clock: string | undefined
}

const outside = new Set([
  'anonymousGuest',
  'federatedUser',
  'personalMicrosoftAccountUser',
  'skypeUser',
  'phoneUser',
  'emailUser',
  'azureCommunicationServicesUser',
])

/** Whether this is a message of Teams. */
export const isPost = (tree: Tree): boolean => {
  const by = at(tree, 'from')
  const named = at(by, 'user') ?? at(by, 'application') ?? at(tree, 'messageType')
  return (
    at(at(tree, 'body'), 'content')?.kind === 'text' &&
    named !== undefined &&
    wordOf(at(tree, 'createdDateTime')) !== undefined
  )
}

const kindOf = (user: Tree | undefined): Kind => {
  const type = wordOf(at(user, 'userIdentityType')) ?? ''
  if (type === 'aadUser' || type === 'onPremiseAadUser') return 'staff'
  return outside.has(type) ? 'outside' : 'unknown'
}

/** The message in a tree. */
export const postOf = (tree: Tree): Post => {
  const by = at(tree, 'from')
  const app = at(by, 'application')
  const user = at(by, 'user')
  const isApp = app?.kind === 'map'
  const face = isApp ? app : user
  const type = wordOf(at(tree, 'messageType')) ?? 'message'
  const created = wordOf(at(tree, 'createdDateTime')) ?? ''
  const root = at(tree, 'channelIdentity')?.kind === 'map' ? wordOf(at(tree, 'id')) : undefined
  return {
    tree,
    speaker: type === 'message' ? (wordOf(at(face, 'displayName')) ?? wordOf(at(face, 'id'))) : undefined,
    kind: isApp ? 'app' : kindOf(user),
    talk: wordOf(at(tree, 'replyToId')) ?? root ?? wordOf(at(tree, 'chatId')) ?? '',
    seconds: secondsOf(created),
    clock: writtenClock(created),
  }
}

/** Where people from outside take part, those of the own organisation speak for it. */
export const knownRole = (posts: readonly Post[], { roleOf: listed }: ShapeOptions) => {
  const kinds = new Map(posts.map(({ speaker, kind }) => [speaker, kind]))
  const meets = [...kinds.values()].includes('outside')
  return (name: string): Role | undefined => {
    const kind = kinds.get(name)
    const given = listed?.(name)
    if (given) return given
    if (kind === 'app') return 'bot'
    const told = roleOf(name)
    if (told !== undefined || !meets) return told
    return kind === 'outside' ? 'customer' : kind === 'staff' ? 'agent' : undefined
  }
}
