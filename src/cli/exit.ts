/** What the exit code of a run says. */
export const exit = {
  /** Everything was read, and nothing is at or above --fail-on. */
  clean: 0,
  /** Something is. */
  found: 1,
  /** It could not be sure: a mistake in the command, a file that was not read, a bug. Wins over `found`. */
  unsure: 2,
  /** By Ctrl-C. */
  interrupted: 130,
  /** By another program, such as a CI server that takes a run back. */
  terminated: 143,
} as const
