import { relative, resolve, sep } from 'node:path'
import { reporters } from '../reporters/index.ts'
import { Failure } from './failure.ts'
import { suggestion } from './suggestion.ts'
import type { World } from './world.ts'

export type ReportPlace =
  | { readonly is: 'out' }
  | { readonly is: 'err' }
  /** `name` as it was written; a summary is put behind what the file holds already. */
  | { readonly is: 'file'; readonly name: string; readonly at: string; readonly append: boolean }

/** A report that is wanted, and where it goes. */
export interface WantedReport {
  readonly name: string
  readonly place: ReportPlace
}

const known = (name: string): string => {
  const names = reporters.map(each => each.name)
  if (names.includes(name)) return name
  throw new Failure(
    `there is no output format “${name}”`,
    suggestion(name, names, `Known: ${names.join(', ')}.`),
  )
}

/** `sarif`, `sarif=-` or `sarif=out.sarif`. */
const wanted = (written: string, cwd: string): WantedReport => {
  const [name = '', ...rest] = written.split('=')
  const target = rest.join('=')
  known(name)
  if (rest.length === 0 || target === '-') return { name, place: { is: 'out' } }
  if (target === '') throw new Failure(`--format ${name}= names no file`, `--format ${name}=FILE writes one.`)
  return { name, place: { is: 'file', name: target, at: resolve(cwd, target), append: false } }
}

const twice = (all: readonly string[]): string | undefined => all.find((one, at) => all.indexOf(one) !== at)

const apart = (all: readonly WantedReport[]): readonly WantedReport[] => {
  const printed = all.filter(({ place }) => place.is === 'out').map(({ name }) => name)
  const [, second] = printed
  if (second !== undefined) {
    throw new Failure(
      `two reports can’t share standard output: ${printed.join(' and ')}`,
      `Give one of them a file: --format ${second}=FILE.`,
    )
  }
  const file = twice(all.flatMap(({ place }) => (place.is === 'file' ? [place.at] : [])))
  if (file !== undefined) throw new Failure(`two reports can’t share a file: ${file}`, 'Name another one.')
  return all
}

/** GitHub obeys commands on both streams; standard output stays what it is elsewhere. */
const inGitHub = (summary: string | undefined): readonly WantedReport[] => [
  { name: 'pretty', place: { is: 'out' } },
  { name: 'github', place: { is: 'err' } },
  ...(summary
    ? [{ name: 'markdown', place: { is: 'file', name: summary, at: summary, append: true } } as const]
    : []),
]

/** What --format asks for; without it pretty, and in GitHub Actions annotations and a summary beside it. */
export const wantedReports = (
  formats: readonly string[],
  { cwd, env }: Pick<World, 'cwd' | 'env'>,
  alone: boolean,
): readonly WantedReport[] => {
  if (formats.length > 0) return apart(formats.map(written => wanted(written, cwd)))
  if (env.GITHUB_ACTIONS === 'true' && !alone) return inGitHub(env.GITHUB_STEP_SUMMARY)
  return [{ name: 'pretty', place: { is: 'out' } }]
}

/** A word for those who run it in GitLab and have not asked for the report that GitLab shows. */
export const advice = (formats: readonly string[], { env }: Pick<World, 'env'>): string | undefined =>
  formats.length === 0 && env.GITLAB_CI === 'true'
    ? '--format pretty --format gitlab=gl-code-quality-report.json writes what GitLab shows in merge requests.'
    : undefined

/** Where paths begin, seen from the root of the repository that a CI service checked out. */
export const baseOf = ({ cwd, env }: Pick<World, 'cwd' | 'env'>): string => {
  const root = env.GITHUB_WORKSPACE ?? env.CI_PROJECT_DIR
  if (!root) return ''
  const path = relative(root, cwd).split(sep).join('/')
  return path.startsWith('..') || resolve(root, path) !== resolve(cwd) || /^[A-Za-z]:/.test(path) ? '' : path
}
