import type { Severity } from '../text/severity.ts'

export const levels = {
  error: 'error',
  warning: 'warning',
  info: 'note',
} as const satisfies Record<Severity, string>
