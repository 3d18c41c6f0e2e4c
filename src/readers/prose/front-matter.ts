import type { Passage } from '../../text/conversation.ts'
import type { Located } from '../../text/located.ts'
import { isProblem } from '../../text/problem.ts'
import { subjectPassages } from '../trees/value.ts'
import { parseYaml } from '../trees/yaml-text.ts'

const prose: ReadonlySet<string> = new Set(['subject', 'title', 'preheader'])

/** The lines of a template's front matter that the customer reads; broken YAML holds none. */
export const frontMatterPassages = (located: Located): Passage[] => {
  const trees = parseYaml(located)
  const tree = isProblem(trees) ? undefined : trees[0]
  if (tree?.kind !== 'map') return []
  return tree.entries.flatMap(({ key, value }) =>
    value.kind === 'text' && prose.has(key.toLowerCase()) ? subjectPassages(value) : [],
  )
}
