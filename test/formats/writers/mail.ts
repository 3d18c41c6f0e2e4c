import { bytesIn } from '../../../src/text/charset.ts'
import type { Range } from '../../../src/text/range.ts'
import { htmlSpelling, type Pick, type Script, type Writer } from '../script.ts'

const bytesOf = (text: string, charset: string): readonly number[] => [...(bytesIn(text, charset) ?? [])]

const unitsOf = (text: string, charset: string): string => String.fromCharCode(...bytesOf(text, charset))

const hex = (byte: number): string => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`

const quoted = (text: string, pick: Pick, charset = 'utf-8'): string =>
  bytesOf(text, charset)
    .map(byte =>
      byte > 126 || byte === 61 || byte === 63 || byte === 95 || (byte !== 32 && pick(9) === 0)
        ? hex(byte)
        : String.fromCharCode(byte),
    )
    .join('')

const head = (type: string, transfer: string, eol = '\n'): string =>
  [
    'From: Megan Okafor <support@brightwater.example>',
    'To: Ana Diaz <ana@mail.example>',
    'Date: Tue, 5 Mar 2024 10:03:12 +0100',
    'MIME-Version: 1.0',
    `Content-Type: ${type}`,
    `Content-Transfer-Encoding: ${transfer}`,
    '',
    '',
  ].join(eol)

const softly = (script: Script, text: string, pick: Pick, spell: (character: string) => string): void => {
  for (const character of text) {
    if (pick(12) === 0) script.raw(pick(2) === 0 ? '=\r\n' : '= \r\n')
    script.say(character, spell(character))
  }
}

/** Base64 in lines of four to forty letters; each character is at the groups that hold its bytes. */
const inBase64 = (script: Script, before: string, text: string, after: string, pick: Pick): void => {
  const bytes = bytesOf(before + text + after, 'utf-8')
  const letters = Buffer.from(bytes).toString('base64')
  const starts: number[] = []
  let spelled = ''
  for (let at = 0; at < letters.length; at += 4) {
    if (at > 0 && pick(6) === 0) spelled += '\r\n'
    starts.push(spelled.length)
    spelled += letters.slice(at, at + 4)
  }
  let byte = bytesOf(before, 'utf-8').length
  const places = Array.from(text, (character): Range => {
    const first = Math.floor(byte / 3)
    byte += bytesOf(character, 'utf-8').length
    return { start: starts[first] ?? 0, end: (starts[Math.floor((byte - 1) / 3)] ?? 0) + 4 }
  })
  script.put(spelled, places)
}

const single = { format: 'eml', path: 'a.eml', holds: 'message' } as const

export const mailWriters: readonly Writer[] = [
  {
    ...single,
    name: 'quoted-printable with soft breaks and CR LF',
    write: ([message], script, pick) => {
      script.raw(head('text/plain; charset="UTF-8"', 'quoted-printable', '\r\n'))
      script.begin()
      softly(script, message?.text ?? '', pick, character => quoted(character, pick))
      script.raw('\r\n')
    },
  },
  {
    ...single,
    name: 'references in quoted-printable, beside plain text',
    write: ([message], script, pick) => {
      script.raw(head('multipart/alternative; boundary="b 1"', '7bit', '\r\n'))
      script.raw('--b 1\r\n\r\nHello!\r\n--b 1\r\nContent-Type: text/html; charset=utf-8\r\n')
      script.raw('Content-Transfer-Encoding: Quoted-Printable\r\n\r\n<p style=3D"margin: 0">')
      script.begin()
      const spell = htmlSpelling(pick)
      softly(script, message?.text ?? '', pick, character => quoted(spell(character), pick))
      script.raw('</p>=\r\n\r\n--b 1--\r\n')
    },
  },
  {
    ...single,
    name: 'base64',
    refuses: true,
    write: ([message], script, pick) => {
      script.raw(head('text/plain; charset=utf-8', 'base64', '\r\n'))
      script.begin()
      inBase64(script, ' '.repeat(pick(4)), message?.text ?? '', '\r\n'.repeat(pick(3)), pick)
      script.raw('\r\n')
    },
  },
  {
    ...single,
    name: 'bytes of GB 18030',
    write: ([message], script) => {
      script.raw(head('text/plain; charset=GB18030', '8bit'))
      script.begin()
      for (const character of message?.text ?? '') script.say(character, unitsOf(character, 'gb18030'))
    },
  },
  {
    ...single,
    name: 'bytes of Windows-1252 in quoted-printable',
    never: /[^\0-\xff“”’]/,
    write: ([message], script, pick) => {
      script.raw(head('text/plain; charset=windows-1252', 'quoted-printable'))
      script.begin()
      softly(script, message?.text ?? '', pick, character => quoted(character, pick, 'windows-1252'))
    },
  },
  {
    ...single,
    name: 'flowed lines in UTF-8',
    write: ([message], script, pick) => {
      script.raw(head('text/plain; charset=utf-8; format=flowed', '8bit', '\r\n'))
      script.begin()
      for (const character of message?.text ?? '') {
        script.say(character)
        // Each new line is stuffed: it may begin with what could be taken for a quote.
        if (character === ' ' && pick(4) === 0) script.raw('\r\n ')
      }
    },
  },
  {
    ...single,
    name: 'a subject of encoded words',
    refuses: true,
    write: ([message], script, pick) => {
      script.raw('From: support@brightwater.example\r\nSubject: =?utf-8?Q?')
      script.begin()
      let length = 0
      for (const character of message?.text ?? '') {
        const spelled = character === ' ' ? '_' : quoted(character, pick)
        if (length + spelled.length > 40) {
          script.raw(pick(2) === 0 ? '?=\r\n =?utf-8?q?' : '?= =?UTF-8*en?Q?')
          length = 0
        }
        script.say(character, spelled)
        length += spelled.length
      }
      script.raw('?=\r\n\r\n')
    },
  },
  {
    format: 'mbox',
    name: 'a thread',
    path: 'a.mbox',
    holds: 'conversation',
    write: (messages, script, pick) => {
      for (const [index, { role, text }] of messages.entries()) {
        const address = role === 'agent' ? 'support@brightwater.example' : 'ana@mail.example'
        script.raw(`From ${address} Tue Mar  5 10:03:12 2024\nFrom: ${address}\n`)
        script.raw(`Date: Tue, 5 Mar 2024 10:${String(index + 10)}:00 +0000\nMessage-ID: <${index}@x>\n`)
        script.raw(index === 0 ? '' : `In-Reply-To: <${index - 1}@x>\n`)
        script.raw('Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n')
        script.begin()
        softly(script, text, pick, character => quoted(character, pick))
        script.raw('\n\n')
      }
    },
  },
]
