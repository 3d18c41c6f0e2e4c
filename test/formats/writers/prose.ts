import { htmlSpelling, sayAll, type Writer } from '../script.ts'

const plain = (character: string): string => character

export const proseWriters: readonly Writer[] = [
  {
    format: 'text',
    name: 'CR LF and a BOM',
    path: 'a.txt',
    holds: 'message',
    write: ([message], script) => {
      script.raw('\uFEFF\r\n\r\n  ')
      script.begin()
      sayAll(script, message?.text ?? '', plain)
      script.raw('\r\n')
    },
  },
  {
    format: 'markdown',
    name: 'escapes in a quoted list',
    path: 'a.md',
    holds: 'message',
    write: ([message], script, pick) => {
      script.raw(pick(2) === 0 ? '> - ' : '1. ')
      script.begin()
      sayAll(script, message?.text ?? '', character =>
        /[!-/:-@[-`{-~]/.test(character) ? `\\${character}` : character,
      )
      script.raw('\n')
    },
  },
  {
    format: 'html',
    name: 'references, over two lines',
    path: 'a.html',
    holds: 'message',
    write: ([message], script, pick) => {
      script.raw('<!DOCTYPE html>\n<body><div>\n  <p>')
      script.begin()
      const spell = htmlSpelling(pick)
      for (const character of message?.text ?? '') {
        script.say(character, character === ' ' && pick(4) === 0 ? '\n    ' : spell(character))
      }
      script.raw('</p>\n</div></body>\n')
    },
  },
]
