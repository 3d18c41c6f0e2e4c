import type { Diagnostic, FileReport, ReportedProblem } from '../engine/report.ts'
import type { Position } from '../text/lines.ts'
import type { Severity } from '../text/severity.ts'
import { jsonText } from './json-text.ts'
import { listing } from './listing.ts'
import { doubts, problemText, ruleOf, unread } from './named.ts'
import { isWebAddress, slashed } from './paths.ts'
import { quotable } from './quotable.ts'
import type { MakeReporter } from './reporter.ts'
import { utf8Columns } from './utf8-columns.ts'
import { visibleLine } from './visible.ts'

const severities = { error: 'ERROR', warning: 'WARNING', info: 'INFO' } as const satisfies Record<
  Severity,
  string
>

type PlaceOf = (place: Position) => { readonly line: number; readonly column: number }

/** A suggestion is one stretch of text: a rewrite in several places has none. */
const suggestionsOf = (found: Diagnostic, placeOf: PlaceOf, positionOf: (offset: number) => Position) => {
  const single = found.rewrites.flatMap(({ edits }) => (edits.length === 1 ? edits : []))
  return single.map(({ start, end, text }) => ({
    range: { start: placeOf(positionOf(start)), end: placeOf(positionOf(end)) },
    text,
  }))
}

const diagnosticsOf = (report: FileReport): readonly object[] => {
  const { path, findings } = report
  const text = quotable(report)
  const column = utf8Columns(text)
  const placeOf: PlaceOf = place => ({ line: place.line, column: column(place) })
  return findings.map(found => {
    const atHand = text.isAtHand(found)
    // Nobody can tell the bytes of a text that is elsewhere.
    const range = atHand
      ? { start: placeOf(found.start), end: placeOf(found.end) }
      : { start: { line: found.start.line }, end: { line: found.end.line } }
    const suggestions = atHand ? suggestionsOf(found, placeOf, text.at) : []
    return {
      message: visibleLine(found.message),
      location: { path: slashed(path), range },
      severity: severities[found.severity],
      code: { value: ruleOf(found), url: isWebAddress(found.url) ? found.url : undefined },
      suggestions: suggestions.length > 0 ? suggestions : undefined,
    }
  })
}

/** Where a file could not be read; its columns are left out, for they count other units. */
const unsure = (problem: ReportedProblem) => ({
  message: visibleLine(problemText(problem)),
  location: {
    path: slashed(problem.path),
    range: problem.line === undefined ? undefined : { start: { line: problem.line } },
  },
  severity: 'ERROR',
  code: { value: unread },
})

/** What reviewdog reads, https://github.com/reviewdog/reviewdog/tree/master/proto/rdf: columns are bytes of UTF-8. */
export const rdjson: MakeReporter = () => {
  const list = listing()
  return {
    open: () => '{"source":{"name":"tactful"},"diagnostics":[',
    file: report => list(diagnosticsOf(report).map(jsonText)),
    close: summary => `${list(doubts(summary).map(one => jsonText(unsure(one))))}\n]}\n`,
  }
}
