import { jsonSpelling, sayAll, type Writer } from '../script.ts'

export const macroWriters: readonly Writer[] = [
  {
    format: 'macros',
    name: 'JSON with escapes',
    path: 'a.json',
    as: true,
    holds: 'macros',
    write: (messages, script, pick) => {
      script.raw('[')
      for (const [index, { text }] of messages.entries()) {
        script.raw(`${index === 0 ? '' : ','}\n{"title": "No. ${index}", "body": "`)
        script.begin()
        sayAll(script, text, jsonSpelling(pick))
        script.raw('"}')
      }
      script.raw(']\n')
    },
  },
]
