import { isProblem } from '../../text/problem.ts'
import { transcripts } from '../conversations/transcript.ts'
import { zendeskMacros } from '../helpdesks/zendesk.ts'
import { macros } from '../macros/macros.ts'
import type { Reader } from '../reader.ts'
import type { Tree } from './tree.ts'
import { parseYaml } from './yaml-text.ts'

const documentOf = (trees: readonly Tree[]): Tree | undefined => {
  const [first, ...more] = trees
  return first && more.length > 0 ? { kind: 'list', start: first.start, items: trees } : first
}

/** Macros in a YAML file, in any shape that the JSON formats have; several documents count as a list. */
export const readYaml: Reader = ({ located }, as) => {
  const trees = parseYaml(located)
  if (isProblem(trees)) return trees
  const tree = documentOf(trees)
  const sure = as === 'yaml-macros'
  const conversations = tree && (zendeskMacros(tree) ?? transcripts(tree) ?? macros(trees, sure))
  if (conversations) return { format: 'yaml-macros', conversations }
  if (!sure) return undefined
  const hint = 'Expected “Title: text”, or a list of “title: …” with “body: …”.'
  return { problem: 'This file holds no macros.', hint, offset: tree?.start ?? 0 }
}
