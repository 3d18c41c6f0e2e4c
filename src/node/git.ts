import { join, resolve } from 'node:path'
import { isProblem, type Problem } from '../text/problem.ts'
import type { Execute } from './execute.ts'
import { isMissing, reasonOf } from './filesystem.ts'

/** A file that differs. Contents are known by the name that git gives them. */
export interface ChangedFile {
  /** Absolute. */
  readonly at: string
  /** The content that it is compared with; undefined where there is none, as all of it is new. */
  readonly before?: string
  /** The content that is staged; undefined where the file on the disk counts. */
  readonly staged?: string
}

/** What differs in a repository. What was deleted and what are links is not in it. */
export interface Changes {
  /** The top folder of the working tree. */
  readonly root: string
  readonly files: readonly ChangedFile[]
  /** Repositories within this one, whose files git does not look at; absolute. */
  readonly nested: readonly string[]
  /** Files in a merge that is not settled, of which nothing is staged; absolute. */
  readonly unsettled: readonly string[]
}

/** A repository, seen from a folder in it. */
export interface Repository {
  readonly root: string
  readonly git: (args: readonly string[], input?: string) => ReturnType<Execute>
}

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8')

/** What git itself says, in one line. */
const said = (err: string): string =>
  err
    .split('\n')[0]
    ?.replace(/^(?:fatal|error): /, '')
    .trim() ?? ''

const failed = (err: string): Problem => ({
  problem: `git could not tell what changed: ${said(err)}`,
  hint: 'Does git status work here?',
})

/** The repository that a folder is in. */
export const repositoryAt = async (execute: Execute, cwd: string): Promise<Repository | Problem> => {
  // Nothing is written, not even what git would note for itself.
  const git =
    (at: string): Repository['git'] =>
    (args, input) =>
      execute('git', ['--no-optional-locks', ...args], {
        cwd: at,
        ...(input === undefined ? {} : { input }),
      })
  try {
    const { code, out, err } = await git(cwd)(['rev-parse', '--is-inside-work-tree', '--show-cdup'])
    const [inside, up = ''] = text(out).split('\n')
    if (code === 0 && inside === 'true') {
      const root = resolve(cwd, up)
      return { root, git: git(root) }
    }
    return {
      problem: 'this folder is in no working tree of git',
      hint: said(err) || 'Run it in a repository.',
    }
  } catch (error) {
    const problem = isMissing(error) ? 'git is not there' : `git could not be run: ${reasonOf(error)}`
    return { problem, hint: 'Install git, or put it on the PATH.' }
  }
}

const listing = async (
  { git }: Repository,
  args: readonly string[],
): Promise<readonly string[] | Problem> => {
  const { code, out, err } = await git(args)
  return code === 0 ? text(out).split('\0').slice(0, -1) : failed(err)
}

/** The same output whatever the user's configuration says. */
const rawDiff = [
  'diff',
  '--raw',
  '-z',
  '--no-abbrev',
  '--no-relative',
  '--no-ext-diff',
  '--find-renames',
  '--ignore-submodules=untracked',
]

const isFile = (mode: string | undefined): boolean => mode === '100644' || mode === '100755'

/** Reads `git diff --raw -z`: `:MODE MODE BLOB BLOB STATUS`, then the path, and for a renamed file the new path. */
const readRaw = (root: string, fields: readonly string[], staged: boolean): Changes => {
  const files = new Map<string, ChangedFile>()
  const nested: string[] = []
  const unsettled = new Set<string>()
  for (let i = 0; i < fields.length; ) {
    const [was, is, before, now, status = ''] = (fields[i++] ?? '').replace(/^:/, '').split(' ')
    if (/^[RC]/.test(status)) i++
    const at = join(root, fields[i++] ?? '')
    if (status === 'U') unsettled.add(at)
    else if (is === '160000') nested.push(at)
    else if (isFile(is)) {
      const old = isFile(was) && before !== undefined ? { before } : {}
      files.set(at, { at, ...old, ...(staged && now !== undefined ? { staged: now } : {}) })
    }
  }
  // Of a file in a merge git tells twice: that it is unsettled, and what stands in the working tree.
  if (!staged) for (const at of unsettled) if (!files.has(at)) files.set(at, { at })
  return { root, files: [...files.values()], nested, unsettled: staged ? [...unsettled] : [] }
}

