/** No state: nothing begins here, or nothing goes on. */
export const dead = -1
export const unknown = -2

/** Steps that are kept; beyond that all are forgotten and made anew, so that no text fills the memory. */
const mostSteps = 1 << 19

/** Small, so that it grows before V8 makes code of a walk: code that has never seen it grow is made anew when it does. */
const noSteps = (): Int32Array => new Int32Array(1 << 6).fill(dead)

/** Steps from a state by a token, which make one number together: an open hash of numbers, each step beside its key. */
export const makeSteps = () => {
  let table = noSteps()
  let count = 0
  let last = table.length / 2 - 1
  const slotOf = (key: number): number => {
    let slot = (Math.imul(key, 0x9e3779b1) >>> 8) & last
    for (;;) {
      const found = table[slot * 2]
      if (found === key || found === dead) return slot * 2
      slot = (slot + 1) & last
    }
  }
  const grow = (): void => {
    const old = table
    table = new Int32Array(old.length * 2).fill(dead)
    last = old.length - 1
    for (let at = 0; at < old.length; at += 2) {
      const key = old[at] as number
      if (key === dead) continue
      const slot = slotOf(key)
      table[slot] = key
      table[slot + 1] = old[at + 1] as number
    }
  }
  return {
    isFull: (): boolean => count > mostSteps,
    get: (key: number): number => {
      const slot = slotOf(key)
      return table[slot] === dead ? unknown : (table[slot + 1] as number)
    },
    set: (key: number, next: number): void => {
      if (++count * 4 > table.length) grow()
      const slot = slotOf(key)
      table[slot] = key
      table[slot + 1] = next
    },
    clear: (): void => {
      table = noSteps()
      count = 0
      last = table.length / 2 - 1
    },
    /** Bytes. */
    memory: (): number => table.byteLength,
  }
}
