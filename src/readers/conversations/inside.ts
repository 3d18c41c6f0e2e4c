import { atAny, type Tree, wordOf } from '../trees/tree.ts'

/** What says in an export that only colleagues read a message, and what that everybody does. */
const closed = ['internal', 'private', 'is_internal', 'is_private', 'isInternal', 'isPrivate']
const open = ['public', 'is_public', 'isPublic']

/** What a table may call them. */
export const insideColumns = {
  internal: ['internal', 'private', 'isinternal', 'isprivate', 'internalnote', 'privatenote'],
  public: ['public', 'ispublic'],
}

const says = (tree: Tree | undefined, answer: RegExp): boolean =>
  answer.test(tree?.kind === 'other' ? tree.source : (wordOf(tree) ?? ''))

/** Whether a message is a note that no customer reads: `private: true`, `Is Public,FALSE`. */
export const isInside = (message: Tree): boolean =>
  says(atAny(message, closed), /^(?:true|yes|y|1|internal|private)$/i) ||
  says(atAny(message, open), /^(?:false|no|n|0)$/i)
