import type { Plan } from './configured.ts'
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
