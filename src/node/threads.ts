/** More threads than these wait for the one that reports. */
const usualMost = 8

/**
 * How many threads are of use here: one fewer than processors, as the collector of garbage and the compiler of a single one
 * keep a third of another busy. On two, a second thread takes twice the memory and saves no time.
 */
export const threadsHere = (): number => {
  // A run over few files is spared the module.
  const { availableParallelism } = process.getBuiltinModule('node:os')
  return Math.min(Math.max(1, availableParallelism() - 1), usualMost)
}
