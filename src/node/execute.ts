/** What another program gave. */
export interface Executed {
  readonly code: number
  readonly out: Uint8Array
  readonly err: string
}

/** Runs another program, without a shell, to its end. Rejects with a Node `code` where it can't be started. */
export type Execute = (
  program: string,
  args: readonly string[],
  given: { readonly cwd: string; readonly input?: string },
) => Promise<Executed>

export const execute: Execute = async (program, args, { cwd, input = '' }) => {
  // Hardly any run needs it.
  const { spawn } = await import('node:child_process')
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, windowsHide: true })
    const out: Buffer[] = []
    const err: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk))
    // A program that ends without having read all of its input says more by its exit code.
    child.stdin.on('error', () => undefined)
    child.on('error', reject)
    child.on('close', code =>
      resolve({ code: code ?? -1, out: Buffer.concat(out), err: Buffer.concat(err).toString('utf8') }),
    )
    child.stdin.end(input)
  })
}
