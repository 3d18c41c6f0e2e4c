/** What the exit code of a run says. */
export const exit = {
  /** Everything was read, and nothing is at or above --fail-on. */
  clean: 0,
  /** Something is. */
  found: 1,
  /** It could not be sure: a mistake in the command, a file that was not read, a bug. Wins over `found`. */
  unsure: 2,
  interrupted: 130,
} as const
