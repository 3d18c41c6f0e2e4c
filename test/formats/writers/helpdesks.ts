import { htmlSpelling, jsonSpelling, sayAll, type Writer } from '../script.ts'

export const helpdeskWriters: readonly Writer[] = [
  {
    format: 'zendesk-macros',
    name: 'references in escapes',
    path: 'a.json',
    holds: 'macros',
    write: (messages, script, pick) => {
      script.raw('{"macros": [')
      for (const [index, { text }] of messages.entries()) {
        script.raw(`${index === 0 ? '' : ','}\n{"title": "No. ${index}", "actions": [`)
        script.raw('{"field": "comment_value_html", "value": "<p>')
        script.begin()
        sayAll(script, text, jsonSpelling(pick, htmlSpelling(pick)))
        script.raw('<\\/p>"}]}')
      }
      script.raw(']}')
    },
  },
]
