import { posix } from 'node:path'
import { Writable } from 'node:stream'
import { run } from '../../src/cli/run.ts'
import type { Checked, LeveledRule, ListedRule, Tools, World } from '../../src/cli/world.ts'
import type { Selection } from '../../src/compose.ts'
import type { Diagnostic } from '../../src/engine/report.ts'
import type { Execute } from '../../src/node/execute.ts'
import type { Entry, FileSystem } from '../../src/node/filesystem.ts'
import type { Format, Reading } from '../../src/readers/reader.ts'
import { readHouse } from '../../src/rule/house.ts'
import { settle } from '../../src/rule/layers.ts'
import { integer } from '../../src/rule/options.ts'
import { linesOf, type Profile } from '../../src/rule/settings.ts'
import { lineStarts, positionAt } from '../../src/text/lines.ts'
import type { Severity } from '../../src/text/severity.ts'

/** What a path of the pretended disk holds: text, bytes, or the code of the error that opening it gives. */
export type Files = Readonly<Record<string, string | Uint8Array | { readonly fails: string }>>

const failing = (code: string, path: string): Error => Object.assign(new Error(`${code}: ${path}`), { code })

/** A disk in memory with absolute paths; folders are what paths imply. */
export const memory = (files: Files, written: Map<string, string> = new Map()): FileSystem => {
  const isFolder = (path: string): boolean =>
    path === '/' || Object.keys(files).some(file => file.startsWith(`${path.replace(/\/$/, '')}/`))
  const entry = (name: string, folder: boolean): Entry => ({
    name,
    isFile: () => !folder,
    isDirectory: () => folder,
  })
  return {
    readFile: async path => {
      const held = files[path]
      if (held === undefined) throw failing(isFolder(path) ? 'EISDIR' : 'ENOENT', path)
      if (typeof held === 'object' && 'fails' in held) throw failing(held.fails, path)
      return typeof held === 'string' ? new TextEncoder().encode(held) : held
    },
    writeFile: async (path, content) => {
      if (path.startsWith('/locked/')) throw failing('EACCES', path)
      written.set(path, typeof content === 'string' ? content : new TextDecoder().decode(content))
    },
    replaceFile: async (path, before, after) => {
      const held = files[path]
      const now = typeof held === 'string' ? new TextEncoder().encode(held) : held
      if (!(now instanceof Uint8Array) || Buffer.compare(now, before) !== 0) throw failing('ECHANGED', path)
      written.set(path, new TextDecoder('utf-8', { ignoreBOM: true }).decode(after))
    },
    appendFile: async (path, content) => {
      const held = files[path]
      written.set(path, (typeof held === 'string' ? held : '') + content)
    },
    stat: async path => {
      if (files[path] === undefined && !isFolder(path)) throw failing('ENOENT', path)
      return { isFile: () => !isFolder(path), isDirectory: () => isFolder(path) }
    },
    readdir: async given => {
      const path = posix.normalize(given).replace(/\/$/, '') || '/'
      const locked = files[`${path}/.locked`]
      if (typeof locked === 'object' && 'fails' in locked) throw failing(locked.fails, path)
      const below = Object.keys(files).map(file => posix.relative(path, file).split('/'))
      const inside = below.filter(([first]) => first !== '..')
      const names = [...new Set(inside.map(([first]) => first as string))].reverse()
      return names.map(name => entry(name, isFolder(posix.join(path, name))))
    },
  }
}

const rule = (id: string, group: string, severity: Severity, fix: ListedRule['fix']): ListedRule => ({
  id,
  group,
  title: `About ${id}`,
  severity,
  languages: ['en'],
  cite: [{ source: 'thompson', where: 'p. 4' }],
  fix,
  entries: [],
  options: {},
})

export const rules: readonly ListedRule[] = [
  { ...rule('no-problem', 'wording', 'warning', 'safe'), entries: [{ id: 'not-a' }, { id: 'no-worries' }] },
  rule('insult', 'blame', 'error', 'none'),
  {
    ...rule('just', 'wording', 'info', 'suggestion'),
    options: { most: integer({ default: 3, least: 1, about: 'Times that a message may say it.' }) },
  },
]

const profile = (name: string, about: string, choices: Profile['choices']): Profile => ({
  name,
  about,
  extends: [],
  choices,
  house: [],
})

const profiles = [
  profile('recommended', 'The usual.', []),
  profile('gentle', 'No insults are looked for.', [
    ['insult', { is: 'off' }],
    ['just', { is: 'warning' }],
  ]),
]

const rulesUnder = ({ profile, choices = [], house }: Omit<Selection, 'only'>): readonly LeveledRule[] => {
  const line = linesOf([profile].flat(), profiles)
  const settled = settle([...line.map(each => each.choices), ...choices])
  return [...rules, ...house].map(one => {
    const { is = 'on' } = settled.get(one.id) ?? {}
    return { ...one, level: is === 'on' ? one.severity : is }
  })
}

const format = (id: string, extensions: readonly string[]): Format => ({
  id,
  name: id.toUpperCase(),
  detection: `files ending in ${extensions.join(' ')}`,
  extensions,
  sniff: () => false,
  load: async () => () => undefined,
})

const formats = [format('text', ['.txt']), format('markdown', ['.md']), format('json', ['.json'])]

const words: Readonly<Record<string, string>> = { 'no-problem': 'no problem', insult: 'stupid', just: 'just' }

