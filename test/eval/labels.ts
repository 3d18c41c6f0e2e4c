/** Which rules speak for a label of the labelled sets; a hit of any severity counts, also one listed as related. */
export const rulesOfLabel: Readonly<Record<string, readonly string[]>> = {
  'negative-framing': ['cannot-framing', 'unfortunately-lead', 'refusal-without-alternative'],
  'generic-apology': ['generic-apology', 'evasive-apology', 'feelings-apology'],
  'form-letter': ['form-letter-opening', 'form-letter-closing'],
  'bare-no': ['bare-no'],
  'no-problem': ['no-problem'],
  'vague-promise': ['vague-promise'],
  commanding: ['commanding'],
  'policy-shield': ['policy-shield'],
  blame: ['customer-blame', 'passive-aggressive', 'commanding'],
  'robotic-acknowledgement': ['robotic-acknowledgement'],
  dismissive: ['dismissive', 'challenge-customer', 'defensive-justification', 'deflection'],
}

/** Rules that speak for two labels: a hit of theirs is right if either label is on the message. */
export const labelsOfRule = (rule: string): readonly string[] =>
  Object.keys(rulesOfLabel).filter(label => rulesOfLabel[label]?.includes(rule))
