import type { Rule } from '../rule/rule.ts'

/** One promise of a rule, and whether it is kept. */
export interface Case {
  /** Id of the rule. */
  readonly rule: string
  /** What it is about, the rule included; in one line. */
  readonly name: string
  /** What is wrong, in a sentence or more; undefined where the promise is kept. Never rejects. */
  readonly run: () => Promise<string | undefined>
}

/** A promise that a rule does not keep. */
export interface Failure {
  readonly rule: string
  readonly name: string
  readonly message: string
}

/** A case out of a check; an error that it throws is what is wrong. */
export const caseOf = ({ id }: Rule, about: string, check: () => Promise<readonly string[]>): Case => ({
  rule: id,
  name: `${id}${about.replace(/\s*\n\s*/g, ' ⏎ ')}`,
  run: async () => {
    try {
      const wrong = await check()
      return wrong.length === 0 ? undefined : wrong.join('\n')
    } catch (error) {
      return error instanceof Error ? error.message : String(error)
    }
  },
})

const told = (items: readonly string[]): string =>
  items.length === 0 ? 'nothing' : items.map(each => `“${each}”`).join(', ')

/** Tells two lists apart. */
export const unlike = (
  what: string,
  expected: readonly string[],
  got: readonly string[],
): readonly string[] =>
  expected.length === got.length && expected.every((each, at) => each === got[at])
    ? []
    : [`${what}: expected ${told(expected)}, got ${told(got)}`]

/** Runs cases one after the other. */
export const failuresOf = async (cases: readonly Case[]): Promise<readonly Failure[]> => {
  const failures: Failure[] = []
  for (const { rule, name, run } of cases) {
    const message = await run()
    if (message !== undefined) failures.push({ rule, name, message })
  }
  return failures
}
