import { htmlSpelling, jsonSpelling, type Pick, sayAll, type Writer } from '../script.ts'
import { tableOf } from './tables.ts'

type Inner = (pick: Pick) => (character: string) => string

/** A JSON file with one record a message; `before` and `after` stand around its words. */
const json =
  (
    head: string,
    before: (index: number) => string,
    after: string,
    foot: string,
    inner?: Inner,
  ): Writer['write'] =>
  (messages, script, pick) => {
    script.raw(head)
    const spell = inner ? jsonSpelling(pick, inner(pick)) : jsonSpelling(pick)
    for (const [index, { text }] of messages.entries()) {
      script.raw(`${index === 0 ? '' : ','}\r\n${before(index)}`)
      script.begin()
      sayAll(script, text, spell)
      script.raw(after)
    }
    script.raw(foot)
  }

export const helpdeskBWriters: readonly Writer[] = [
  {
    format: 'salesforce-quick-text',
    name: 'Data Loader',
    path: 'extract.csv',
    holds: 'macros',
    write: tableOf(
      '"ID","NAME","MESSAGE","CATEGORY","CHANNEL"',
      ',',
      '\r\n',
      (_, index) => `"574${index}","No. ${index}",`,
      ',"FAQ","Email;Chat"',
    ),
  },
  {
    format: 'salesforce-quick-text',
    name: 'the API, with escapes',
    path: 'a.json',
    holds: 'macros',
    write: json(
      '{"records": [',
      index => `{"attributes": {"type": "QuickText"}, "Name": "No. ${index}", "Message": "`,
      '", "Channel": "Email"}',
      ']}',
    ),
  },
  {
    format: 'hubspot-snippets',
    name: 'with a BOM',
    path: 'a.csv',
    holds: 'macros',
    write: tableOf('\uFEFFName,Shortcut,Body', ',', '\n', (_, index) => `No. ${index},n${index},`),
  },
  {
    format: 'livechat-canned',
    name: 'escapes',
    path: 'a.json',
    holds: 'macros',
    write: json('[', index => `{"id": ${index}, "group": 0, "tags": ["t${index}"], "text": "`, '"}', ']'),
  },
  {
    format: 'chatwoot-canned',
    name: 'escapes and a BOM',
    path: 'a.json',
    holds: 'macros',
    write: json('\uFEFF[', index => `{"short_code": "n${index}", "content": "`, '", "account_id": 1}', ']'),
  },
  {
    format: 'rocket-chat-canned',
    name: 'escapes',
    path: 'a.json',
    holds: 'macros',
    write: json(
      '{"cannedResponses": [',
      index => `{"_id": "a${index}", "shortcut": "n${index}", "scope": "global", "text": "`,
      '", "tags": ["a"]}',
      '], "count": 1}',
    ),
  },
  {
    format: 'zammad-text-modules',
    name: 'references in a table',
    path: 'a.csv',
    holds: 'macros',
    write: tableOf(
      'id,name,keywords,active,content',
      ',',
      '\r\n',
      (_, index) => `${index},No. ${index},"a, b",true,`,
      '',
      htmlSpelling,
    ),
  },
  {
    format: 'zammad-text-modules',
    name: 'references in escapes',
    path: 'a.json',
    holds: 'macros',
    write: json(
      '[',
      index => `{"name": "No. ${index}", "keywords": "", "active": true, "content": "<p>`,
      '<\\/p>"}',
      ']',
      htmlSpelling,
    ),
  },
  {
    format: 'osticket-canned',
    name: 'references in blocks of YAML',
    path: 'premade.yaml',
    holds: 'macros',
    write: (messages, script, pick) => {
      const spell = htmlSpelling(pick)
      for (const [index, { text }] of messages.entries()) {
        script.raw(`- isenabled: 1\n  title: No. ${index}\n  response: |\n    <p>`)
        script.begin()
        for (const character of text)
          script.say(character, character === ' ' && pick(5) === 0 ? '\n    ' : spell(character))
        script.raw('</p>\n  notes:\n')
      }
    },
  },
  {
    format: 'superoffice-reply-templates',
    name: 'references in escapes',
    path: 'a.json',
    holds: 'macros',
    write: json(
      '{"value": [',
      index => `{"Name": "No. ${index}", "PlainParsed": "Another copy.", "HtmlParsed": "<p>`,
      '<\\/p>"}',
      ']}',
      htmlSpelling,
    ),
  },
]
