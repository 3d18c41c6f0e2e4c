import { isProblem } from '../../text/problem.ts'
import { transcripts } from '../conversations/transcript.ts'
import { zendeskMacros } from '../helpdesks/zendesk.ts'
import { macros } from '../macros/macros.ts'
import type { Reader, Reading } from '../reader.ts'
import { parseJson } from './json-text.ts'
import type { Tree } from './tree.ts'

type Conversations = Reading['conversations']

/** From the most telling shape to the least. */
const shapes: readonly (readonly [
  format: string,
  read: (tree: Tree, sure: boolean) => Conversations | undefined,
])[] = [
  ['zendesk-macros', zendeskMacros],
  ['json-transcript', transcripts],
  ['json-macros', (tree, sure) => macros([tree], sure)],
]

const expected: Readonly<Record<string, string>> = {
  'zendesk-macros': '{"macros": [{"title": "…", "actions": [{"field": "comment_value", "value": "…"}]}]}',
  'json-transcript': '[["agent", "…"], ["customer", "…"]] or {"turns": [{"role": "agent", "text": "…"}]}',
  'json-macros': '{"Title": "text"} or [{"title": "…", "body": "…"}]',
}

/** Zendesk macros, transcripts and home-made macros in a JSON file. */
export const readJson: Reader = ({ located }, as) => {
  const tree = parseJson(located)
  if (isProblem(tree)) return tree
  for (const [format, read] of shapes) {
    if (as !== undefined && as !== format) continue
    const conversations = read(tree, as === format)
    if (conversations) return { format, conversations }
  }
  const shape = as === undefined ? undefined : expected[as]
  if (shape === undefined) return undefined
  return { problem: `This file holds no ${as}.`, hint: `Expected ${shape}.`, offset: tree.start }
}
