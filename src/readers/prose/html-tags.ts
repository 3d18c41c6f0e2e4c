import { Tokenizer } from 'htmlparser2'

/** What stands in a text of HTML, with exact offsets; comments and attributes are left out. */
export interface HtmlListener {
  readonly text: (start: number, end: number) => void
  /** A character reference; one that stands for two characters comes twice, with the same place. */
  readonly entity: (start: number, end: number, character: string) => void
  readonly open: (name: string, start: number, end: number, closed: boolean) => void
  readonly close: (name: string) => void
}

/** Reads HTML as browsers split it into tags and text, however broken it is. */
export const readTags = (html: string, { text, entity, open, close }: HtmlListener): void => {
  let name = ''
  let start = 0
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
      },
      onopentagend: end => open(name, start, end + 1, false),
      onselfclosingtag: end => open(name, start, end + 1, true),
      onclosetag: (from, to) => close(html.slice(from, to).toLowerCase()),
      onattribdata: ignore,
      onattribentity: ignore,
      onattribend: ignore,
      onattribname: ignore,
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
