/** A lexicon of the user's own to begin with: one entry, whose example fails until it is mended. */
export const houseScaffold = (
  name: string,
): string => `# Words of our house. Try them with:   tactful try ${name}
# Then check with them:               tactful --lexicon ${name} macros
title: Say it in our words
why: Our customers know us by these words.
message: “{found}” is not how we say it.
entries:
  # The words to avoid, in any case. (a | b) is one of these, word? may be missing, …4 is up to four words.
  - avoid: (you owe | you still owe)
    # What to write instead; it is never a finding itself.
    prefer: our records show a balance of
    # not-acceptable, discouraged or note.
    tier: not-acceptable
    # Longer words around them that make them right.
    not: you owe nothing
    # Where they count: also if, unless, after, not-after, at, lang.
    channel: [chat, email, macro]
    # Must be reported. This one fails: the marks must stand around all that is found, «You owe».
    bad: You «owe» us $74.
    # Look-alikes stay silent.
    good: Our records show a balance of $74.
    spare: He owes you an answer.
  # An entry may also be no more than its words.
  - folks
`

/** The command that runs the examples of a rule of this repository. */
export const examplesOf = (id: string): string => `npx vitest run test/rules/examples.test.ts -t ${id}`

/** A rule of this repository to begin with. */
export const ruleScaffold = (id: string): string => `id: ${id}
title: Say what to do, as an order to a writer
severity: info
why: One sentence on what these words do to a customer.
cite:
  # A work of rules/bibliography.yaml, and the place in it.
  - source: timm
    where: chapter 2, habit 8
message: “{found}” does this to a customer; do that instead.
zh:
  title: 用一句话告诉写的人怎么做
  why: 这些话让客户有什么感受。
  message: “{found}”让客户有这样的感受，请换一种说法。
entries:
  - id: first
    lang: en
    # Words; (a | b c); word?; +word in any form; …4 for up to four words; «…» around what is reported.
    match: (these | those) words
    # at: sentence-start
    # unless: question in sentence
    rewrite: better words
    # This example fails until the marks stand around exactly what is found: ${examplesOf(id)}
    bad: I say «these» words to you.
    good: I say better words to you.
    spare: These are kind words.
`
