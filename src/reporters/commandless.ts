/** Characters that a comparison of texts may pass over, so that they hide a command from a plain search. */
const unseen = '\\p{Default_Ignorable_Code_Point}\\p{Cf}'
/** Spaces but for those that end a line. */
const spaces = '\\t\\v\\f\\p{Zs}'

/** Made when a page may hold a command: V8 takes milliseconds over them. */
const patterns = () => ({
  starting: new RegExp(`^([${spaces}${unseen}]*:)(?=[${unseen}]*:)`, 'gmu'),
  anywhere: new RegExp(`#(?=[${unseen}]*#[\\w${unseen}]*\\[)`, 'gu'),
})
let made: ReturnType<typeof patterns> | undefined

/** Two marks of a command with nothing that is seen between them. */
const doubled = /:[^ -~]*:|#[^ -~]*#/

/**
 * A page whose lines a CI runner takes for text: GitHub obeys `::name::` at the start of a line (spaces before it do not
 * matter) and `##[name]` anywhere, Azure `##vso[name]`, TeamCity `##teamcity[name]`. A space breaks them.
 */
export const commandless = (page: string): string => {
  if (!doubled.test(page)) return page
  made ??= patterns()
  return page.replace(made.starting, '$1 ').replace(made.anywhere, '# ')
}
