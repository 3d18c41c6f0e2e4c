import { readMarks } from '../rule/example.ts'
import type { Entry, Example, Rule } from '../rule/rule.ts'
import type { Conversation, Message, Passage, Role } from '../text/conversation.ts'
import { Located } from '../text/located.ts'
import type { Checker } from './check.ts'

/** An example of a rule that it does not keep. */
export interface FailedExample {
  readonly entry: string
  readonly kind: 'bad' | 'good' | 'spare'
  readonly text: string
  /** The customer's turn before it. */
  readonly after?: string
  readonly expected: string
  readonly got: string
}

/** What came of running the examples of a rule. */
export interface Tried {
  readonly examples: number
  /** Entries that show none. */
  readonly bare: number
  readonly failed: readonly FailedExample[]
}

type Split = (located: Located) => readonly Passage[]

/** A message where the entry counts: in the first of its channels, to the first of its readers. */
const message = (
  text: string,
  role: Role,
  { channel: [channel], audience: [audience] }: Entry,
  passages: Split,
): Message => ({
  path: [],
  role,
  audience: audience ?? 'customer',
  ...(channel === undefined ? {} : { channel }),
  passages: passages(Located.file(text)),
})

const quoted = (words: readonly string[]): string =>
  words.length === 0 ? 'nothing' : words.map(each => `“${each}”`).join(', ')

/** Runs the examples of a rule: a bad one reports its marked words and no others, a good or spare one nothing. */
export const tryExamples = async (
  { id, entries }: Rule,
  checker: Checker,
  passages: Split,
): Promise<Tried> => {
  const found = async ({ after }: Example, entry: Entry, text: string): Promise<readonly string[]> => {
    const before = after === undefined ? [] : [message(after, 'customer', entry, passages)]
    const conversation: Conversation = { messages: [...before, message(text, 'agent', entry, passages)] }
    const checked = await checker.conversation(conversation)
    const findings = checked.flatMap(({ winners }) => winners.map(({ finding }) => finding))
    return findings
      .filter(({ rule }) => rule.id === id)
      .map(({ passage, range }) => passage.passage.located.source(range))
      .sort((a, b) => a.start - b.start)
      .map(({ start, end }) => text.slice(start, end))
  }
  const failed: FailedExample[] = []
  let examples = 0
  for (const entry of entries) {
    for (const kind of ['bad', 'good', 'spare'] as const) {
      for (const example of entry[kind]) {
        examples++
        const { text, ranges } = readMarks(example.text)
        const expected = quoted(ranges.map(({ start, end }) => text.slice(start, end)))
        const got = quoted(await found(example, entry, text))
        if (got === expected) continue
        const { after } = example
        failed.push({
          entry: entry.id,
          kind,
          text: example.text,
          ...(after === undefined ? {} : { after }),
          expected,
          got,
        })
      }
    }
  }
  const bare = entries.filter(({ bad, good, spare }) => bad.length + good.length + spare.length === 0).length
  return { examples, bare, failed }
}
