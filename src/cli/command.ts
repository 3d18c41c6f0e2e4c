import type { World } from './world.ts'

/** How the command is called in this run: who started it by npx has no `tactful` on the path. */
export const commandIn = ({ env }: Pick<World, 'env'>): string =>
  env.npm_command === 'exec' ? 'npx tactful' : 'tactful'
