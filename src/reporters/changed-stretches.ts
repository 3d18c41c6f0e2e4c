/** Lines of one text in the place of those of another; `to` and `newTo` are exclusive, and lines count from 0. */
export interface ChangedStretch {
  readonly from: number
  readonly to: number
  readonly newFrom: number
  readonly newTo: number
}

/** So many lines are passed over, in both texts together, in the search of where they go on alike. */
const ahead = 16

/** A number for each line, the same for equal ones: lines are compared many times. */
const numbersOf = (lines: readonly string[], numbers: Map<string, number>): readonly number[] =>
  lines.map(line => {
    const number = numbers.get(line) ?? numbers.size
    numbers.set(line, number)
    return number
  })

/** How many lines to pass over in each until both go on alike; undefined where they do not soon. */
const meeting = (
  before: readonly number[],
  after: readonly number[],
  at: number,
  newAt: number,
): readonly [number, number] | undefined => {
  for (let passed = 1; passed <= ahead; passed++) {
    for (let deleted = 0; deleted <= passed; deleted++) {
      const line = before[at + deleted]
      const added = passed - deleted
      if (line !== undefined && line === after[newAt + added]) return [deleted, added]
    }
  }
  return undefined
}

/**
 * Where two texts differ, in order. Both go on alike soon after a rewrite, so that is looked for nearby only: to find
 * the least that changed takes the square of it. After a long stretch that is in one of them only, more than changed
 * may be told, never less.
 */
export const changedStretches = (
  lines: readonly string[],
  newLines: readonly string[],
): readonly ChangedStretch[] => {
  const numbers = new Map<string, number>()
  const before = numbersOf(lines, numbers)
  const after = numbersOf(newLines, numbers)
  let [end, newEnd] = [before.length, after.length]
  while (end > 0 && newEnd > 0 && before[end - 1] === after[newEnd - 1]) {
    end--
    newEnd--
  }
  const changed: ChangedStretch[] = []
  let [at, newAt] = [0, 0]
  while (at < end || newAt < newEnd) {
    if (at < end && newAt < newEnd && before[at] === after[newAt]) {
      at++
      newAt++
      continue
    }
    const [from, newFrom] = [at, newAt]
    while (at < end || newAt < newEnd) {
      const met = meeting(before, after, at, newAt)
      at = Math.min(end, at + (met?.[0] ?? 1))
      newAt = Math.min(newEnd, newAt + (met?.[1] ?? 1))
      if (met) break
    }
    changed.push({ from, to: at, newFrom, newTo: newAt })
  }
  return changed
}
