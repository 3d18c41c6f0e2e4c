import type { MakeReporter } from './reporter.ts'

/** The reporters by name; each is loaded only when it is asked for. */
export const reporters: Readonly<Record<string, () => Promise<MakeReporter>>> = {
  pretty: async () => (await import('./pretty.ts')).pretty,
  json: async () => (await import('./json.ts')).json,
}
