import {
  htmlSpelling,
  jsonSpelling,
  type Pick,
  type Script,
  type Spoken,
  sayAll,
  type Writer,
} from '../script.ts'

type Say = (script: Script, message: Spoken, pick: Pick) => void

/** As a JSON string, quote marks included: plain words, or HTML in one element. */
const plain: Say = (script, { text }, pick) => {
  script.raw('"')
  script.begin()
  sayAll(script, text, jsonSpelling(pick))
  script.raw('"')
}

const html: Say = (script, { text }, pick) => {
  const [open, close] =
    pick(2) === 0 ? ['<p>', '</p>'] : [String.raw`<div dir=\"auto\">`, String.raw`<\/div>\r\n`]
  script.raw(`"${open}`)
  script.begin()
  sayAll(script, text, jsonSpelling(pick, htmlSpelling(pick)))
  script.raw(`${close}"`)
}

type Write = Writer['write']

/** Records in a list; `record` writes one. */
const list =
  (
    open: string,
    close: string,
    record: (script: Script, message: Spoken, pick: Pick, index: number) => void,
  ): Write =>
  (messages, script, pick) => {
    const space = pick(2) === 0 ? '\r\n  ' : ''
    script.raw((pick(3) === 0 ? '\uFEFF' : '') + open)
    for (const [index, message] of messages.entries()) {
      script.raw(index === 0 ? space : `,${space}`)
      record(script, message, pick, index)
    }
    script.raw(space + close)
  }

/** Between the words a record begins and ends with. */
const record =
  (open: string, say: Say, close: string) =>
  (script: Script, message: Spoken, pick: Pick, index: number): void => {
    script.raw(open.replace('#', String(index)))
    say(script, message, pick)
    script.raw(close)
  }

const byRole =
  (agent: string, customer: string, say: Say, close: string) =>
  (script: Script, message: Spoken, pick: Pick, index: number): void =>
    record(message.role === 'agent' ? agent : customer, say, close)(script, message, pick, index)

const twin = '"The same in other words, without marks."'
const people = '"users": [{"id": 7, "name": "Ines", "role": "admin"}, {"id": 9, "role": "end-user"}]'

const zendesk: readonly Writer[] = [
  {
    format: 'zendesk-macros',
    name: 'references in escapes',
    path: 'a.json',
    holds: 'macros',
    write: list(
      '{"macros": [',
      '], "next_page": null}',
      record('{"title": "No. #", "actions": [{"field": "comment_value_html", "value": ', html, '}]}'),
    ),
  },
  {
    format: 'zendesk-macros',
    name: 'plain text behind its channel',
    path: 'a.json',
    holds: 'macros',
    write: list(
      '[',
      ']',
      record(
        '{"title": "No. #", "actions": [{"field": "comment_value", "value": ["channel:all", ',
        plain,
        ']}]}',
      ),
    ),
  },
  {
    format: 'zendesk-tickets',
    name: 'comments in HTML with their copies',
    path: 'a.json',
    holds: 'conversation',
    write: list(
      '{"tickets": [{"id": 1, "requester_id": 9, "comments": [',
      `]}], ${people}}`,
      byRole(
        `{"author_id": 7, "public": true, "plain_body": ${twin}, "html_body": `,
        '{"author_id": 9, "public": true, "html_body": ',
        html,
        '}',
      ),
    ),
  },
  {
    format: 'zendesk-tickets',
    name: 'a ticket a line',
    path: 'a.ndjson',
    holds: 'conversation',
    write: (messages, script, pick) => {
      script.raw('{"id": 1, "requester_id": 9, "comments": [')
      for (const [index, message] of messages.entries()) {
        script.raw(
          `${index === 0 ? '' : ', '}{"author_id": ${message.role === 'agent' ? 7 : 9}, "public": true, "body": `,
        )
        plain(script, message, pick)
        script.raw('}')
      }
      script.raw('], "assignee_id": 7}\r\n{"id": 2, "requester_id": 9, "comments": []}\n')
    },
  },
  {
    format: 'zendesk-tickets',
    name: 'a chat in one comment',
    path: 'a.json',
    holds: 'conversation',
    write: (messages, script, pick) => {
      script.raw('{"comments": [{"author_id": 7, "public": false, "body": "Chat started: 10:00\\r\\n\\r\\n')
      for (const [index, { role, text }] of messages.entries()) {
        script.raw(`(10:0${index}:13 AM) ${role === 'agent' ? 'Ines' : 'Visitor 31'}: `)
        script.begin()
        sayAll(script, text, jsonSpelling(pick))
        script.raw(pick(2) === 0 ? '\\r\\n' : '\\n(10:09:00 AM) *** Ines joined the chat ***\\n')
      }
      script.raw(`"}], ${people}}`)
    },
  },
  {
    format: 'zendesk-tickets',
    name: 'audits',
    path: 'a.json',
    holds: 'conversation',
    write: list(
      '{"audits": [',
      `], ${people}}`,
      byRole(
        '{"ticket_id": 1, "author_id": 7, "events": [{"type": "Change"}, {"type": "Comment", "public": true, "html_body": ',
        '{"ticket_id": 1, "author_id": 9, "events": [{"type": "Comment", "public": true, "html_body": ',
        html,
        '}]}',
      ),
    ),
  },
  {
    format: 'zendesk-tickets',
    name: 'a history of Zendesk Chat',
    path: 'a.json',
    holds: 'conversation',
    write: list(
      '{"id": "c1", "type": "chat", "history": [',
      ']}',
      byRole(
        '{"type": "chat.msg", "name": "Ines", "sender_type": "Agent", "msg": ',
        '{"type": "chat.msg", "name": "Visitor 31", "sender_type": "Visitor", "msg": ',
        plain,
        '}',
      ),
    ),
  },
  {
    format: 'zendesk-dynamic-content',
    name: 'variants',
    path: 'a.json',
    holds: 'macros',
    write: list(
      '{"items": [{"name": "A", "variants": [',
      ']}]}',
      record('{"locale_id": #, "content": ', plain, '}'),
    ),
  },
]

