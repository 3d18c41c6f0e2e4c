import { Located, type Piece } from '../../text/located.ts'

const signs: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  commat: '@',
  period: '.',
  colon: ':',
  num: '#',
  sol: '/',
  lowbar: '_',
  plus: '+',
  hyphen: '-',
  szlig: 'ß',
}

const marks: Readonly<Record<string, string>> = {
  acute: '\u0301',
  grave: '\u0300',
  uml: '\u0308',
  circ: '\u0302',
  tilde: '\u0303',
  ring: '\u030a',
  cedil: '\u0327',
  caron: '\u030c',
}

const controls: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }

const codePoint = (code: number): string | undefined =>
  code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : undefined

const reference = (inside: string): string | undefined => {
  if (/^#x/i.test(inside)) return codePoint(Number.parseInt(inside.slice(2), 16))
  if (inside.startsWith('#')) return codePoint(Number(inside.slice(1)))
  const [, letter = '', mark = ''] = /^([A-Za-z])([a-z]+)$/.exec(inside) ?? []
  return signs[inside] ?? (marks[mark] === undefined ? undefined : (letter + marks[mark]).normalize('NFC'))
}

const bytes = (written: string, sign: string): string => {
  const all = written
    .split(sign)
    .filter(Boolean)
    .map(pair => Number.parseInt(pair, 16))
  return new TextDecoder('utf-8').decode(new Uint8Array(all))
}

const escapes = /\\u[\da-f]{4}|\\["'\\/bfnrt]|&(?:#\d{1,7}|#x[\da-f]{1,6}|[A-Za-z]{2,8});|(?:%[\da-f]{2})+/gi
const mailEscapes = new RegExp(`${escapes.source}|=\\r?\\n|(?:=[\\dA-F]{2})+`, 'gi')

const meaning = (written: string): string | undefined => {
  if (written.startsWith('\\u')) return String.fromCharCode(Number.parseInt(written.slice(2), 16))
  if (written.startsWith('\\')) return controls[written[1] as string] ?? written[1]
  if (written.startsWith('&')) return reference(written.slice(1, -1))
  if (written.startsWith('%')) return bytes(written, '%')
  return /^=\r?\n$/.test(written) ? '' : bytes(written, '=')
}

const undone = (located: Located, written: RegExp): Located | undefined => {
  const { text } = located
  const pieces: Piece[] = []
  let last = 0
  for (const { 0: spelled, index } of text.matchAll(written)) {
    const read = meaning(spelled)
    if (read === undefined) continue
    if (index > last) pieces.push({ start: last, end: index })
    const end = index + spelled.length
    if (read !== '') pieces.push({ start: index, end, text: read })
    last = end
  }
  if (last === 0) return undefined
  if (last < text.length) pieces.push({ start: last, end: text.length })
  return located.select(pieces)
}

/** Formats nest: HTML in a JSON string in a mail. */
const deepest = 3

/**
 * A file as it reads when the escapes of JSON, HTML, links and, in a mail, quoted-printable are undone, one layer after
 * the other, whatever it is: what is masked there is masked in the file. None where there are no escapes.
 */
export const decodings = (source: string, isMail: boolean): readonly Located[] => {
  const all: Located[] = []
  let located: Located | undefined = Located.file(source)
  for (let depth = 0; depth < deepest && located; depth++) {
    located = undone(located, isMail ? mailEscapes : escapes)
    if (located) all.push(located)
  }
  return all
}
