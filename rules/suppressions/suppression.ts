import { defineHousekeepingRule } from '../../src/rule/housekeeping.ts'

export default defineHousekeepingRule({
  id: 'suppression',
  title: { en: 'Silence what you mean, and say why', zh: '只静默该静默的，并写明原因' },
  why: {
    en: 'Silence that nobody needs any more hides the next fault.',
    zh: '不再需要的静默会掩盖下一处问题。',
  },
  severity: 'warning',
  cite: [
    {
      source: 'directive-comments',
      where: 'no-unused-disable, no-unlimited-disable, require-description',
      statements: [],
    },
  ],
  finds: {
    misspelt: 'a comment that begins with “tactful-” and means nothing, or names a rule that there is not',
    unused: 'a suppression that silences nothing, though its rules speak',
    expired: 'a suppression whose last day is over; it silences nothing any more',
    blanket: 'a suppression that names no rule, and so silences all of them',
    reasonless: 'a suppression that gives no reason',
  },
  notes: [
    'A comment speaks to Tactful where its first word is tactful-ignore-next (the next passage, or the rest of the one it stands in), tactful-ignore up to tactful-ignore-end, or tactful-ignore-file. Rules follow, a last day as until:2027-01-31, and a reason behind two dashes: tactful-ignore-next no-problem until:2027-01-31 -- our founder says it.',
    'XML allows no two hyphens in a comment: a long dash (—) stands before the reason there.',
    'Formats without comments have tactful-suppressions.yaml; what is unused or expired in it is told only where the whole folder is checked.',
    'Two rules on the same words: the stronger speaks, and whoever silences it silences the other one for these words too.',
    'A suppression of rules that are off, were not asked for, or do not know the language is not called unused.',
    'Blanket and reasonless ones are told in the profile strict, or where the settings say so: “suppression/reasonless: warning”.',
  ],
})