const intercom: readonly Writer[] = [
  {
    format: 'intercom-macros',
    name: 'two copies',
    path: 'a.json',
    holds: 'macros',
    write: list(
      '{"type": "list", "data": [',
      ']}',
      record(`{"type": "macro", "name": "No. #", "body_text": ${twin}, "body": `, html, '}'),
    ),
  },
  {
    format: 'intercom-articles',
    name: 'bodies',
    path: 'a.json',
    holds: 'macros',
    write: list(
      '{"type": "list", "data": [',
      ']}',
      record('{"type": "article", "id": "#", "title": null, "body": ', html, '}'),
    ),
  },
  {
    format: 'intercom-conversations',
    name: 'parts',
    path: 'a.json',
    holds: 'conversation',
    write: list(
      '{"type": "conversation", "conversation_parts": {"conversation_parts": [',
      ']}}',
      byRole(
        '{"part_type": "comment", "author": {"type": "admin", "name": "Ines"}, "body": ',
        '{"part_type": "comment", "author": {"type": "lead", "id": "9"}, "body": ',
        html,
        '}',
      ),
    ),
  },
]

const others: readonly Writer[] = [
  {
    format: 'gorgias-macros',
    name: 'two copies',
    path: 'a.json',
    holds: 'macros',
    write: list(
      '{"data": [',
      '], "meta": {"next_cursor": null}}',
      record(
        `{"name": "No. #", "actions": [{"name": "setResponseText", "arguments": {"body_text": ${twin}, "body_html": `,
        html,
        '}}]}',
      ),
    ),
  },
  {
    format: 'help-scout-saved-replies',
    name: 'for mails',
    path: 'a.json',
    holds: 'macros',
    write: list('[', ']', record('{"name": "No. #", "preview": "The same…", "text": ', html, '}')),
  },
  {
    format: 'help-scout-saved-replies',
    name: 'for chats',
    path: 'a.json',
    holds: 'macros',
    write: list('[', ']', record('{"name": "No. #", "chatText": ', plain, '}')),
  },
  {
    format: 'help-scout-conversations',
    name: 'threads',
    path: 'a.json',
    holds: 'conversation',
    write: list(
      '{"_embedded": {"threads": [',
      ']}}',
      byRole(
        '{"type": "message", "createdBy": {"type": "user", "first": "Ines"}, "body": ',
        '{"type": "customer", "createdBy": {"type": "customer", "first": "Ana"}, "body": ',
        html,
        '}',
      ),
    ),
  },
  {
    format: 'freshdesk-canned-responses',
    name: 'two copies',
    path: 'a.json',
    holds: 'macros',
    write: list('[', ']', record(`{"title": "No. #", "content": ${twin}, "content_html": `, html, '}')),
  },
  {
    format: 'front-templates',
    name: 'results',
    path: 'a.json',
    holds: 'macros',
    write: list(
      '{"_results": [',
      ']}',
      record('{"id": "rsp_#", "name": "No. #", "subject": null, "body": ', html, '}'),
    ),
  },
]

/** Zendesk, Intercom, Gorgias, Help Scout, Freshdesk, Front. */
export const helpdeskAWriters: readonly Writer[] = [...zendesk, ...intercom, ...others]
