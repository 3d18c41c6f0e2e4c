import * as fastCheck from 'fast-check'

/**
 * Property tests draw the same cases on every run, so that a red run is the fault of what was changed. To look for more:
 * `TACTFUL_SEED=7 TACTFUL_TIMES=20 npx vitest run --testTimeout 600000`.
 */
const seed = Number(process.env.TACTFUL_SEED ?? 20_261_122)

/** How many times as many cases as a test asks for. */
const times = Number(process.env.TACTFUL_TIMES ?? 1)

export * from 'fast-check'

/** As fast-check has it, with the cases of this run. */
export const assert = (<T>(property: fastCheck.IRawProperty<T>, asked: fastCheck.Parameters<T> = {}) =>
  fastCheck.assert(property, {
    seed,
    ...asked,
    numRuns: (asked.numRuns ?? 100) * times,
  })) as typeof fastCheck.assert
