/** No state: nothing begins here, or nothing goes on. */
export const dead = -1
export const unknown = -2

/** Steps that are kept; beyond that all are forgotten and made anew, so that no text fills the memory. */
const mostSteps = 1 << 19

/** Steps from a state by a token, which make one number together: an open hash of numbers, each step beside its key. */
export const makeSteps = () => {
  let capacity = 1 << 12
  let table = new Int32Array(capacity * 2).fill(dead)
  let size = 0
  const slotOf = (key: number): number => {
    const hash = Math.imul(key, 0x9e3779b1)
    let slot = (hash >>> 8) & (capacity - 1)
    for (;;) {
      const found = table[slot * 2]
      if (found === key || found === dead) return slot
      slot = (slot + 1) & (capacity - 1)
    }
  }
  const grow = (): void => {
    const old = table
    capacity *= 2
    table = new Int32Array(capacity * 2).fill(dead)
    for (let at = 0; at < old.length; at += 2) {
      const key = old[at] as number
      if (key === dead) continue
      const slot = slotOf(key)
      table[slot * 2] = key
      table[slot * 2 + 1] = old[at + 1] as number
    }
  }
  return {
    full: (): boolean => size > mostSteps,
    get: (key: number): number => {
      const slot = slotOf(key) * 2
      return table[slot] === dead ? unknown : (table[slot + 1] as number)
    },
    set: (key: number, next: number): void => {
      if (++size * 2 > capacity) grow()
      const slot = slotOf(key) * 2
      table[slot] = key
      table[slot + 1] = next
    },
    clear: (): void => {
      size = 0
      table.fill(dead)
    },
  }
}
