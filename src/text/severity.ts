/** From worst to mildest: insult, blame, evasion, a refusal with no way out; a clear bad effect; style. */
export const severities = ['error', 'warning', 'info'] as const

export type Severity = (typeof severities)[number]

export const atLeast = (severity: Severity, floor: Severity): boolean =>
  severities.indexOf(severity) <= severities.indexOf(floor)
