/** Signs that could begin markup anywhere in a line. */
const anywhere = /[\\`*[\]<>|~]|_(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])_|&(?=#?\w+;)/gu
/** Signs that make a list, a heading or a quotation of a text that begins with them. */
const first = /^(?:([-+#=>])|(\d+)([.)]))(?=\s|[-=#]*$)/

/** A text that Markdown shows as it is; line breaks become spaces. */
export const escaped = (text: string): string =>
  text
    .replace(/\s*\n\s*/g, ' ')
    .trim()
    .replace(anywhere, '\\$&')
    .replace(first, (_, sign?: string, digits?: string, dot?: string) =>
      sign === undefined ? `${digits}\\${dot}` : `\\${sign}`,
    )

/** An example with the words between « and » in bold; Markdown can't embolden mere marks behind a word. */
export const bold = (marked: string): string =>
  escaped(marked)
    .replace(/«([^\p{L}\p{N}»]*)»/gu, '$1')
    .replace(/«(\s*)/g, '$1**')
    .replace(/(\s*)»/g, '**$1')

export const item = (text: string): string => `- ${text}`

/** A table of cells that are Markdown already. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] => {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)]
}

/** “a”, “a and b”, “a, b and c”. */
export const joined = (words: readonly string[], last: 'and' | 'or'): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`
