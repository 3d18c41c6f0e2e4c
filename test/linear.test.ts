import { describe, expect, test } from 'vitest'
import { expectLinear } from './linear.ts'

/** Counts to `steps` in a way that no compiler leaves out. */
const count = (steps: number): number => {
  let sum = 0
  for (let step = 0; step < steps; step++) sum = (sum * 31 + step) | 0
  return sum
}

/** As many steps as take about this many milliseconds here. */
const stepsIn = (milliseconds: number): number => {
  let steps = 1_000_000
  for (;;) {
    const { user } = process.cpuUsage()
    count(steps)
    const taken = (process.cpuUsage().user - user) / 1000
    if (taken >= 20) return Math.round((steps * milliseconds) / taken)
    steps *= 2
  }
}

const same = (size: number): number => size

describe('work is told to be linear or not', () => {
  const size = 1000
  const some = stepsIn(80)

  test('linear', async () => {
    await expectLinear(size, same, given => count((some * given) / size))
  })

  test('by its length times a logarithm', async () => {
    await expectLinear(size, same, given => count((some * given * Math.log2(given)) / size / Math.log2(size)))
  })

  // At the small size it takes less than the time under which nothing is compared.
  test('quadratic, with a list searched for each item, after something was waited for', async () => {
    const work = async (given: number): Promise<void> => {
      await Promise.resolve()
      const seen: number[] = []
      for (let at = 0; at < given; at++) if (!seen.includes(at)) seen.push(at)
    }
    await expect(expectLinear(10_000, same, work)).rejects.toThrow('not linear')
  })
})

describe('what does not count', () => {
  const some = stepsIn(40)

  test('a run now and then that takes far longer', async () => {
    let runs = 0
    await expectLinear(1, same, given => count(some * given * (runs++ === 0 ? 3 : 1)))
  })

  test('making the input', async () => {
    const make = (size: number): number => {
      count((some / 2) * size ** 2)
      return size
    }
    await expectLinear(1, make, given => given)
  })

  test('quadratic work of a moment', async () => {
    let runs = 0
    await expectLinear(1, same, given => {
      runs++
      count((some / 20) * given ** 2)
    })
    expect(runs).toBe(1)
  })

  test('an error of the work, which is told as it is', async () => {
    const work = (): never => {
      throw new Error('broken')
    }
    await expect(expectLinear(1, same, work)).rejects.toThrow('broken')
  })
})
