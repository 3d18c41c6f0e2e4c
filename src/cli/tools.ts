import type { Tools } from './world.ts'

/** The real ones. */
export const tools: Tools = {
  formats: async () => (await import('../readers/index.ts')).formats,
  profiles: async () => (await import('../compose.ts')).profiles,
  works: async () => (await import('../compose.ts')).works,
  rules: async selection => (await import('../compose.ts')).leveled(selection),
  words: async source => (await import('../compose.ts')).readWords(source),
  plugin: async (files, load) => (await import('../compose.ts')).readPlugin(files, load),
  pluginPage: async rule => (await import('../pages/plugin-page.ts')).pluginPage(rule),
  written: async (id, source) => (await import('../compose.ts')).writtenRule(id, source),
  tryExamples: async (rule, selection) => {
    const { checkerOf } = await import('../compose.ts')
    const { tryExamples } = await import('../engine/examples.ts')
    const { textPassages } = await import('../readers/prose/text.ts')
    return tryExamples(rule, checkerOf(selection), textPassages)
  },
  readSource: async (source, options) => (await import('../readers/read.ts')).readSource(source, options),
  tracer: async selection => (await import('../compose.ts')).tracerOf(selection),
  housekeeping: async selection => (await import('../compose.ts')).housekeepingOf(selection),
  collections: async selection => (await import('../compose.ts')).collectionsOf(selection),
  stream: async (selection, options, most) => {
    const { talkJudgeOf } = await import('../compose.ts')
    const { stretches } = await import('../readers/conversations/ndjson-stream.ts')
    return { judge: talkJudgeOf(selection), stretches: stretches(options, most) }
  },
  checker: async (selection, meter) => (await import('../compose.ts')).checkerOf(selection, meter).file,
}
