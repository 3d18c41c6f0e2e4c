import { join } from 'node:path'
import { nothing, parse, parseLines, peers, scan, stat, streamed, type Tool, tactful } from './tools.ts'

/** One thing that is checked, and who checks it; the first is the floor. */
export interface Row {
  readonly name: string
  readonly about: string
  readonly path: string
  /** Runs of each tool. */
  readonly runs: number
  /** Milliseconds: a tool that takes longer is not waited for. */
  readonly limit: number
  readonly tools: readonly Tool[]
}

/** The cache that a run over the corpora warms: of another build it would hold more than is asked for. */
export const cacheIn = (folder: string): string => join(folder, 'cache.json')

/** The rows over the corpora in a folder; `quick` makes fewer runs. */
export const rowsIn = (folder: string, quick: boolean): readonly Row[] => {
  const one = tactful('tactful, one thread', '--concurrency', '1')
  const many = tactful('tactful, --concurrency 2', '--concurrency', '2')
  const warm = tactful('tactful --cache, warm', '--cache-location', cacheIn(folder))
  const row = (name: string, about: string, path: string, runs: number, tools: readonly Tool[]): Row => ({
    name,
    about,
    path: join(folder, path),
    runs,
    // A folder of small files is what every tool is made for; of one large file some never come to an end.
    limit: name === 'md' && !quick ? 300_000 : 60_000,
    tools,
  })
  const short = quick ? 9 : 25
  const some = quick ? 3 : 7
  const few = quick ? 1 : 3
  return [
    row('tiny', 'one small Markdown file, nothing to find', 'clean.md', short, [
      nothing,
      tactful('tactful'),
      ...peers,
    ]),
    row('tiny-hits', 'one small Markdown file with findings', 'guilty.md', short, [
      nothing,
      tactful('tactful'),
      ...peers,
    ]),
    row('md', 'a folder of Markdown macros of 120 words', 'macros', quick ? 2 : 5, [
      scan,
      nothing,
      stat,
      one,
      many,
      warm,
      ...peers,
    ]),
    row('ndjson', 'transcripts as NDJSON', 'chats.ndjson', some, [parseLines, one, many, streamed]),
    row('export', 'one export of macros from Zendesk', 'export.json', some, [parse, one]),
    row('long', 'one long Markdown file', 'long.md', few, [scan, one, ...peers]),
    row('line', 'one file of a single line', 'line.txt', few, [scan, one, ...peers]),
  ]
}
