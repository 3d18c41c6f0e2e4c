import type { FileSystem } from '../node/filesystem.ts'
import type { ReportedShard } from '../reporters/reporter.ts'
import { Failure } from './failure.ts'
import type { Input, Unread } from './inputs.ts'

/** One of `of` parts of a run; `index` from 1. */
export interface Shard {
  readonly index: number
  readonly of: number
}

const mostShards = 10_000

const wrong = (written: string): Failure =>
  new Failure(
    `--shard ${written} names no part of a run`,
    'Write I/N: the first of three parts is 1/3, the last 3/3. Where a machine counts from 0, add 1.',
  )

/** `2/3`; a Failure for anything that is no part of a whole. */
export const shardOf = (written: string): Shard => {
  const [, index, of] = /^(\d{1,6})\/(\d{1,6})$/.exec(written)?.map(Number) ?? []
  if (index === undefined || of === undefined) throw wrong(written)
  if (index < 1 || index > of || of > mostShards) throw wrong(written)
  return { index, of }
}

interface Weighed {
  readonly path: string
  readonly size: number
}

const byName = (a: Weighed, b: Weighed): number => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)

/**
 * The number of the shard (from 1) of each path: the largest file first, each to the shard that has least by then. Paths
 * and sizes alone decide, so that every machine comes to the same.
 */
export const assigned = (files: readonly Weighed[], of: number): ReadonlyMap<string, number> => {
  const loads = Array.from({ length: of }, () => ({ bytes: 0, files: 0 }))
  const shards = new Map<string, number>()
  for (const { path, size } of files.toSorted((a, b) => b.size - a.size || byName(a, b))) {
    let least = 0
    for (let at = 1; at < of; at++) {
      const [one, best] = [loads[at], loads[least]]
      if (!one || !best) continue
      // Empty files weigh nothing, and are dealt out by their number.
      if (one.bytes < best.bytes || (one.bytes === best.bytes && one.files < best.files)) least = at
    }
    const load = loads[least]
    if (load) {
      load.bytes += size
      load.files++
    }
    shards.set(path, least + 1)
  }
  return shards
}

const sizeOf = async (at: string, { stat }: Pick<FileSystem, 'stat'>): Promise<number> => {
  try {
    return (await stat(at)).size ?? 0
  } catch {
    return 0
  }
}

/** What input a shard has for itself; what is wrong with the command is told by all of them. */
const isMine = (input: Input | Unread, shards: ReadonlyMap<string, number>, { index }: Shard): boolean => {
  if (input.is === 'file') return shards.get(input.file.path) === index
  return input.is === 'problem' || input.is === 'note' || index === 1
}

/** No file of a shard has all of its neighbours with it. */
const withoutNeighbours = (input: Input | Unread): Input | Unread => {
  if (input.is !== 'file') return input
  const { file, walked: _, ...rest } = input
  return { ...rest, file: { ...file, among: false }, walked: false }
}

/** The inputs of one shard, in the order of the whole run, and what reports tell of it. */
export const sharded = (
  inputs: AsyncIterable<Input | Unread>,
  shard: Shard,
  fs: Pick<FileSystem, 'stat'>,
  digest: (text: string) => string,
) => {
  const places = new Map<string, number>()
  let print = ''
  let neighbours = false
  const mine = async function* (): AsyncIterable<Input | Unread> {
    const all: (Input | Unread)[] = []
    const files: Weighed[] = []
    for await (const input of inputs) {
      const path =
        input.is === 'file' ? input.file.path : input.is === 'problem' ? input.problem.path : undefined
      if (path !== undefined && !places.has(path)) places.set(path, all.length)
      if (input.is === 'file' && input.file.among) neighbours = true
      if (input.is === 'file') files.push({ path: input.file.path, size: await sizeOf(input.file.at, fs) })
      all.push(input)
    }
    const shards = assigned(files, shard.of)
    print = digest(
      files
        .toSorted(byName)
        .map(({ path, size }) => `${size} ${path}\n`)
        .join(''),
    )
    for (const input of all) if (isMine(input, shards, shard)) yield withoutNeighbours(input)
  }
  const told = (): ReportedShard => ({
    ...shard,
    digest: print,
    placeOf: path => places.get(path),
  })
  /** Whether rules over whole folders would have had a say in the whole run. */
  return { inputs: mine(), told, neighbours: () => neighbours }
}
