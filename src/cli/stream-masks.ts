import type { FileReport } from '../engine/report.ts'
import type { Turn } from '../readers/conversations/ndjson-stream.ts'
import type { Redaction } from './redaction.ts'

/** A message of a stream with what is to be told of it; no report where nothing was checked. */
export interface StreamedTurn {
  readonly entry: Turn
  readonly conversation: string | undefined
  readonly id: string | undefined
  readonly report: Pick<FileReport, 'findings' | 'suppressed' | 'otherLanguages'> | undefined
}

/** The same turns with what tells of people masked; `heard` lets know who is who. */
export const masked = (
  turns: readonly StreamedTurn[],
  heard: Pick<FileReport, 'said' | 'people'>,
  path: string,
  redaction: Redaction,
): readonly StreamedTurn[] => {
  const { said = [], people = [] } = heard
  const names = turns.map(({ entry, conversation, id }) => ({
    path: [],
    role: entry.message.role,
    passages: [],
    ...(id === undefined ? {} : { id }),
    ...(conversation === undefined ? {} : { conversation }),
  }))
  const report: FileReport = {
    path,
    format: 'ndjson',
    messages: said.length,
    otherLanguages: 0,
    findings: turns.flatMap(turn => turn.report?.findings ?? []),
    suppressed: turns.flatMap(turn => turn.report?.suppressed ?? []),
    source: '',
    said,
    people,
  }
  const masks = (given: FileReport, wantSaid: boolean): FileReport =>
    redaction.examined({ report: given, problems: [] }, wantSaid).report ?? given
  // Messages only let know who is who: none is told, so none is masked.
  const hidden = masks(report, false)
  const { said: name = [] } = masks(
    { ...report, findings: [], suppressed: [], people: [], said: names },
    true,
  )
  let [finding, silent] = [0, 0]
  return turns.map(({ entry, report: own }, at) => {
    const { conversation, id } = name[at] ?? {}
    if (!own) return { entry, conversation, id, report: own }
    const findings = hidden.findings.slice(finding, finding + own.findings.length)
    finding += own.findings.length
    const count = own.suppressed?.length ?? 0
    const suppressed = hidden.suppressed?.slice(silent, silent + count) ?? []
    silent += count
    return { entry, conversation, id, report: { ...own, findings, suppressed } }
  })
}
