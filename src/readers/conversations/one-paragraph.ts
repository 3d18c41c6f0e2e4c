/** What may begin a placeholder, a link or another line. */
const special = /[{%$#[<|*@\n\r\uFEFF]|:\/\/|[Ww]{2}\./

/** A letter opens no item, quote or rule of signs; only `Subject:` has a meaning of its own. */
const opening = /^(?!subject[ \t]*[:：]|主题|主旨)[a-z\u3400-\u9fff]/i

/**
 * Whether a text provably is one paragraph and nothing else: no line breaks, no
 * placeholders, no links, no marks, no white space at the end.
 */
export const isOneParagraph = (text: string): boolean =>
  opening.test(text) && !special.test(text) && !/\s/.test(text.at(-1) ?? '')
