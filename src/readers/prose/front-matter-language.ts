const head = /^\uFEFF?---[ \t]*\r?\n([\s\S]{0,5000}?)\r?\n---[ \t]*(?:\r?\n|$)/
const language =
  /^(?:lang|language|locale)[ \t]*:[ \t]*["']?([A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*)["']?[ \t]*\r?$/m

/** The language that a text's front matter declares. */
export const frontMatterLanguage = (text: string): string | undefined =>
  language.exec(head.exec(text)?.[1] ?? '')?.[1]?.replaceAll('_', '-')
