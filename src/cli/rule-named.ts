import { ruleOfKey } from '../engine/rule-of-key.ts'
import { Failure } from './failure.ts'
import { suggestion } from './suggestion.ts'
import type { ListedRule } from './world.ts'

/** The rule of this id, also as reports print it (`rule/entry`) and as its folder has it (`group/rule`). */
export const ruleNamed = <R extends Pick<ListedRule, 'id' | 'group'>>(
  name: string,
  rules: readonly R[],
): R => {
  const [first = '', second] = name.split('/')
  const found = ruleOfKey(name, rules) ?? rules.find(({ id, group }) => group === first && id === second)
  if (found) return found
  const group = rules.some(one => one.group === first)
  const plugged = rules.some(({ id }) => id.startsWith(`${first}/`))
  const inGroup = plugged ? name : second
  const meant = group && inGroup !== undefined ? inGroup : first
  const hint = suggestion(
    meant,
    rules.map(({ id }) => id),
    'tactful rules lists them all.',
  )
  throw new Failure(
    `there is no rule “${name}”`,
    group && second === undefined ? `${first} is a group. ${hint}` : hint,
  )
}
