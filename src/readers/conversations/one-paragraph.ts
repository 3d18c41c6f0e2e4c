/** What may begin a placeholder, a link or another line, or is white space at an end. */
const special = /[{%$#[<|*@\n\r\uFEFF]|https?:\/\/|www\.|\s$/i

/** A letter opens no item, quote or rule of signs; only `Subject:` has a meaning of its own. */
const opening = /^(?!subject[ \t]*[:：]|主题|主旨)[a-z\u3400-\u9fff]/i

/** Whether a text provably is one paragraph and nothing else: no line breaks, no placeholders, no links, no marks. */
export const isOneParagraph = (text: string): boolean => opening.test(text) && !special.test(text)
