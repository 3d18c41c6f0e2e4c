import { execFile } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { onDisk, root } from '../cli/disk.ts'
import { terminal } from '../cli/pretended-terminal.ts'
import { all, parsed } from '../docs/parsed.ts'
import { plainEnvironment } from '../hooks/tools.ts'

/** What a code block of a guide asks for: a file of this name, commands, or to see this. */
type Step =
  | { readonly is: 'file'; readonly path: string; readonly text: string }
  | { readonly is: 'command'; readonly line: string }
  | { readonly is: 'output'; readonly text: string }

const stepsOf = (guide: string): readonly Step[] =>
  all(parsed(readFileSync(join(root, 'rules/guides', guide), 'utf8')), 'code').flatMap(
    ({ lang, value = '' }): readonly Step[] => {
      const [, path] = /^(?:#!.*\n)?(?:#|\/\/) (\S+)\n/.exec(value) ?? []
      if (path !== undefined) return [{ is: 'file', path, text: `${value}\n` }]
      if (lang === 'text') return [{ is: 'output', text: value }]
      if (lang !== 'sh') return []
      return value.split('\n').map(line => ({ is: 'command', line }))
    },
  )

const lines = (text: string): readonly string[] => text.split('\n').map(line => line.trimEnd())

/** The stretches of an excerpt that do not stand in the output, in their order; a line with … leaves out what it likes. */
export const missing = (excerpt: string, output: string): readonly string[] => {
  const all = `\n${lines(output).join('\n')}\n`
  let from = 0
  return excerpt.split(/^…$/m).filter(part => {
    const stretch = `\n${lines(part.replace(/^\n|\n$/g, '')).join('\n')}\n`
    const at = all.indexOf(stretch, from)
    if (at !== -1) from = at + stretch.length - 1
    return at === -1
  })
}

export const write = (folder: string, path: string, text: string): void => {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}

/** A session needs a terminal, so it runs in this process: each question is answered with the next of these keys. */
const session = async (folder: string, argv: readonly string[], answers: readonly string[]): Promise<Ran> => {
  const { stdin, stdout, screen } = terminal(answers)
  const { code } = await onDisk(folder, [...argv, '--no-color'], { stdin, stdout })
  return { code, said: screen() }
}

export interface Ran {
  readonly code: number
  readonly said: string
}

export const shell = async (folder: string, line: string): Promise<Ran> => {
  const env = plainEnvironment({
    npm_config_audit: 'false',
    npm_config_fund: 'false',
    npm_config_offline: 'true',
    npm_config_update_notifier: 'false',
  })
  try {
    const { stdout } = await promisify(execFile)('bash', ['-c', line], { cwd: folder, env })
    return { code: 0, said: stdout }
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string }
    return { code, said: `${stdout}${stderr}` }
  }
}

interface Followed {
  /** What ended in another code than 0, in its order. */
  readonly ended: readonly (readonly [line: string, code: number])[]
  readonly commands: readonly string[]
  /** Excerpts of output that the commands did not print. */
  readonly wrong: readonly string[]
}

/** Does what a guide says, from its first block to its last. */
export const follow = async (
  guide: string,
  folder: string,
  keys: (line: string) => readonly string[] = () => [],
): Promise<Followed> => {
  const ended: (readonly [string, number])[] = []
  const commands: string[] = []
  const wrong: string[] = []
  let last = ''
  for (const step of stepsOf(guide)) {
    if (step.is === 'file') write(folder, step.path, step.text)
    else if (step.is === 'output') wrong.push(...missing(step.text, last))
    else {
      const line = step.line.replace(/ +#.*/, '')
      const [, argv] = /^npx --no -- tactful (fix --interactive .*)/.exec(line) ?? []
      const { code, said } = argv
        ? await session(folder, argv.split(' '), keys(line))
        : await shell(folder, line)
      commands.push(line)
      if (code !== 0) ended.push([line, code])
      last = said
    }
  }
  return { ended, commands, wrong }
}
