/** What may begin a placeholder or a link, as `findPlaceholders` and `findLinks` look for them, or another line. */
const special = /[{[<@\n\r\uFEFF]|%[%A-Za-z_(\d@,.{]|\$(?:\{|t\()|#\{|\|\*|\*\||:\/\/|[Ww]{2}\./

/** A letter or a digit opens no quote or rule of signs; only `Subject:` and `1.` have a meaning of their own. */
const opening = /^(?:(?!subject[ \t]*[:：]|主题|主旨)[a-z\u3400-\u9fff]|\d(?!\d{0,2}[.)][ \t]))/i

/**
 * Whether a text provably is one paragraph and nothing else: no line breaks, no
 * placeholders, no links, no marks, no white space at the end.
 */
export const isOneParagraph = (text: string): boolean =>
  opening.test(text) && !special.test(text) && !/\s/.test(text.at(-1) ?? '')
