import type { Conversation, Message, Role } from '../../text/conversation.ts'
import type { Problem } from '../../text/problem.ts'
import type { Shape } from '../trees/shape.ts'
import { at, atAny, itemsOf, type Text, type Tree, wordOf } from '../trees/tree.ts'
import { valuePassages } from '../trees/value.ts'
import { roleOf, rolesOf } from './role.ts'
import { secondsOf } from './seconds.ts'

interface Turn {
  readonly speaker: string
  readonly words: Text
  /** The object it was read from; undefined for a pair. */
  readonly fields: Tree | undefined
}

const speakerKeys = ['role', 'speaker', 'from', 'author', 'sender']
const wordKeys = ['text', 'message', 'body', 'content', 'utterance']
const turnKeys = ['original', 'turns', 'messages', 'conversation', 'transcript']
const idKeys = ['id', 'conversation', 'conversation_id', 'convo_id', 'ticket_id']
const timeKeys = ['time', 'timestamp', 'created_at', 'at']

const systemWord = /^(?:system|action|event|note)s?$/i

const transcriptRole = (name: string): Role | undefined =>
  systemWord.test(name.trim()) ? 'system' : roleOf(name)

/** What has a title is a macro, even where it names its author. */
const titleKeys = ['title', 'subject']

const turnOf = (tree: Tree): Turn | undefined => {
  if (tree.kind === 'list') {
    const [speaker, words, ...more] = tree.items
    if (speaker?.kind !== 'text' || words?.kind !== 'text' || more.length > 0) return undefined
    return { speaker: speaker.text, words, fields: undefined }
  }
  if (atAny(tree, titleKeys)) return undefined
  const by = atAny(tree, speakerKeys)
  const speaker = wordOf(by) ?? wordOf(atAny(by, ['role', 'type', 'name']))
  const words = atAny(tree, wordKeys)
  return speaker && words?.kind === 'text' ? { speaker, words, fields: tree } : undefined
}

/** Most items must be turns: a transcript may hold events without words, macros hold no speakers. */
const turnsOf = (tree: Tree | undefined): readonly Turn[] | undefined => {
  const items = itemsOf(tree)
  const turns = items.flatMap(item => turnOf(item) ?? [])
  if (turns.length === 0 || turns.length * 3 < items.length * 2) return undefined
  const speaking = turns.some(turn => transcriptRole(turn.speaker) ?? atAny(turn.fields, ['role', 'speaker']))
  return speaking ? turns : undefined
}

interface Talk {
  readonly id: string | undefined
  readonly turns: readonly Turn[]
}

const talkOf = (tree: Tree): Talk | undefined => {
  if (tree.kind === 'list') {
    const turns = turnsOf(tree)
    return turns && { id: undefined, turns }
  }
  for (const key of turnKeys) {
    const turns = turnsOf(at(tree, key))
    if (turns) return { id: idKeys.map(name => wordOf(at(tree, name))).find(id => id !== undefined), turns }
  }
  return undefined
}

const talksOf = (tree: Tree): readonly Talk[] => {
  const alone = talkOf(tree)
  if (alone) return [alone]
  if (tree.kind === 'list') return tree.items.flatMap(item => talkOf(item) ?? [])
  if (tree.kind !== 'map') return []
  return tree.entries.flatMap(({ value }) => itemsOf(value).flatMap(item => talkOf(item) ?? []))
}

const timeOf = (turn: Turn): number | undefined => {
  const time = wordOf(atAny(turn.fields, timeKeys))
  return time === undefined ? undefined : secondsOf(time)
}

const message = (
  turn: Turn,
  role: Role,
  conversation: string | undefined,
  start: number | undefined,
): Message => {
  const id = wordOf(at(turn.fields, 'id'))
  const time = timeOf(turn)
  return {
    ...(id === undefined ? {} : { id }),
    path: [conversation, id].filter(name => name !== undefined),
    role,
    audience: 'customer',
    ...(transcriptRole(turn.speaker) ? {} : { author: turn.speaker }),
    ...(time === undefined || start === undefined ? {} : { at: time - start }),
    passages: valuePassages(turn.words, false),
  }
}

const conversation = ({ id, turns }: Talk): Conversation | Problem => {
  const roles = rolesOf(new Set(turns.map(turn => turn.speaker)), transcriptRole)
  const start = turns.map(timeOf).find(time => time !== undefined)
  const messages: Message[] = []
  for (const turn of turns) {
    const role = roles.get(turn.speaker)
    if (!role) return unknownSpeaker(turn)
    messages.push(message(turn, role, id, start))
  }
  return { ...(id === undefined ? {} : { id }), messages }
}

const unknownSpeaker = ({ speaker, words }: Turn): Problem => ({
  problem: `Nothing tells whether “${speaker}” is an agent or a customer.`,
  hint: 'Write agent, customer, bot or system for the speaker.',
  offset: words.start,
})

/** Conversations as pairs of speaker and words, or as objects that name both. */
export const transcripts: Shape = ({ tree }) => {
  const talks = talksOf(tree)
  if (talks.length === 0) return undefined
  return (function* () {
    for (const talk of talks) yield conversation(talk)
  })()
}
