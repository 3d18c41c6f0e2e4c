import type { Problem } from '../../text/problem.ts'
import { renamed } from '../trees/columns.ts'
import { at, atAny, itemsOf, type Tree, wordOf } from '../trees/tree.ts'
import { insideColumns, isInside } from './inside.ts'
import { moment, type RoleOf, speakerOf, type Talk, type Turn } from './turns.ts'

/** What a table of messages may call its columns. */
const columns = {
  role: ['role', 'participantrole', 'speakerrole', 'speakertype', 'authortype', 'authorrole', 'sendertype'],
  speaker: ['speaker', 'speakername', 'participant', 'participantname', 'who', '角色', '发言人', '說話者'],
  from: ['from', 'fromname'],
  author: ['author', 'authorname'],
  sender: ['sender', 'sendername'],
  text: [
    ...['text', 'message', 'body', 'content', 'utterance', 'messagetext', 'messagebody', 'words'],
    ...['内容', '內容', '消息', '訊息'],
  ],
  time: ['time', 'timestamp', 'createdat', 'sentat', 'datetime', 'date', '时间', '時間'],
  conversation: [
    ...[
      'conversation',
      'conversationid',
      'convoid',
      'ticket',
      'ticketid',
      'chat',
      'chatid',
      'case',
      'caseid',
    ],
    ...[
      'session',
      'sessionid',
      'call',
      'callid',
      'thread',
      'threadid',
      'dialogue',
      'dialogueid',
      '会话',
      '對話',
    ],
  ],
  id: ['id', 'messageid', 'turnid'],
  lang: ['lang', 'language', 'locale'],
  ...insideColumns,
}

const speakers = ['role', 'speaker', 'from', 'author', 'sender']

/** A table of tickets or macros, where it does not tell who says what in which conversation. */
const titles = ['title', 'subject']

const silent = (row: Tree): Problem => ({
  problem: 'This row does not tell who says its words.',
  hint: 'Write agent, customer, bot or system, or a name, in the column of speakers.',
  offset: row.start,
})

export interface TableOfTalks {
  readonly talks: readonly Talk[]
  readonly problems: readonly Problem[]
}

/** A table of messages, by the names of its columns, put together by conversation; undefined for any other table. */
export const tableOfTalks = (table: Tree, known: RoleOf): TableOfTalks | undefined => {
  const rows = itemsOf(renamed(table, columns))
  const [first] = rows
  if (!first || !atAny(first, speakers) || !at(first, 'text')) return undefined
  if (atAny(first, titles) && !at(first, 'conversation')) return undefined
  const problems: Problem[] = []
  const talks = new Map<string, Turn[]>()
  for (const row of rows) {
    const words = at(row, 'text')
    if (words?.kind !== 'text' || words.text.trim() === '') continue
    const [role, ...names] = speakers.map(key => wordOf(at(row, key)))
    const speaker = speakerOf(
      role,
      names.find(name => name !== undefined),
      known,
    )
    if (!speaker) {
      problems.push(silent(row))
      continue
    }
    const turn = {
      ...speaker,
      words,
      id: wordOf(at(row, 'id')),
      lang: wordOf(at(row, 'lang')),
      internal: isInside(row),
      ...moment(wordOf(at(row, 'time'))),
    }
    const id = wordOf(at(row, 'conversation')) ?? ''
    const turns = talks.get(id)
    if (turns) turns.push(turn)
    else talks.set(id, [turn])
  }
  const all = [...talks.values()].flat()
  const telling = at(first, 'role') || at(first, 'speaker') || all.some(({ speaker }) => known(speaker))
  if (all.length === 0 || !telling) return undefined
  return { talks: Array.from(talks, ([id, turns]) => ({ id: id || undefined, turns })), problems }
}
