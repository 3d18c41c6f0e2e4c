import type { Shape } from '../trees/shape.ts'
import { at, atAny, itemsOf, type Tree, wordOf } from '../trees/tree.ts'
import { isInside } from './inside.ts'
import { tableOfTalks } from './transcript-table.ts'
import { conversationsOf, moment, type RoleOf, rolesBy, type Talk, type Turn } from './turns.ts'

interface Found extends Turn {
  /** Whether a key calls the speaker one. */
  readonly named: boolean
}

const speakerKeys = ['role', 'speaker', 'from', 'author', 'sender']
const wordKeys = ['text', 'message', 'body', 'content', 'utterance']
const turnKeys = ['original', 'turns', 'messages', 'conversation', 'transcript']
const idKeys = ['id', 'conversation', 'conversation_id', 'convo_id', 'ticket_id']
const timeKeys = ['time', 'timestamp', 'created_at', 'at']

/** What has a title is a macro, even where it names its author. */
const titleKeys = ['title', 'subject']

/** The name beside a speaker: `{"role": "agent", "author": "Megan"}`, `{"speaker": {"role": "agent", "name": "Megan"}}`. */
const nameBeside = (tree: Tree, by: Tree | undefined, speaker: string): string | undefined => {
  const others = [...speakerKeys, 'name'].map(key => at(tree, key)).filter(other => other !== by)
  return [at(by, 'name'), ...others]
    .map(other => wordOf(other) ?? wordOf(at(other, 'name')))
    .find(name => name !== undefined && name !== '' && name !== speaker)
}

const turnOf = (tree: Tree): Found | undefined => {
  if (tree.kind === 'list') {
    const [speaker, words, ...more] = tree.items
    if (speaker?.kind !== 'text' || words?.kind !== 'text' || more.length > 0) return undefined
    return { speaker: speaker.text, words, named: false }
  }
  if (atAny(tree, titleKeys)) return undefined
  const by = atAny(tree, speakerKeys)
  const speaker = wordOf(by) ?? wordOf(atAny(by, ['role', 'type', 'name']))
  const words = atAny(tree, wordKeys)
  if (!speaker || words?.kind !== 'text') return undefined
  const named = atAny(tree, ['role', 'speaker']) !== undefined
  const author = nameBeside(tree, by, speaker)
  const id = wordOf(at(tree, 'id'))
  const when = moment(wordOf(atAny(tree, timeKeys)))
  return { speaker, words, named, author, id, ...when, internal: isInside(tree) }
}

/** Most items must be turns: a transcript may hold events without words, macros hold no speakers. */
const turnsOf = (tree: Tree | undefined, known: RoleOf): readonly Turn[] | undefined => {
  const items = itemsOf(tree)
  const turns = items.flatMap(item => turnOf(item) ?? [])
  if (turns.length === 0 || turns.length * 3 < items.length * 2) return undefined
  return turns.some(turn => turn.named || known(turn.speaker)) ? turns : undefined
}

const talkOf = (tree: Tree, known: RoleOf): Talk | undefined => {
  if (tree.kind === 'list') {
    const turns = turnsOf(tree, known)
    return turns && { id: undefined, turns }
  }
  for (const key of turnKeys) {
    const turns = turnsOf(at(tree, key), known)
    if (turns) return { id: idKeys.map(name => wordOf(at(tree, name))).find(id => id !== undefined), turns }
  }
  return undefined
}

const talksOf = (tree: Tree, known: RoleOf): readonly Talk[] => {
  const alone = talkOf(tree, known)
  if (alone) return [alone]
  if (tree.kind === 'list') return tree.items.flatMap(item => talkOf(item, known) ?? [])
  if (tree.kind !== 'map') return []
  return tree.entries.flatMap(({ value }) => itemsOf(value).flatMap(item => talkOf(item, known) ?? []))
}

/** Conversations as pairs of speaker and words, as objects that name both, or as a table with columns for them. */
export const transcripts: Shape = ({ tree, container }, options) => {
  const known = rolesBy(options.roleOf)
  const table = container === 'csv' ? tableOfTalks(tree, known) : undefined
  const talks = container === 'csv' ? (table?.talks ?? []) : talksOf(tree, known)
  if (talks.length === 0) return undefined
  return (function* () {
    if (table) yield* table.problems
    yield* conversationsOf(talks, known)
  })()
}
