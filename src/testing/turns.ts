import { textPassages } from '../readers/prose/text.ts'
import { readMarks } from '../rule/example.ts'
import type { Turns } from '../rule/rule.ts'
import type { Conversation, Message, Role } from '../text/conversation.ts'
import { Located } from '../text/located.ts'

export interface Told {
  readonly conversation: Conversation
  /** The words that each turn marks, as `turn: words`. */
  readonly marked: readonly string[]
}

const turn =
  /^(?:@(?<at>\d+) )?(?:(?<author>[^:()]+) \()?(?<role>agent|bot|customer|system|note)\)?: (?<words>[\s\S]*)$/

/** Reads `@90 Megan (agent): Still «checking».`; a note is an internal message of an agent. */
export const tell = ({ turns, channel, twin }: Turns): Told => {
  const marked: string[] = []
  const messages = turns.map((line, index): Message => {
    const groups = turn.exec(line)?.groups
    if (!groups) throw new Error(`no turn: ${line}`)
    const { text, ranges } = readMarks(groups.words as string)
    for (const { start, end } of ranges) marked.push(`${index}: ${text.slice(start, end)}`)
    const internal = groups.role === 'note'
    return {
      path: [String(index)],
      role: internal ? 'agent' : (groups.role as Role),
      audience: internal ? 'internal' : 'customer',
      ...(channel === undefined ? {} : { channel }),
      ...(groups.author === undefined ? {} : { author: groups.author }),
      ...(groups.at === undefined ? {} : { at: Number(groups.at) }),
      passages: textPassages(Located.file(text)),
      ...(twin !== undefined && index === turns.length - 1 ? { twin: textPassages(Located.file(twin)) } : {}),
    }
  })
  return { conversation: { messages }, marked }
}
