import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parse } from 'yaml'
import { plainEnvironment, runIn } from './tools.ts'

interface Step {
  readonly name: string
  readonly id?: string
  readonly if?: string
  readonly uses?: string
  readonly run?: string
  readonly env?: Readonly<Record<string, string>>
  readonly 'working-directory'?: string
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>
  readonly outputs: Readonly<Record<string, { readonly value: string }>>
  readonly runs: { readonly steps: readonly Step[] }
}

export const action: Action = parse(readFileSync(resolve('action.yml'), 'utf8'))

export const stepNamed = (name: string): Step => {
  const found = action.runs.steps.find(step => step.name === name)
  if (!found) throw new Error(`action.yml has no step ${name}`)
  return found
}

export interface StepRun {
  readonly code: number | null
  readonly said: string
  /** What it gave to later steps. */
  readonly outputs: Readonly<Record<string, string>>
  /** What it added to the summary of the job. */
  readonly summary: string
}

const outputsIn = (text: string): StepRun['outputs'] =>
  Object.fromEntries(
    text
      .split('\n')
      .filter(line => line !== '')
      .map(line => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  )

const made: string[] = []

/** Takes away what steps have written for each other. */
export const forgetSteps = (): void => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true })
}

/**
 * Runs a step as GitHub's runner does: its script is a file, bash stops at the first failure, and what users put in comes in
 * the variables that the step names.
 */
export const runStep = (
  step: Step,
  where: { readonly workspace: string; readonly actionPath: string },
  inputs: Readonly<Record<string, string>> = {},
  event: Readonly<Record<string, string>> = {},
): StepRun => {
  const { workspace, actionPath } = where
  const filled = (text: string): string =>
    text.replace(/\$\{\{ inputs\.([\w-]+) \}\}/g, (_, name: string) => {
      const input = action.inputs[name]
      if (!input) throw new Error(`action.yml has no input ${name}`)
      return inputs[name] ?? input.default
    })
  const files = mkdtempSync(join(tmpdir(), 'tactful-action-'))
  made.push(files)
  const [script, output, summary] = ['script.sh', 'output', 'summary.md'].map(name => join(files, name)) as [
    string,
    string,
    string,
  ]
  writeFileSync(script, step.run ?? '')
  for (const path of [output, summary]) writeFileSync(path, '')
  const { code, said } = runIn(
    resolve(workspace, filled(step['working-directory'] ?? '.')),
    'bash',
    ['--noprofile', '--norc', '-e', '-o', 'pipefail', script],
    plainEnvironment({
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_ACTION_PATH: actionPath,
      GITHUB_WORKSPACE: workspace,
      GITHUB_OUTPUT: output,
      GITHUB_STEP_SUMMARY: summary,
      GITHUB_EVENT_NAME: 'push',
      GITHUB_BASE_REF: '',
      RUNNER_TEMP: files,
      ...event,
      ...Object.fromEntries(Object.entries(step.env ?? {}).map(([name, value]) => [name, filled(value)])),
    }),
  )
  return {
    code,
    said,
    outputs: outputsIn(readFileSync(output, 'utf8')),
    summary: readFileSync(summary, 'utf8'),
  }
}
