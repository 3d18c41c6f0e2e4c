const telling =
  /\d|\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december|today|tomorrow|tonight|will|'ll|shall|promise|promises|guarantee|guaranteed|by|within)\b/giu
const name = /(?<=[\p{L},;:]\s)(?!I\b)\p{Lu}[\p{L}’']*/gu

/** Figures, days, months, promises and names in a text. */
const facts = (text: string): readonly string[] =>
  [...text.matchAll(telling), ...text.matchAll(name)].map(([word]) => word.toLowerCase())

/** The facts that only the second text has. */
export const added = (was: string, is: string): readonly string[] => {
  const known = facts(was)
  return facts(is).filter(fact => !known.includes(fact))
}
