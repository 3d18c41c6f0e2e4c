import { spawn } from 'node:child_process'
import { appendFile, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import type { CrewPlace } from '../../src/node/crew.ts'
import { onDisk, root } from '../cli/disk.ts'

/** What a line of a shell left behind. */
export interface Outcome {
  readonly code: number
  /** Standard output and standard error of all its commands. */
  readonly out: string
}

/** A command, what goes into it, and where its output goes. */
interface Command {
  readonly env: Readonly<Record<string, string>>
  readonly words: readonly string[]
  readonly from?: string
  readonly to?: { readonly file: string; readonly append: boolean }
}

type Token = { readonly is: 'word' | 'operator'; readonly text: string }

const piece = /\s+|(&&|>>|[|<>])|((?:'[^']*'|"(?:[^"\\$`]|\\["\\])*"|\\.|[^\s'"\\|<>&;$`*?(){}[\]#])+)/y

const unquoted = (word: string): string =>
  word.replaceAll(
    /'([^']*)'|"((?:[^"\\]|\\.)*)"|\\(.)/g,
    (_, plain, double, one) => plain ?? double?.replaceAll(/\\(["\\])/g, '$1') ?? one,
  )

/** The words and operators of a line. Throws at what this shell does not understand, such as `*` outside of quotes. */
const tokensOf = (line: string): readonly Token[] => {
  const tokens: Token[] = []
  piece.lastIndex = 0
  while (piece.lastIndex < line.length) {
    const at = piece.lastIndex
    const match = piece.exec(line)
    if (!match) throw new Error(`not understood at ${at}: ${line}`)
    const [, operator, word] = match
    if (operator !== undefined) tokens.push({ is: 'operator', text: operator })
    if (word !== undefined) tokens.push({ is: 'word', text: unquoted(word) })
  }
  return tokens
}

const splitAt = (tokens: readonly Token[], operator: string): readonly (readonly Token[])[] => {
  const at = tokens.flatMap(({ is, text }, index) => (is === 'operator' && text === operator ? [index] : []))
  return [...at, tokens.length].map((end, part) => tokens.slice((at[part - 1] ?? -1) + 1, end))
}

const assignment = /^([A-Z_]+)=(.*)$/s

const commandOf = (tokens: readonly Token[]): Command => {
  const words: string[] = []
  const env: Record<string, string> = {}
  let files: Pick<Command, 'from' | 'to'> = {}
  for (let at = 0; at < tokens.length; at++) {
    const { is, text } = tokens[at] as Token
    const [, name, value] = assignment.exec(text) ?? []
    if (is === 'operator') {
      const file = tokens[++at]?.text ?? ''
      files = text === '<' ? { ...files, from: file } : { ...files, to: { file, append: text === '>>' } }
    } else if (words.length === 0 && name !== undefined && value !== undefined) env[name] = value
    else words.push(text)
  }
  return { env, words, ...files }
}

/** Threads from the source, and always. */
const crew: CrewPlace = { entry: new URL('../cli/thread.mjs', import.meta.url), atOnce: true }

const run = async ({ env, words }: Command, stdin: Uint8Array, cwd: string) => {
  const [name = '', ...args] = words
  const isTactful = name === 'tactful'
  // What is asked of node itself needs a process of its own.
  const program = isTactful ? join(root, 'bin/tactful.js') : name
  if (isTactful && env.NODE_OPTIONS === undefined) {
    const given = { stdin, env, ...(args.includes('--concurrency') ? { crew } : {}) }
    const { code, out, err } = await onDisk(cwd, args, given)
    return { code, out: Buffer.from(out), err }
  }
  const child = spawn(program, args, { cwd, env: { ...process.env, ...env } })
  child.stdin.on('error', () => {})
  child.stdin.end(stdin)
  const [out, err, code] = await Promise.all([
    buffer(child.stdout),
    buffer(child.stderr),
    new Promise<number>((resolve, reject) => {
      child.on('error', reject)
      child.on('close', code => resolve(code ?? -1))
    }),
  ])
  return { code, out, err: err.toString() }
}

const pipeline = async (commands: readonly Command[], cwd: string): Promise<Outcome> => {
  let between: Uint8Array = new Uint8Array()
  let told = ''
  let last = 0
  for (const command of commands) {
    const stdin = command.from === undefined ? between : await readFile(join(cwd, command.from))
    const { code, out, err } = await run(command, stdin, cwd)
    told += err
    last = code
    between = out
    if (command.to) {
      await (command.to.append ? appendFile : writeFile)(join(cwd, command.to.file), out)
      between = new Uint8Array()
    }
  }
  return { code: last, out: `${Buffer.from(between).toString()}${told}` }
}

/**
 * Runs a line as a shell would, with `tactful` in this process unless NODE_OPTIONS are set: pipes, `&&`, `<`, `>`, `>>`, quotes, `cd`, and
 * variables before a command. Anything else throws.
 */
export const inShell = async (line: string, folder: string): Promise<Outcome> => {
  let cwd = folder
  let out = ''
  for (const part of splitAt(tokensOf(line), '&&')) {
    const commands = splitAt(part, '|').map(commandOf)
    const [first] = commands
    if (commands.length === 1 && first?.words[0] === 'cd') {
      cwd = join(cwd, first.words[1] ?? '')
      continue
    }
    const outcome = await pipeline(commands, cwd)
    out += outcome.out
    if (outcome.code !== 0) return { code: outcome.code, out }
  }
  return { code: 0, out }
}
