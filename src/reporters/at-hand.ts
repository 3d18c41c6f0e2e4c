import type { Diagnostic } from '../engine/report.ts'

/** Whether the text of a file can be looked at: where reports are merged the file may be elsewhere. */
export const isAtHand = (source: string, { end }: Pick<Diagnostic, 'end'>): boolean =>
  end.offset <= source.length