/** A lexicon of the user stands here for the word “folks”. */
const diagnose = ({ id, severity, cite }: ListedRule, text: string): readonly Diagnostic[] =>
  [...text.matchAll(new RegExp(words[id] ?? 'folks', 'gi'))].map(match => ({
    rule: id,
    severity,
    message: `“${match[0]}” is not kind.`,
    why: 'It hurts.',
    text: match[0],
    start: positionAt(lineStarts(text), match.index),
    end: positionAt(lineStarts(text), match.index + match[0].length),
    messagePath: ['body'],
    role: 'agent',
    rewrites: [],
    related: [],
    cite,
    url: `https://example.org/${id}`,
    fingerprint: `${id}-${match.index}`,
  }))

const checked = (reading: Reading, path: string, text: string, chosen: readonly ListedRule[]): Checked => {
  if (text.includes('THROW')) throw new Error('cannot read properties of undefined')
  const findings = chosen
    .flatMap(one => diagnose(one, text))
    .toSorted((a, b) => a.start.offset - b.start.offset)
  return {
    report: {
      path,
      format: reading.format,
      messages: text.trim() ? 1 : 0,
      otherLanguages: 0,
      findings,
      source: text,
    },
    problems: [],
  }
}

/** Pretended readers and rules, small enough to know by heart. */
export const tools: Tools = {
  formats: async () => formats,
  profiles: async () => profiles,
  works: async () => [],
  rules: async selection => rulesUnder(selection),
  words: async source =>
    readHouse(source, { sets: new Map(), conditions: ['question', 'quoted'], taken: ['insult'] }),
  plugin: async () => ({ rules: [], faults: [] }),
  pluginPage: async ({ id }) => `# ${id}\n`,
  written: async id => {
    throw new Error(`no file of ${id}`)
  },
  tracer: async () => () => ({ is: 'no-prose' }),
  tryExamples: async () => ({ examples: 0, bare: 0, failed: [] }),
  readSource: async ({ path, located }, { as }) => {
    const byName = formats.find(({ extensions }) => extensions.some(end => path.endsWith(end)))?.id
    const id = as ?? byName ?? (path === '-' && located.text ? 'text' : undefined)
    if (id === undefined) return undefined
    if (id !== 'json') return { format: id, conversations: [] }
    try {
      JSON.parse(located.text.replace(/^\uFEFF/, ''))
      return { format: id, conversations: [] }
    } catch {
      return { problem: 'this is not JSON', hint: 'A value is missing.', offset: located.text.length }
    }
  },
  housekeeping: async () => ({ rule: undefined, url: '' }),
  collections: async () => [],
  stream: async () => {
    throw new Error('no streams here')
  },
  checker: async ({ only, ...selection }) => {
    const listed = rulesUnder(selection).filter(({ level }) => level !== 'off')
    const chosen = listed.map(one => ({ ...one, severity: one.level as Severity }))
    const all = chosen.filter(({ id }) => only.length === 0 || only.includes(id))
    return async (reading, { path, text }) =>
      checked(reading, path, typeof text === 'string' ? text : '', all)
  },
}

/** A stream that keeps what is written; after `breakAfter` characters its reader is gone. */
export const keep = (breakAfter = Number.POSITIVE_INFINITY, code = 'EPIPE') => {
  let text = ''
  const stream = new Writable({
    decodeStrings: false,
    write: (chunk: string, _, done) => {
      if (text.length + chunk.length > breakAfter) return done(Object.assign(new Error(code), { code }))
      text += chunk
      done()
    },
  })
  return { stream, text: () => text }
}

async function* chunks(stdin: string | Uint8Array): AsyncIterable<Uint8Array> {
  const bytes = typeof stdin === 'string' ? new TextEncoder().encode(stdin) : stdin
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536)
}

/** Other programs: none is there. */
const execute: Execute = async program => {
  throw failing('ENOENT', program)
}

/** A git that gives these answers, by its arguments: what it prints, or its complaint and code. */
export const pretendedGit =
  (answers: Readonly<Record<string, string | { readonly code: number; readonly err: string }>>): Execute =>
  async (program, [, ...args], { input = '' }) => {
    const said = answers[[...args, ...input.split('\n').filter(Boolean)].join(' ')]
    if (program !== 'git' || said === undefined)
      throw new Error(`nobody expected git ${args.join(' ')} ${input}`)
    if (typeof said === 'object') return { ...said, out: new Uint8Array() }
    return { code: 0, out: new TextEncoder().encode(said), err: '' }
  }

export interface Given extends Partial<Omit<World, 'stdin' | 'argv'>> {
  readonly stdin?: string | Uint8Array | AsyncIterable<Uint8Array>
}

/** Runs the command in the pretended folder /w. */
export const tactful = async (argv: readonly string[], files: Files, given: Given = {}) => {
  const stdout = keep()
  const stderr = keep()
  const { stdin = '', ...rest } = given
  const code = await run({
    argv,
    stdin: typeof stdin === 'string' || stdin instanceof Uint8Array ? chunks(stdin) : stdin,
    stdout: stdout.stream,
    stderr: stderr.stream,
    env: {},
    cwd: '/w',
    fs: memory(files),
    execute,
    today: () => '2026-11-22',
    now: () => 0,
    signal: new AbortController().signal,
    packageRoot: '/pkg',
    version: '1.2.3',
    tools,
    ...rest,
  })
  return { code, out: stdout.text(), err: stderr.text() }
}
