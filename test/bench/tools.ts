import { fileURLToPath } from 'node:url'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
const bin = (name: string): string => here(`node_modules/.bin/${name}`)

/** A tool as it is run on a file or folder: what stands behind `node`. */
export interface Tool {
  readonly name: string
  readonly args: (path: string) => readonly string[]
  /** The path is read from standard input. */
  readonly piped?: true
  /** How many hits its output tells; left out for a floor. */
  readonly hits?: (output: string) => number
}

const count = (pattern: RegExp) => (output: string) => output.match(pattern)?.length ?? 0

const tactfulHits = count(/:\d+:\d+: (?:error|warning|info) /g)

/** Another build may be put in its place. */
const command = (): string => process.env.BENCH_TACTFUL ?? here('../../bin/tactful.js')

/** Tactful with every rule on and every finding shown, a line each, as the others do. */
export const tactful = (name: string, ...flags: readonly string[]): Tool => ({
  name,
  args: path => [
    command(),
    '--no-config',
    ...['--profile', 'strict', '--show', 'info', '--format', 'compact', '--no-color'],
    ...flags,
    path,
  ],
  hits: tactfulHits,
})

/** The same over standard input, with an answer for every message. */
export const streamed: Tool = {
  name: 'tactful stream',
  args: () => [command(), 'stream', '--no-config', '--profile', 'strict', '--show', 'info', '--no-redact'],
  piped: true,
  hits: count(/"fingerprint":/g),
}

export const nothing: Tool = { name: 'node -e 0', args: () => ['-e', '0'] }
const floor = (name: string, how: string): Tool => ({ name, args: path => [here('floor.mjs'), how, path] })
export const stat: Tool = floor('stat of the files', 'stat')
export const scan: Tool = floor('read and scan', 'scan')
export const parse: Tool = floor('read and JSON.parse', 'parse')
export const parseLines: Tool = floor('JSON.parse of the lines', 'lines')

const globOf = (path: string): string => (/\.\w+$/.test(path) ? path : `${path}/*.md`)

export const peers: readonly Tool[] = [
  {
    name: 'write-good',
    args: path => [here('peers/each.cjs'), bin('write-good'), path],
    hits: count(/ on line \d+ at column \d+/g),
  },
  {
    name: 'alex',
    args: path => [bin('alex'), path],
    hits: count(/^\s*\d+:\d+.*\b(?:warning|error)\b/gm),
  },
  {
    name: 'textlint + write-good',
    args: path => [bin('textlint'), '--no-color', '--rule', 'write-good', globOf(path)],
    hits: count(/^\s*\d+:\d+\s+(?:✓ )?error\b/gm),
  },
  {
    name: 'remark-cli (parses only)',
    args: path => [bin('remark'), '--quiet', '--no-stdout', '--no-config', path],
    hits: () => 0,
  },
  {
    name: 'retext-equality',
    args: path => [here('peers/equality.mjs'), path],
    hits: output => Number(/(\d+) messages\n?$/.exec(output)?.[1] ?? 0),
  },
]
