/** A contraction's two words and where the second begins. */
export interface Contraction {
  readonly first: string
  readonly second: string
  readonly cut: number
}

const endings: ReadonlyMap<string, string> = new Map([
  ['ll', 'will'],
  ['re', 'are'],
  ['ve', 'have'],
  ['m', 'am'],
  ['d', "'d"],
  ['s', "'s"],
])

const stems: ReadonlyMap<string, string> = new Map([
  ['ca', 'can'],
  ['wo', 'will'],
  ['sha', 'shall'],
  ['ai', 'is'],
])

const withApostrophe = (word: string): Contraction | undefined => {
  const mark = word.lastIndexOf("'")
  if (mark < 1) return undefined
  const ending = word.slice(mark + 1)
  if (ending === 't' && word[mark - 1] === 'n') {
    const stem = word.slice(0, mark - 1)
    return stem === '' ? undefined : { first: stems.get(stem) ?? stem, second: 'not', cut: mark - 1 }
  }
  const second = endings.get(ending)
  return second === undefined ? undefined : { first: word.slice(0, mark), second, cut: mark }
}

/** Never here: forms that are words of their own once the apostrophe is gone (hell, shell, well, ill, id, were, its, lets). */
const bareForms: ReadonlyMap<string, Contraction> = new Map(
  `can't don't won't didn't doesn't isn't aren't wasn't weren't couldn't wouldn't shouldn't haven't hasn't hadn't
   mustn't needn't ain't you'll you're you've they'll they're they've we've i've i'm that's there's what's it'll`
    .split(/\s+/)
    .map(form => [form.replace("'", ''), withApostrophe(form) as Contraction]),
)

/** The two words behind a folded word, if it is a contraction: `can't`, `cannot`, `youll`; never `hell`. */
export const contractionOf = (folded: string): Contraction | undefined => {
  if (folded.includes("'")) return withApostrophe(folded)
  return folded === 'cannot' ? { first: 'can', second: 'not', cut: 3 } : bareForms.get(folded)
}

/** The word behind the second half of a contraction, written alone: `'ll` is will, `n't` is not. */
export const halfOf = (folded: string): string | undefined =>
  folded === "n't" ? 'not' : folded.startsWith("'") ? endings.get(folded.slice(1)) : undefined

/** Contractions that no apostrophe gives away. */
export const bareContractions: readonly string[] = ['cannot', ...bareForms.keys()]
