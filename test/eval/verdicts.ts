import { readFile } from 'node:fs/promises'

/** What somebody who read the text said of a hit; `undecidable` where the turn before would be needed. */
export type Verdict = 'right' | 'wrong' | 'undecidable'

const verdicts: readonly Verdict[] = ['right', 'wrong', 'undecidable']

/** Names a hit without its text. */
export const hitKey = (rowId: string, hit: { readonly rule: string; readonly start: number }): string =>
  `${rowId}:${hit.start}:${hit.rule}`

/** Reads `KEY VERDICT` lines; a line that begins with # is a remark. */
export const readVerdicts = async (path: string): Promise<ReadonlyMap<string, Verdict>> => {
  const lines = (await readFile(path, 'utf8'))
    .split('\n')
    .filter(line => line !== '' && !line.startsWith('#'))
  return new Map(
    lines.map((line, index) => {
      const [key, said] = line.split(/\s+/)
      const verdict = verdicts.find(each => each === said)
      if (key === undefined || verdict === undefined)
        throw new Error(`${path}:${index + 1}: expected “KEY ${verdicts.join('|')}”`)
      return [key, verdict]
    }),
  )
}
