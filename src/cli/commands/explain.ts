import { join } from 'node:path'
import { decode } from '../../node/decode.ts'
import { reasonOf } from '../../node/filesystem.ts'
import { visiblePage } from '../../reporters/visible.ts'
import { exit } from '../exit.ts'
import { Failure } from '../failure.ts'
import { ruleNamed } from '../rule-named.ts'
import type { Terminal } from '../terminal.ts'
import type { World } from '../world.ts'

/** Prints the page of a rule. */
export const explain = async (name: string, world: World, { out }: Terminal): Promise<number> => {
  const { id, group } = ruleNamed(name, await world.tools.rules())
  const path = join(world.packageRoot, 'rules', group, `${id}.md`)
  const bytes = await world.fs.readFile(path).catch((error: unknown) => {
    throw new Failure(
      `the page of ${id} cannot be opened: ${reasonOf(error)}`,
      `It belongs at ${path}; install tactful again.`,
    )
  })
  const page = decode(bytes)
  if (typeof page !== 'string') throw new Failure(`${path}: ${page.problem}`, page.hint)
  await out.write(visiblePage(page.endsWith('\n') ? page : `${page}\n`))
  return exit.clean
}
