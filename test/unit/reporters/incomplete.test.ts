import { describe, expect, test } from 'vitest'
import { reporters } from '../../../src/reporters/index.ts'
import { finding, report, settings, summary } from './report.ts'

const [source, found] = finding('«No problem»')

const textOf = async (name: string, more: Parameters<typeof summary>[0], quiet = false): Promise<string> => {
  const make = await reporters.find(each => each.name === name)?.load()
  const reporter = make?.({ ...settings, quiet })
  if (!reporter) throw new Error(name)
  const file = { ...report(source, [found]), said: [] }
  return [reporter.open(), reporter.file(file), reporter.close(summary(more), 130)].join('')
}

/** Scorecards and the page tell it in words of their own. */
const names = reporters.map(({ name }) => name).filter(name => !/^scorecard|^html/.test(name))

describe.each(names)('%s', name => {
  test('says of an interrupted run that it is not all', async () => {
    expect(await textOf(name, { incomplete: true })).toMatch(
      /interrupted: not every file|"incomplete": ?true/i,
    )
  })

  test('says so where it is quiet, too', async () => {
    // People at a terminal hear it on standard error.
    if (name === 'pretty') return
    expect(await textOf(name, { incomplete: true }, true)).toMatch(
      /interrupted: not every file|"incomplete": ?true/i,
    )
  })

  test('says which rules over whole folders did not speak', async () => {
    expect(await textOf(name, { incomplete: true, unjudged: ['near-duplicate'] })).toContain('near-duplicate')
  })

  test('says nothing of it of a run that came to its end', async () => {
    expect(await textOf(name, {})).not.toMatch(/interrupted|incomplete|unjudged/i)
  })
})
