import { jsonSpelling, sayAll, type Writer } from '../script.ts'

export const conversationWriters: readonly Writer[] = [
  {
    format: 'ndjson',
    name: 'escapes and CR LF',
    path: 'a.ndjson',
    holds: 'conversation',
    write: (messages, script, pick) => {
      for (const { role, text } of messages) {
        script.raw(`{"conversation": "c1", "role": "${role}", "text": "`)
        script.begin()
        sayAll(script, text, jsonSpelling(pick))
        script.raw('"}\r\n')
      }
    },
  },
  {
    format: 'transcript',
    name: 'pairs with escapes',
    path: 'a.json',
    as: true,
    holds: 'conversation',
    write: (messages, script, pick) => {
      script.raw('[')
      for (const [index, { role, text }] of messages.entries()) {
        script.raw(`${index === 0 ? '' : ','}\n["${role}", "`)
        script.begin()
        sayAll(script, text, jsonSpelling(pick))
        script.raw('"]')
      }
      script.raw(']')
    },
  },
]
