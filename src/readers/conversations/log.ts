import type { Conversation, Message, Role } from '../../text/conversation.ts'
import type { Located } from '../../text/located.ts'
import type { Problem } from '../../text/problem.ts'
import { textPassages } from '../prose/text.ts'
import type { Reader } from '../reader.ts'
import { logSeconds, sinceFirst } from './log-time.ts'
import { logRole, type TurnHead } from './log-turn.ts'
import { isRuler, type LogMark, logMarks } from './log-turns.ts'
import { rolesOf } from './role.ts'

interface Turn extends TurnHead {
  readonly end: number
}

/** The turns of each conversation; a turn lasts until the next mark. */
const talksOf = (marks: readonly LogMark[], length: number): readonly (readonly Turn[])[] => {
  const talks: Turn[][] = [[]]
  for (const [index, mark] of marks.entries()) {
    if (isRuler(mark)) talks.push([])
    else talks.at(-1)?.push({ ...mark, end: marks[index + 1]?.start ?? length })
  }
  return talks.filter(talk => talk.length > 0)
}

const nameOf = (speaker: string): string => speaker.replace(/ \([^()]*\)$/, '')

const message = (located: Located, turn: Turn, role: Role, at: number | undefined): Message => {
  const { speaker, words, end } = turn
  return {
    path: [],
    role,
    audience: 'customer',
    channel: 'chat',
    ...(logRole(nameOf(speaker)) ? {} : { author: nameOf(speaker) }),
    ...(at === undefined ? {} : { at }),
    passages: textPassages(located.slice(words, Math.max(words, end))),
  }
}

const unknownSpeaker = ({ speaker, start }: Turn): Problem => ({
  problem: `Nothing tells whether “${speaker}” is an agent or a customer.`,
  hint: `Write the role for the name or behind it: “Agent: …”, “${nameOf(speaker)} (Support): …”, “Customer: …”.`,
  offset: start,
})

const conversation = (
  located: Located,
  turns: readonly Turn[],
  roles: ReadonlyMap<string, Role>,
): Conversation => {
  const times = sinceFirst(turns.map(({ time }) => (time === undefined ? undefined : logSeconds(time))))
  return {
    messages: turns.flatMap((turn, index) => {
      const role = roles.get(turn.speaker)
      return role ? [message(located, turn, role, times[index])] : []
    }),
  }
}

/** A chat log of lines such as `[10:03] Megan (Support): …`; a line without a speaker belongs to the turn before. */
export const readLog: Reader = ({ located }, { as }) => {
  const marks = logMarks(located.text)
  if (!marks) {
    if (as !== 'log') return undefined
    const hint = 'Expected a line for each turn: “Agent: …”, “[10:03] Megan (Support): …”, “Customer: …”.'
    return { problem: 'This file holds no chat log.', hint, offset: 0 }
  }
  const talks = talksOf(marks, located.text.length)
  const speakers = new Set(talks.flat().map(turn => turn.speaker))
  const roles = rolesOf(speakers, logRole)
  if (as !== 'log' && speakers.size - roles.size > 3) return undefined
  const stranger = talks.flat().find(turn => !roles.has(turn.speaker))
  if (stranger) return unknownSpeaker(stranger)
  return { format: 'log', conversations: talks.map(turns => conversation(located, turns, roles)) }
}
