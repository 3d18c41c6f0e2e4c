import { readFileSync } from 'node:fs'
import { all, parsed } from '../docs/parsed.ts'

/** The code blocks of a guide. */
export const blocksOf = (guide: string): readonly string[] =>
  all(parsed(readFileSync(new URL(`../../rules/guides/${guide}`, import.meta.url), 'utf8')), 'code').map(
    ({ value = '' }) => value,
  )

const nameOf = (block: string): string => /^(?:#!.*\n)?(?:#|\/\/) (\S.*)/.exec(block)?.[1] ?? ''

/** The code blocks that begin with the name of the file that each is for, by that name. */
export const recipesIn = (blocks: readonly string[]): ReadonlyMap<string, string> =>
  new Map(blocks.filter(block => nameOf(block) !== '').map(block => [nameOf(block), `${block}\n`]))

const blocks = blocksOf('engineer.md')

/** The recipes of the guide for engineers. */
export const recipes = recipesIn(blocks)

export const recipe = (file: string): string => {
  const found = recipes.get(file)
  if (found === undefined) throw new Error(`the guide has no recipe for ${file}`)
  return found
}

/** The commands of the guide that run the installed package, in the order in which they stand. */
export const commands: readonly string[] = blocks
  .filter(block => nameOf(block) === '')
  .flatMap(block => block.split('\n'))
