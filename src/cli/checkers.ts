import type { Configured, Plan } from './configured.ts'
import type { Examination } from './examine.ts'
import { pauses } from './interruption.ts'
import type { Silencing } from './silencing.ts'
import type { CheckReading, World } from './world.ts'

/** Makes the rules of a plan ready, once for all files that share them. */
export const checkersOf = (
  only: readonly string[],
  { tools }: World,
): ((rules: Plan['rules']) => Promise<CheckReading>) => {
  const made = new Map<Plan['rules'], Promise<CheckReading>>()
  return rules => {
    const checker = made.get(rules) ?? tools.checker({ ...rules, only })
    made.set(rules, checker)
    return checker
  }
}

/** Makes the examination of a file by its absolute path; the usual one where it has none. */
export type ExaminationOf = (at: string | undefined) => Promise<Examination>

/** How each file is read and checked, under the settings that hold for it, and without what is silenced. */
export const examinationsOf = (
  { usual, planFor }: Pick<Configured, 'usual' | 'planFor'>,
  {
    only,
    as,
    settle,
    keepSaid = false,
    keepLines = false,
    unmended = false,
    pause,
  }: {
    only: readonly string[]
    as: string | undefined
    settle: Silencing['settle']
    /** Reports want the messages, too. */
    keepSaid?: boolean
    /** Reports show lines of files. */
    keepLines?: boolean
    unmended?: boolean
    pause?: Examination['pause']
  },
  formats: Examination['formats'],
  world: World,
): ExaminationOf => {
  const { tools, env } = world
  const breathe = pause ?? pauses(world)
  const checkerFor = checkersOf(only, world)
  const readSource: Examination['readSource'] = (source, options) => tools.readSource(source, options)
  const today = world.today()
  const examinationBy = async ({ rules, reading }: Plan): Promise<Examination> => {
    const checker = await checkerFor(rules)
    const checkReading: CheckReading = async (read, file) => settle(await checker(read, file), 'own')
    const kept = { keepSaid, keepLines, unmended }
    return { readSource, checkReading, env, today, formats, as, ...kept, pause: breathe, reading }
  }
  // Files of the same kind share their plan.
  const made = new Map<Plan, Promise<Examination>>()
  return at => {
    const plan = at === undefined ? usual : planFor(at)
    const examination = made.get(plan) ?? examinationBy(plan)
    made.set(plan, examination)
    return examination
  }
}
