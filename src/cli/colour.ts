import { Chalk } from 'chalk'
import { noPaint, type Paint } from '../reporters/paint.ts'
import type { Out } from './sink.ts'
import type { World } from './world.ts'

/** The last flag decides; then FORCE_COLOR, NO_COLOR, and whether a capable terminal is at the other end. */
export const wantsColour = (out: Pick<Out, 'isTTY'>, { argv, env }: Pick<World, 'argv' | 'env'>): boolean => {
  const flag = argv.findLast(word => word === '--color' || word === '--no-color')
  if (flag) return flag === '--color'
  if (env.FORCE_COLOR !== undefined) return !['0', 'false'].includes(env.FORCE_COLOR)
  if (env.NO_COLOR) return false
  return out.isTTY === true && env.TERM !== 'dumb'
}

/** The sixteen colours every terminal has, or none. */
export const paintFor = (out: Out, world: World): Paint =>
  wantsColour(out, world) ? new Chalk({ level: 1 }) : noPaint
