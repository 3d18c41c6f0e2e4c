import { expect } from 'vitest'

/** How much larger the large input is: quadratic work takes the square of it, sixteen times as long. */
const times = 4

/** Between four and sixteen, with room for caches that overflow and for the collector of garbage. */
const limit = 9

/** Shorter times, in milliseconds, count as this long: they say more about the machine than about the work. */
const floor = 50

const attempts = 5
const smallRuns = 3

/** After so many milliseconds a failure is told rather than tried once more, so that it comes before the time limit of a test. */
const patience = 10_000

/** Milliseconds that this process computed for: unlike those of a clock they leave out what other processes took. */
const computed = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/**
 * Expects that `work` on what `make(4 * size)` makes takes about four times as long as on what `make(size)` makes.
 *
 * A limit in seconds says as much about the machine as about the work: it fails where a machine is busy, and
 * lets quadratic work pass on a fast one. The ratio of two times tells the two apart on any machine. Work that is
 * interrupted only ever takes longer, so the least of several times is the truest, and a ratio that is too high is
 * measured again: the ratio of quadratic work is as high every time. Making the input is not measured; it is made
 * anew for each run, so that nothing kept from an earlier run makes a later one quicker.
 *
 * Choose `size` so that quadratic work on four times as much would take more than half a second: anything
 * quicker passes at once.
 */
export const expectLinear = async <Input>(
  size: number,
  make: (size: number) => Input,
  work: (input: Input) => unknown,
): Promise<void> => {
  const time = async (each: number): Promise<number> => {
    const input = make(each)
    const start = computed()
    await work(input)
    return computed() - start
  }
  const began = computed()
  let small = Number.POSITIVE_INFINITY
  let large = Number.POSITIVE_INFINITY
  for (let attempt = 0; attempt < attempts; attempt++) {
    large = Math.min(large, await time(size * times))
    if (large < limit * floor) return
    for (let run = 0; run < smallRuns; run++) small = Math.min(small, await time(size))
    if (large < limit * Math.max(small, floor)) return
    if (computed() - began > patience) break
  }
  expect.fail(
    `not linear: ${Math.round(small)} ms for ${size}, but ${Math.round(large)} ms for ${size * times}`,
  )
}
