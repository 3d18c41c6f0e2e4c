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

const spanRules =
  `no-problem bare-no cannot-framing unfortunately-lead policy-shield customer-blame challenge-customer
  commanding passive-aggressive form-letter-opening form-letter-closing robotic-acknowledgement generic-apology
  evasive-apology feelings-apology understand-meaning false-empathy calm-down minimising vague-promise overpromise
  deflection internal-jargon plain-language presumptuous-address`.split(/\s+/)
const englishOnly = ['feelings-apology', 'false-empathy', 'plain-language', 'presumptuous-address']

/** The rules whose spans were labelled, by language; hits of others say nothing there. */
export const rulesOfSpans: Readonly<Record<string, readonly string[]>> = {
  en: spanRules,
  zh: [...spanRules.filter(rule => !englishOnly.includes(rule)), 'crowd-tone', 'dismissive', 'shouting'],
}
