import { readFile } from 'node:fs/promises'
import type { Checker } from '../../src/engine/check.ts'
import { textPassages } from '../../src/readers/prose/text.ts'
import type { Message, Role } from '../../src/text/conversation.ts'
import { Located } from '../../src/text/located.ts'
import type { Hit } from './hits.ts'
import type { Outcome } from './score.ts'

/** One line of a set of whole conversations. */
export interface Talk {
  readonly id: string
  readonly labels: readonly string[]
  /** Who spoke and what was said, in its order. */
  readonly turns: readonly (readonly [role: string, text: string])[]
}

/** Which rules speak for a label of a whole conversation; nothing finds an unanswered question yet. */
export const rulesOfTalkLabel: Readonly<Record<string, readonly string[]>> = {
  'missing-apology': ['missing-apology'],
  'apology-without-remedy': ['apology-without-repair'],
  'apology-loop': ['apology-without-repair'],
  'missing-next-step': ['missing-next-step'],
  'missing-time-frame': ['vague-promise'],
  'cold-transfer': ['repeat-transfer'],
  'wrong-name': ['presumptuous-address'],
  'missing-farewell': ['opening-closing'],
  'unanswered-question': [],
}

const roles: Readonly<Record<string, Role>> = { agent: 'agent', bot: 'bot', customer: 'customer' }

const readTalk = (line: string, where: string): Talk | undefined => {
  const row = JSON.parse(line) as Readonly<Record<string, unknown>>
  if (!Array.isArray(row.turns)) return undefined
  if (!Array.isArray(row.labels)) throw new Error(`${where}: a conversation without “labels”`)
  return {
    id: String(row.convo_id ?? where),
    labels: row.labels.map(String),
    turns: (row.turns as [unknown, unknown][]).map(([role, text]) => [String(role), String(text)] as const),
  }
}

/** The conversations of a file; undefined where its lines are something else. */
export const readTalks = async (path: string): Promise<readonly Talk[] | undefined> => {
  const lines = (await readFile(path, 'utf8')).split('\n')
  const talks: Talk[] = []
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue
    const talk = readTalk(line, `${path}:${index + 1}`)
    if (!talk) return undefined
    talks.push(talk)
  }
  return talks
}

const lead = ([role]: Talk['turns'][number]): string => `${role}: `

/** What the rules find in a conversation; the hits point into its text, one turn a line. */
export const outcomeOf = async ({ id, labels, turns }: Talk, checker: Checker): Promise<Outcome> => {
  const messages = turns.map(
    ([role, text], index): Message => ({
      path: [String(index)],
      // What a program did stands between the turns and says nothing to the customer.
      role: roles[role] ?? 'system',
      audience: 'customer',
      channel: 'chat',
      passages: textPassages(Located.file(text)),
    }),
  )
  const lines = turns.map(turn => lead(turn) + turn[1].replaceAll('\n', ' '))
  const starts: number[] = []
  let length = 0
  for (const [index, turn] of turns.entries()) {
    starts.push(length + lead(turn).length)
    length += (lines[index] as string).length + 1
  }
  const checked = await checker.conversation({ id, messages })
  const hits = checked.flatMap(({ message, winners }) =>
    winners.map(({ finding, related }): Hit => {
      const { start, end } = finding.passage.passage.located.source(finding.range)
      const turn = starts[Number(message.path[0])] ?? 0
      return {
        rule: finding.rule.id,
        entry: finding.entry?.id ?? '',
        rules: [finding.rule.id, ...related],
        severity: finding.severity,
        start: turn + start,
        end: turn + end,
      }
    }),
  )
  const text = lines.join('\n')
  return {
    row: {
      id,
      text,
      before: undefined,
      lang: undefined,
      kind: 'conversation',
      role: 'agent',
      labels,
      spans: undefined,
    },
    hits,
  }
}
