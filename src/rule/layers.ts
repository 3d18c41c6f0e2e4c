import type { Choice, Choices } from './settings.ts'

/** A choice out of layers, with the numbers of the layers that made it. */
export interface Settled extends Choice {
  readonly isFrom?: number
  readonly optionsFrom: Readonly<Record<string, number>>
}

/** A word on a whole rule is the last one on its entries too; but what was switched off stays off unless named itself. */
const overrule = (settled: Map<string, Settled>, id: string): void => {
  for (const [key, choice] of settled) {
    if (key.startsWith(`${id}/`) && choice.is !== 'off') settled.delete(key)
  }
}

/** The choices of many layers, the later over the earlier. */
export const settle = (layers: readonly Choices[]): ReadonlyMap<string, Settled> => {
  const settled = new Map<string, Settled>()
  for (const [number, choices] of layers.entries()) {
    for (const [key, { is }] of choices) if (is !== undefined) overrule(settled, key)
    for (const [key, choice] of choices) {
      const before = settled.get(key)
      const from = Object.keys(choice.options ?? {}).map(name => [name, number] as const)
      settled.set(key, {
        ...before,
        ...(choice.is === undefined ? {} : { is: choice.is, isFrom: number }),
        options: { ...before?.options, ...choice.options },
        optionsFrom: { ...before?.optionsFrom, ...Object.fromEntries(from) },
      })
    }
  }
  return settled
}
