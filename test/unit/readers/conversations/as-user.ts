import { readSource } from '../../../../src/readers/read.ts'
import type { Conversation, Role } from '../../../../src/text/conversation.ts'
import { Located } from '../../../../src/text/located.ts'
import { isProblem } from '../../../../src/text/problem.ts'
import type { Outcome } from '../reading.ts'

/** What is read of a file by a user who has listed the roles of some names. */
export const readListed = async (
  text: string,
  path: string,
  roles: Readonly<Record<string, Role>>,
): Promise<Outcome> => {
  const reading = await readSource({ path, located: Located.file(text) }, { roleOf: name => roles[name] })
  if (!reading || isProblem(reading)) {
    return { format: undefined, conversations: [], problems: reading ? [reading] : [] }
  }
  const all = [...reading.conversations]
  return {
    format: reading.format,
    conversations: all.filter(item => !isProblem(item)) as readonly Conversation[],
    problems: all.filter(isProblem),
  }
}
