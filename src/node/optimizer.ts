import { setFlagsFromString } from 'node:v8'

/**
 * V8 11.3, that of Node 20, optimizes a function when it has run through this much of it, in bytes of its code. A run of a
 * second or two ends before most of that has paid, and meanwhile has the processor for itself less: 130 macros take 1.2
 * seconds instead of 1.45, two thousand that a cache knows 0.25 instead of 0.29. A long run would lose a tenth.
 */
const usual = 66 * 1024
const patient = 400_000

/** Milliseconds after which a run counts as long. */
const short = 1000

let isHeld = false

const set = (bytes: number): void => setFlagsFromString(`--interrupt-budget=${bytes}`)

/** Has V8 optimize as it likes. */
export const releaseOptimizer = (): void => {
  if (isHeld) set(usual)
  isHeld = false
}

/** Holds the optimizing compiler back for the first second of a run over many files. */
export const holdOptimizer = (): void => {
  if (isHeld || !process.versions.v8.startsWith('11.3.')) return
  isHeld = true
  set(patient)
  setTimeout(releaseOptimizer, short).unref()
}

/** Loads what was compiled when the command was built: V8 takes it under the same flags only. */
export const asBuilt = <T>(load: () => T): T => {
  if (!isHeld) return load()
  set(usual)
  try {
    return load()
  } finally {
    if (isHeld) set(patient)
  }
}
