import { readFileSync } from 'node:fs'
import { all, parsed } from '../docs/parsed.ts'

const guide = parsed(readFileSync(new URL('../../rules/guides/engineer.md', import.meta.url), 'utf8'))
const blocks = all(guide, 'code').map(({ value = '' }) => value)

const nameOf = (block: string): string => /^(?:#|\/\/) (\S.*)/.exec(block)?.[1] ?? ''

/** The recipes of the guide, by the file that each is for. */
export const recipes: ReadonlyMap<string, string> = new Map(
  blocks.filter(block => nameOf(block) !== '').map(block => [nameOf(block), `${block}\n`]),
)

export const recipe = (file: string): string => {
  const found = recipes.get(file)
  if (found === undefined) throw new Error(`the guide has no recipe for ${file}`)
  return found
}

/** The commands of the guide that run the installed package, in the order in which they stand. */
export const commands: readonly string[] = blocks
  .filter(block => nameOf(block) === '')
  .flatMap(block => block.split('\n'))
