import { severities } from '../../text/severity.ts'
import type { Case } from './data.ts'

/** Messages that stand in the page itself, for those whose browser runs no script. */
const most = 60

/** Keeps the worst of the messages that pass, and no more of them than are shown. */
export const worstKeeper = () => {
  const kept = new Map(severities.map(severity => [severity, [] as Case[]]))
  return {
    add: (one: Case): void => {
      const worst = severities.find(severity =>
        one.message.findings.some(found => found.severity === severity),
      )
      const list = worst && kept.get(worst)
      if (list && list.length < most) list.push(one)
    },
    kept: (): readonly Case[] => severities.flatMap(severity => kept.get(severity) ?? []).slice(0, most),
  }
}
