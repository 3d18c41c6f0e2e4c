import {
  htmlSpelling,
  jsonSpelling,
  type Pick,
  type Script,
  type Spoken,
  sayAll,
  type Writer,
} from '../script.ts'

const plain = (character: string): string => character

const nameOf = ({ role }: Spoken): string => (role === 'agent' ? 'Agent' : 'Ana')

const two = (number: number): string => String(number).padStart(2, '0')

/** A cue’s words, over several lines and cues; `tell` begins a cue of this number. */
const sayCues = (
  message: Spoken,
  script: Script,
  pick: Pick,
  feed: string,
  spell: (character: string) => string,
  tell: (go: boolean) => void,
): void => {
  for (const character of message.text) {
    const turn = character === ' ' ? pick(8) : -1
    if (turn === 0) script.say(character, feed)
    else if (turn === 1) {
      script.say(character, feed)
      tell(true)
    } else script.say(character, spell(character))
  }
}

const logOf = (
  name: string,
  head: (message: Spoken, minute: string) => string,
  end = '\n',
  start = '',
): Writer => ({
  format: 'log',
  name,
  path: 'a.log',
  as: true,
  holds: 'conversation',
  write: (messages, script) => {
    script.raw(start)
    for (const [index, message] of messages.entries()) {
      script.raw(head(message, two(index)))
      script.begin()
      sayAll(script, message.text, plain)
      script.raw(end)
    }
  },
})

const logs: readonly Writer[] = [
  logOf('with times', ({ role }, minute) => `[10:${minute}] ${role === 'agent' ? 'Agent' : 'Customer'}: `),
  logOf(
    'names on lines of their own',
    (message, minute) => `${nameOf(message)} — May 1, 2024 at 10:${minute} AM\r\n`,
    '\r\n\r\n',
    '\uFEFF',
  ),
  logOf(
    'Chinese',
    ({ role }, minute) => `${role === 'agent' ? '客服小王' : '顾客'}（10:${minute}）：`,
    '\r\n',
  ),
  logOf(
    'Intercom',
    (message, minute) => `10:${minute} AM | ${message.role === 'agent' ? 'Megan from Acme' : 'Ana Diaz'}: `,
    '\n\n',
    'Conversation with Ana Diaz\nStarted on May 1, 2024 at 10:00 AM Dublin time\n---\n\n',
  ),
]

const whatsappOf = (name: string, head: (message: Spoken, index: number) => string, end: string): Writer => ({
  format: 'whatsapp',
  name,
  path: 'chat.txt',
  holds: 'conversation',
  write: (messages, script) => {
    for (const [index, message] of messages.entries()) {
      script.raw(head(message, index))
      script.begin()
      sayAll(script, message.text, plain)
      script.raw(end)
    }
  },
})

export const chatWriters: readonly Writer[] = [
  ...logs,
  whatsappOf(
    'Android',
    (message, index) =>
      `2/9/21, 7:${two(index)}\u202Fpm - ${message.role === 'agent' ? 'Acme Support' : '~Ana'}: `,
    '\n',
  ),
  whatsappOf(
    'iPhone',
    (message, index) =>
      `\u200E[12/01/2026, 09:14:${two(index)}] ${message.role === 'agent' ? 'Acme Support' : '~\u202FAna'}: \u200E`,
    '\r\n',
  ),
  {
    format: 'slack',
    name: 'references in escapes, bold words',
    path: 'general/2024-05-01.json',
    holds: 'conversation',
    write: (messages, script, pick) => {
      script.raw('[')
      for (const [index, { role, text }] of messages.entries()) {
        const user = `"user": "${role === 'agent' ? 'U1' : 'U2'}", "user_profile": {"real_name": "${role === 'agent' ? 'Acme Support' : 'Ana'}"}`
        script.raw(
          `${index === 0 ? '' : ','}\n{"type": "message", "ts": "1714552980.${index}0", ${user}, "text": "`,
        )
        const bold = pick(2) === 0 ? '*' : ''
        script.raw(bold)
        script.begin()
        sayAll(
          script,
          text,
          jsonSpelling(
            pick,
            character => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[character] ?? character,
          ),
        )
        script.raw(`${bold}"}`)
      }
      script.raw('\n]\n')
    },
  },
  {
    format: 'teams',
    name: 'HTML in escapes',
    path: 'messages.json',
    holds: 'conversation',
    write: (messages, script, pick) => {
      script.raw('{"value": [')
      for (const [index, { role, text }] of messages.entries()) {
        const type = role === 'agent' ? 'aadUser' : 'emailUser'
        script.raw(`${index === 0 ? '' : ','}\n{"id": "${index}", "messageType": "message",`)
        script.raw(` "createdDateTime": "2024-05-01T10:03:${two(index)}.000Z", "from": {"application": null,`)
        script.raw(
          ` "user": {"displayName": "${role === 'agent' ? 'Megan' : 'Bo'}", "userIdentityType": "${type}"}},`,
        )
        script.raw(' "body": {"contentType": "html", "content": "<p>')
        script.begin()
        sayAll(script, text, jsonSpelling(pick, htmlSpelling(pick)))
        script.raw('<\\/p>"}}')
      }
      script.raw(']}')
    },
  },
  {
    format: 'vtt',
    name: 'voices over cues',
    path: 'call.vtt',
    holds: 'conversation',
    // Chinese lines are joined without a space.
    never: /抱歉/,
    write: (messages, script, pick) => {
      script.raw('\uFEFFWEBVTT - Call\r\n\r\nNOTE\r\nA note --\r\n\r\n')
      let second = 0
      for (const message of messages) {
        const cue = (follows: boolean): void => {
          script.raw(
            `${follows ? '\r\n' : ''}c${second}\r\n00:${two(second)}.000 --> 00:${two(second + 1)}.000 align:start\r\n`,
          )
          script.raw(`<v.loud ${nameOf(message)}>${pick(2) === 0 ? '<i>' : ''}`)
          second++
        }
        cue(false)
        script.begin()
        sayCues(message, script, pick, '\r\n', htmlSpelling(pick), cue)
        script.raw('</v>\r\n\r\n')
      }
    },
  },
  {
    format: 'srt',
    name: 'names over cues',
    path: 'call.srt',
    holds: 'conversation',
    // “C:” at the start of a line is a speaker, and a dash after a full stop another one; Chinese lines are joined without a space.
    never: /C:|抱歉|e\.g\./,
    write: (messages, script, pick) => {
      let number = 0
      for (const message of messages) {
        const cue = (follows: boolean): void => {
          number++
          script.raw(
            `${follows ? '\n' : ''}${number}\n00:00:${two(number)},000 --> 00:00:${two(number)},900\n`,
          )
          if (!follows) script.raw(pick(2) === 0 ? `[${nameOf(message)}] ` : `<b>${nameOf(message)}:</b> `)
        }
        cue(false)
        script.begin()
        sayCues(message, script, pick, '\n', plain, cue)
        script.raw('\n\n')
      }
    },
  },
]
