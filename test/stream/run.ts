import { tools } from '../../src/cli/tools.ts'
import { type Files, type Given, tactful } from '../cli/world.ts'

/** A line of canonical NDJSON. */
export const line = (fields: object): string => JSON.stringify({ role: 'agent', text: 'Hi', ...fields })

/** Runs the command with all rules and readers. */
export const run = (argv: readonly string[], files: Files = {}, given: Given = {}) =>
  tactful(argv, files, { tools, version: '0.1.0', packageRoot: process.cwd(), ...given })

interface Finding {
  readonly rule: string
  readonly fingerprint: string
  readonly start: { readonly offset: number; readonly line: number; readonly column: number }
}

export interface Told {
  readonly type: 'message' | 'conversation' | 'problem'
  readonly line: number
  readonly conversation?: string
  readonly firstLine?: number
  readonly lastLine?: number
  readonly findings: readonly Finding[]
}

/** Runs `tactful stream`; the lines of its output, read. */
export const streamed = async (
  input: string | Uint8Array,
  flags: readonly string[] = [],
  files: Files = {},
  given: Given = {},
) => {
  const { code, out, err } = await run(['stream', ...flags], files, { stdin: input, ...given })
  const lines = out.split('\n').slice(0, -1)
  return { code, out, err, told: lines.map((text): Told => JSON.parse(text)) }
}
