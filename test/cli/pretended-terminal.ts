import { PassThrough, Writable } from 'node:stream'

/** Colours, cursor moves and the like. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they begin with one
const steering = /\u001b\[[\d;?]*[A-Za-z]/g

/** A terminal whose user answers each question with the next of these keys, and hangs up when there are none left. */
export const terminal = (answers: readonly string[]) => {
  const raw: boolean[] = []
  const stdin = Object.assign(new PassThrough(), {
    isTTY: true,
    setRawMode: (on: boolean) => void raw.push(on),
  })
  let shown = ''
  let asked = 0
  let last = 0
  const stdout = new Writable({
    decodeStrings: false,
    write: (chunk: string, _, done) => {
      shown += chunk
      if (/or the key|Esc goes back/.test(shown.slice(last))) {
        last = shown.length
        const keys = answers[asked++]
        setImmediate(() => (keys === undefined ? stdin.end() : stdin.write(keys)))
      }
      done()
    },
  })
  const screen = (): string => shown.replace(steering, '')
  return { stdin, stdout: Object.assign(stdout, { isTTY: true, columns: 80, rows: 24 }), raw, screen }
}
