import { readMarks } from '../../src/rule/example.ts'
import { folder } from '../rules/harness.ts'
import type { Turn } from './turns.ts'

const turnOf = (role: string, text: string): Turn => ({ role, text: readMarks(text).text })

/** What is said in the examples of all rules. */
export const exampleTurns: readonly Turn[] = folder.rules.flatMap(({ entries, examples = [] }) => [
  ...entries.flatMap(({ bad, good, spare }) =>
    [...bad, ...good, ...spare].flatMap(({ text, after }) => [
      turnOf('agent', text),
      ...(after ? [turnOf('customer', after)] : []),
    ]),
  ),
  ...examples.flatMap(({ turns }) =>
    turns.map(turn =>
      turnOf(turn.startsWith('customer') ? 'customer' : 'agent', turn.replace(/^[^:]*: /, '')),
    ),
  ),
])
