import { setImmediate } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { type DeskTools, desk } from '../../../src/cli/desk.ts'
import type { Crew, CrewCalls, End } from '../../../src/node/crew.ts'
import * as fc from '../../random.ts'

const pauses = async (turns: number): Promise<void> => {
  for (let turn = 0; turn < turns; turn++) await setImmediate()
}

/** A crew of one that takes its time; `fate` says what becomes of a job there. */
const crewOf = (
  calls: CrewCalls,
  fate: (job: number) => End<string>['is'],
  slow: number,
): Crew<number, string> => {
  let given = 0
  void pauses(3).then(calls.ready)
  return {
    room: () => 2 - given,
    give: async jobs => {
      given++
      await pauses(slow)
      given--
      void pauses(1).then(calls.ready)
      return jobs.map((job): End<string> => {
        const is = fate(job)
        if (is === 'done') return { is, result: `there ${job}` }
        return is === 'crashed' ? { is, why: 'ink' } : { is }
      })
    },
    end: async () => {},
  }
}

const toolsOf = (more: Partial<DeskTools<number, string>>): DeskTools<number, string> => ({
  here: async job => {
    await pauses(1)
    return `here ${job}`
  },
  weigh: () => 1000,
  crashed: (job, why) => `crashed ${job}: ${why}`,
  unfit: () => {},
  now: () => performance.now(),
  signal: new AbortController().signal,
  ...more,
})

describe('a desk', () => {
  test('does every job once, here or there, whatever becomes of the others', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('done', 'done', 'done', 'crashed', 'left'), { maxLength: 60 }),
        fc.nat({ max: 6 }),
        fc.boolean(),
        async (fates, slow, atOnce) => {
          const left = new Set<number>()
          const fate = (job: number): End<string>['is'] => {
            // What was left once is done the next time.
            const is = left.has(job) ? 'done' : (fates[job] ?? 'done')
            if (is === 'left') left.add(job)
            return is
          }
          const {
            do: add,
            want,
            take,
            end,
          } = desk(toolsOf({ hire: calls => crewOf(calls, fate, slow), atOnce }))
          const jobs = fates.map((_, job) => add(job))
          for (const [job, fated] of fates.entries()) {
            want(job)
            const said = await jobs[job]
            take(job)
            expect([`here ${job}`, fated === 'crashed' ? `crashed ${job}: ink` : `there ${job}`]).toContain(
              said,
            )
          }
          await end()
        },
      ),
      { numRuns: 60 },
    )
  })

  test('begins no more than may wait for its turn', async () => {
    let begun = 0
    const here = async (job: number): Promise<string> => {
      begun++
      return `here ${job}`
    }
    const hire = (calls: CrewCalls): Crew<number, string> => crewOf(calls, () => 'left', 1)
    const { do: add, want, take } = desk(toolsOf({ here, hire, weigh: () => 10_000_000 }))
    const jobs = Array.from({ length: 30 }, (_, job) => add(job))
    await pauses(50)
    expect(begun).toBe(5)
    for (const [job, result] of jobs.entries()) {
      want(job)
      expect(await result).toBe(`here ${job}`)
      take(job)
      expect(begun).toBeLessThan(job + 8)
    }
  })

  test('what is wanted comes first, however much waits', async () => {
    const { do: add, want } = desk(
      toolsOf({ hire: calls => crewOf(calls, () => 'left', 1), weigh: () => 50_000_000 }),
    )
    for (let job = 0; job < 9; job++) void add(job)
    await pauses(20)
    want(20)
    expect(await add(20)).toBe('here 20')
  })

  test('an error of one job is its own', async () => {
    const here = async (job: number): Promise<string> => {
      if (job === 1) throw new Error('broken')
      return `here ${job}`
    }
    const { do: add } = desk(toolsOf({ here }))
    const [first, second, third] = [add(0), add(1), add(2)]
    await expect(second).rejects.toThrow('broken')
    expect([await first, await third]).toEqual(['here 0', 'here 2'])
  })

  test('when the run is to end, what was not begun ends at once', async () => {
    const told = new AbortController()
    const { do: add } = desk(toolsOf({ signal: told.signal, here: () => pauses(5).then(() => 'here') }))
    const jobs = Array.from({ length: 9 }, (_, job) => add(job))
    await pauses(2)
    told.abort()
    const results = await Promise.all(jobs)
    expect(results.filter(result => result !== undefined).length).toBeLessThan(3)
    expect(await add(10)).toBeUndefined()
  })

  test('without helpers it does all by itself, and says so once', async () => {
    const said: string[] = []
    const hire = (calls: CrewCalls): Crew<number, string> => {
      void pauses(2).then(() => calls.unfit('no room'))
      return { room: () => 0, give: async jobs => jobs.map(() => ({ is: 'left' })), end: async () => {} }
    }
    const { do: add } = desk(toolsOf({ hire, atOnce: true, unfit: why => void said.push(why) }))
    expect(await Promise.all([add(0), add(1)])).toEqual(['here 0', 'here 1'])
    expect(said).toEqual(['no room'])
  })
})
