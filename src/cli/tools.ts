import type { Tools } from './world.ts'

/** The real ones. */
export const tools: Tools = {
  formats: async () => (await import('../readers/index.ts')).formats,
  rules: async () => (await import('../compose.ts')).rules,
  readSource: async (source, options) => (await import('../readers/read.ts')).readSource(source, options),
  checker: async chosen => {
    const { checkerOf, rules } = await import('../compose.ts')
    const ids = new Set(chosen.map(({ id }) => id))
    return checkerOf(rules.filter(({ id }) => ids.has(id))).file
  },
}
