import { isAbsolute, join } from 'node:path'
import type { ReportedProblem } from '../engine/report.ts'
import { type Decoded, decode, isUndecodable } from '../node/decode.ts'
import { reasonOf } from '../node/filesystem.ts'
import type { Rule } from '../rule/rule.ts'
import type { World } from './world.ts'

/** A lexicon of the user, and the file that it stands in. */
export interface Lexicon {
  readonly path: string
  readonly rule: Rule
}

/** What came of reading lexicons; with problems they must not be used. */
export interface ReadLexicons {
  readonly lexicons: readonly Lexicon[]
  readonly problems: readonly ReportedProblem[]
}

/** The text of a file, or the reason why there is none. */
export const readSourceOf = async (path: string, { fs, cwd }: World): Promise<Decoded | ReportedProblem> => {
  const bytes = await fs
    .readFile(isAbsolute(path) ? path : join(cwd, path))
    .catch((error: unknown) => reasonOf(error))
  if (typeof bytes === 'string') {
    return { path, message: `cannot be opened: ${bytes}`, hint: 'Paths are taken from the working folder.' }
  }
  const source = decode(bytes, path)
  if (!isUndecodable(source)) return source
  const { problem: message, hint, line, column } = source
  return { path, line, column, message, hint }
}

const readOne = async (path: string, world: World): Promise<Rule | readonly ReportedProblem[]> => {
  const source = await readSourceOf(path, world)
  if ('message' in source) return [source]
  const { rule, faults } = await world.tools.words(source.text)
  return rule ?? faults.map(fault => ({ path, ...fault }))
}

/** Reads the files of `--lexicon`; every fault of every file is told. */
export const readLexicons = async (paths: readonly string[], world: World): Promise<ReadLexicons> => {
  const lexicons: Lexicon[] = []
  const problems: ReportedProblem[] = []
  for (const path of new Set(paths)) {
    const read = await readOne(path, world)
    if ('length' in read) problems.push(...read)
    else lexicons.push({ path, rule: read })
  }
  return { lexicons, problems }
}