/** What the index holds otherwise than the last commit; everything, before the first one. */
export const stagedChanges = async (repository: Repository): Promise<Changes | Problem> => {
  const fields = await listing(repository, [...rawDiff, '--cached', '--'])
  return isProblem(fields) ? fields : readRaw(repository.root, fields, true)
}

const commitNamed = async ({ git }: Repository, ref: string): Promise<string | undefined> => {
  if (ref === '' || ref.startsWith('-')) return undefined
  const { code, out } = await git(['rev-parse', '--verify', '--quiet', `${ref}^{commit}`])
  return code === 0 ? text(out).trim() : undefined
}

/** The commit from which the history led on to both a name and the working tree. */
const baseOf = async (repository: Repository, ref: string): Promise<string | Problem> => {
  const [named, head] = [await commitNamed(repository, ref), await commitNamed(repository, 'HEAD')]
  if (named === undefined) {
    const shallow = (await repository.git(['rev-parse', '--is-shallow-repository'])).out
    const fetched = text(shallow).trim() === 'true'
    return {
      problem: `git knows no commit “${ref}”`,
      hint: fetched
        ? 'This clone holds a part of the history only: fetch the rest (git fetch --unshallow; fetch-depth: 0).'
        : 'Give a branch, a tag or a commit; a branch of another place has its name before it: origin/main.',
    }
  }
  const { code, out } = await repository.git(['merge-base', named, head ?? 'HEAD'])
  if (code === 0) return text(out).trim()
  return {
    problem: `“${ref}” and what is checked out have no commit in common`,
    hint: 'Is the history fetched? git fetch --unshallow gets it; in CI set fetch-depth: 0.',
  }
}

/** What the working tree holds otherwise than the merge base of a commit and HEAD, with files that are in no commit yet. */
export const changesSince = async (repository: Repository, ref: string): Promise<Changes | Problem> => {
  const base = await baseOf(repository, ref)
  if (typeof base !== 'string') return base
  const fields = await listing(repository, [...rawDiff, base, '--'])
  if (isProblem(fields)) return fields
  const others = await listing(repository, ['ls-files', '--others', '--exclude-standard', '-z', '--'])
  if (isProblem(others)) return others
  const { root, files, nested, unsettled } = readRaw(repository.root, fields, false)
  const known = new Set(files.map(({ at }) => at))
  // A repository that git does not track comes as a folder.
  const isFolder = (path: string): boolean => path.endsWith('/')
  const added = others.filter(path => !isFolder(path)).map(path => ({ at: join(root, path) }))
  return {
    root,
    files: [...files, ...added.filter(({ at }) => !known.has(at))],
    nested: [...nested, ...others.filter(isFolder).map(path => join(root, path.slice(0, -1)))],
    unsettled,
  }
}

/** Contents by their names, in one go. One that is not there is left out. */
export const contents = async (
  { git }: Repository,
  names: readonly string[],
): Promise<ReadonlyMap<string, Uint8Array>> => {
  const { out } = await git(['cat-file', '--batch'], names.map(name => `${name}\n`).join(''))
  const bytes = Buffer.from(out.buffer, out.byteOffset, out.length)
  const found = new Map<string, Uint8Array>()
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf('\n', at)
    if (end === -1) break
    const [name = '', kind, size] = bytes.toString('latin1', at, end).split(' ')
    at = end + 1
    if (kind !== 'blob') continue
    found.set(name, bytes.subarray(at, at + Number(size)))
    at += Number(size) + 1
  }
  return found
}
