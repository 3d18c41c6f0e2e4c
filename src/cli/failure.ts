/** A user's mistake: what is wrong and how to mend it. Anything else that is thrown is a bug of ours. */
export class Failure extends Error {
  readonly hint: string

  constructor(message: string, hint: string) {
    super(message)
    this.name = 'Failure'
    this.hint = hint
  }
}

/** The message of a bug; with TACTFUL_DEBUG set, where it happened. */
export const bug = (error: unknown, env: Readonly<Record<string, string | undefined>>): Failure => {
  const message = error instanceof Error ? error.message : String(error)
  const hint =
    env.TACTFUL_DEBUG && error instanceof Error && error.stack
      ? error.stack
      : 'Please report it, with the command that led here; TACTFUL_DEBUG=1 shows where it happened.'
  return new Failure(`this is a bug in tactful: ${message}`, hint)
}
