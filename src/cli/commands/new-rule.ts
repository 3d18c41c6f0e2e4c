import { isAbsolute, join } from 'node:path'
import { isMissing, reasonOf } from '../../node/filesystem.ts'
import { commandIn } from '../command.ts'
import { exit } from '../exit.ts'
import { Failure } from '../failure.ts'
import { examplesOf, houseScaffold, ruleScaffold } from '../scaffold.ts'
import type { Terminal } from '../terminal.ts'
import type { World } from '../world.ts'

/** What is to be written, and what to do next. */
interface Plan {
  readonly name: string
  readonly path: string
  readonly text: string
  readonly next: string
  /** What else there is to do. */
  readonly also?: string
}

const exists = async (path: string, { fs }: World): Promise<boolean> => {
  try {
    await fs.stat(path)
    return true
  } catch (error) {
    if (isMissing(error)) return false
    throw new Failure(`${path} cannot be looked at: ${reasonOf(error)}`, 'Choose another place.')
  }
}

const planOf = async (name: string, world: World): Promise<Plan> => {
  const { cwd } = world
  if (/\.ya?ml$/.test(name)) {
    const path = isAbsolute(name) ? name : join(cwd, name)
    return { name, path, text: houseScaffold(name), next: `${commandIn(world)} try ${name}` }
  }
  const [, group, id] = /^([a-z][a-z-]*)\/([a-z][a-z0-9-]*)$/.exec(name) ?? []
  if (group === undefined || id === undefined) {
    throw new Failure(
      `“${name}” is neither a file nor a rule`,
      'Name a file that ends in .yaml for words of your own, or GROUP/ID for a rule of tactful: refusal/late-reply.',
    )
  }
  if (!(await exists(join(cwd, 'rules', 'bibliography.yaml'), world))) {
    throw new Failure(
      'a rule of tactful is written in its repository',
      `Go to its folder, or write words of your own: ${commandIn(world)} new-rule ${id}.yaml`,
    )
  }
  const path = join(cwd, 'rules', group, `${id}.yaml`)
  return {
    name: `rules/${group}/${id}.yaml`,
    path,
    text: ruleScaffold(id),
    next: examplesOf(id),
    also: 'Put its id into rules/releases.yaml too, under the version that will bring it.',
  }
}

/** Writes a file to begin with; it overwrites nothing. */
export const newRule = async (name: string, world: World, { out, paint }: Terminal): Promise<number> => {
  const { name: shown, path, text, next, also } = await planOf(name, world)
  const code = path.replace(/\.yaml$/, '.ts')
  for (const each of [path, code]) {
    if (!(await exists(each, world))) continue
    throw new Failure(
      `${each === path ? shown : shown.replace(/\.yaml$/, '.ts')} is there already`,
      'Choose another name; nothing was written.',
    )
  }
  await world.fs.writeFile(path, text).catch((error: unknown) => {
    throw new Failure(
      `${shown} cannot be written: ${reasonOf(error)}`,
      'Nothing was written. Mend the permissions of the folder, or name another one.',
    )
  })
  await out.write(`${shown} is written. Its example fails: mend it, then ${paint.bold(next)}\n`)
  if (also !== undefined) await out.write(`${also}\n`)
  return exit.clean
}
