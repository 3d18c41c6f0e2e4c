import { Tokenizer } from 'htmlparser2'
import type { Range } from '../../text/range.ts'

/** The value of an attribute, as the source has it. */
export interface Attribute extends Range {
  readonly name: string
  readonly quote: '"' | "'" | undefined
}

/** What stands in a text of HTML, with exact offsets; comments are left out. */
export interface HtmlListener {
  readonly text: (start: number, end: number) => void
  /** A character reference; one that stands for two characters comes twice, with the same place. */
  readonly entity: (start: number, end: number, character: string) => void
  readonly open: (
    name: string,
    start: number,
    end: number,
    closed: boolean,
    attributes: readonly Attribute[],
  ) => void
  /** `start` is where the tag begins. */
  readonly close: (name: string, start: number) => void
}

/** No real tag has more. */
const mostAttributes = 200

/** Reads HTML as browsers split it into tags and text, however broken it is. */
export const readTags = (html: string, { text, entity, open, close }: HtmlListener): void => {
  let name = ''
  let start = 0
  let attributes: Attribute[] = []
  let named: Range = { start: 0, end: 0 }
  const ignore = (): void => {}
  const tokenizer = new Tokenizer(
    { xmlMode: false, decodeEntities: true },
    {
      // A tag that breaks off at the end (`<p</`) comes as text from -1; browsers show none.
      ontext: (from, to) => {
        if (from >= 0) text(from, to)
      },
      ontextentity: (code, end) => entity(html.lastIndexOf('&', end - 1), end, String.fromCodePoint(code)),
      onopentagname: (from, to) => {
        name = html.slice(from, to).toLowerCase()
        start = from - 1
        attributes = []
      },
      onopentagend: end => open(name, start, end + 1, false, attributes),
      onselfclosingtag: end => open(name, start, end + 1, true, attributes),
      onclosetag: (from, to) => close(html.slice(from, to).toLowerCase(), from - 2),
      onattribdata: ignore,
      onattribentity: ignore,
      onattribend: (type, after) => {
        const quote = type === 3 ? '"' : type === 2 ? "'" : undefined
        if (type === 0 || attributes.length >= mostAttributes) return
        const value = /^[\s=]*["']?/.exec(html.slice(named.end, named.end + 100))?.[0].length ?? 0
        const name = html.slice(named.start, named.end).toLowerCase()
        const end = quote ? after - 1 : after
        attributes.push({ name, quote, start: Math.min(named.end + value, end), end })
      },
      onattribname: (from, to) => {
        named = { start: from, end: to }
      },
      oncdata: ignore,
      oncomment: ignore,
      ondeclaration: ignore,
      onend: ignore,
      onprocessinginstruction: ignore,
    },
  )
  tokenizer.write(html)
  tokenizer.end()
}
