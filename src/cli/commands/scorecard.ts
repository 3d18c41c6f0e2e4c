import { Failure } from '../failure.ts'
import type { CheckFlags } from '../settings.ts'
import { suggestion } from '../suggestion.ts'
import type { Terminal } from '../terminal.ts'
import type { World } from '../world.ts'
import { check } from './check.ts'

/** What the forms of a scorecard are called among all reports. */
const forms: Readonly<Record<string, string>> = {
  text: 'scorecard',
  json: 'scorecard-json',
  csv: 'scorecard-csv',
}

/** `csv=cards.csv` as the check knows it. */
const reportOf = (written: string): string => {
  const [form = '', ...rest] = written.split('=')
  const name = forms[form]
  const names = Object.keys(forms)
  if (name === undefined)
    throw new Failure(
      `there is no scorecard “${form}”`,
      suggestion(form, names, `Known: ${names.join(', ')}.`),
    )
  return [name, ...rest].join('=')
}

/** A check whose report are scorecards: what a baseline knows counts, too, and findings are no failure. */
export const scorecard = (
  paths: readonly string[],
  flags: CheckFlags,
  world: World,
  terminal: Terminal,
): Promise<number> =>
  check(
    paths,
    {
      ...flags,
      format: flags.format.length === 0 ? ['scorecard'] : flags.format.map(reportOf),
      failOn: 'never',
      baseline: false,
      given: new Set([...flags.given, 'failOn', 'baseline']),
    },
    world,
    terminal,
  )
