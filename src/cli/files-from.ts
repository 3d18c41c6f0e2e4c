import { resolve } from 'node:path'
import { decode, isUndecodable } from '../node/decode.ts'
import { reasonOf } from '../node/filesystem.ts'
import { Failure } from './failure.ts'
import { wholeInput } from './interruption.ts'
import type { World } from './world.ts'

/** The names of a list: a line each or, if there is a NUL in it, between NULs. All else in them is meant. */
const namesIn = (list: string): readonly string[] => {
  const names = list.includes('\0') ? list.split('\0') : list.split(/\r?\n/)
  return names.filter(name => name !== '')
}

/** The files that a list names; `-` is standard input. */
export const filesFrom = async (
  list: string | undefined,
  textOnStdin: boolean,
  world: World,
): Promise<readonly string[] | undefined> => {
  if (list === undefined) return undefined
  if (list === '-' && textOnStdin) {
    throw new Failure(
      'standard input can’t be both a text and a list of files',
      'Put the list into a file: --files-from list.txt.',
    )
  }
  let bytes: Uint8Array | undefined
  try {
    bytes = list === '-' ? await wholeInput(world) : await world.fs.readFile(resolve(world.cwd, list))
  } catch (error) {
    throw new Failure(
      `the list ${list} cannot be opened: ${reasonOf(error)}`,
      'Check its spelling; - takes the list from standard input.',
    )
  }
  if (!bytes) return []
  const decoded = decode(bytes)
  if (!isUndecodable(decoded)) return namesIn(decoded.text.replace(/^\uFEFF/, ''))
  throw new Failure(`the list ${list} is not text: ${decoded.problem}`, decoded.hint)
}
