/** Characters that a comparison of texts may pass over, so that they hide a command from a plain search. */
const unseen = '\\p{Default_Ignorable_Code_Point}\\p{Cf}'
/** Spaces but for those that end a line. */
const spaces = '\\t\\v\\f\\p{Zs}'
const starting = new RegExp(`^([${spaces}${unseen}]*:)(?=[${unseen}]*:)`, 'gmu')
const anywhere = new RegExp(`#(?=[${unseen}]*#[\\w${unseen}]*\\[)`, 'gu')

/**
 * A page whose lines a CI runner takes for text: GitHub obeys `::name::` at the start of a line (spaces before it do not
 * matter) and `##[name]` anywhere, Azure `##vso[name]`, TeamCity `##teamcity[name]`. A space breaks them.
 */
export const commandless = (page: string): string => page.replace(starting, '$1 ').replace(anywhere, '# ')
