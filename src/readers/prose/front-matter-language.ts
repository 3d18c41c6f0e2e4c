const head = /^\uFEFF?---[ \t]*\r?\n([\s\S]{0,5000}?)\r?\n---[ \t]*(?:\r?\n|$)/
const language =
  /^(?:lang|language|locale)[ \t]*:[ \t]*["']?([A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*)["']?[ \t]*\r?$/m

/** The language that a text's front matter declares. */
export const frontMatterLanguage = (text: string): string | undefined => {
  const matter = head.exec(text)?.[1]
  return matter === undefined ? undefined : language.exec(matter)?.[1]?.replaceAll('_', '-')
}
