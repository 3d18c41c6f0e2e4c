import type { Diagnostic, FileReport, ReportedProblem, Summary, SuppressedFinding } from '../engine/report.ts'
import type { Position } from '../text/lines.ts'
import { jsonText } from './json-text.ts'
import { listing } from './listing.ts'
import { leftOut, problemText } from './named.ts'
import { fromRoot, isRelative, uriOf } from './paths.ts'
import { type Quotable, quotable } from './quotable.ts'
import type { MakeReporter, ReportSettings } from './reporter.ts'
import { levels } from './sarif-levels.ts'
import { plainMessage, rulesOf } from './sarif-rules.ts'

type Artifacts = (path: string) => { readonly artifactLocation: object }

const artifactsOf = (base: string | undefined) => {
  const indices = new Map<string, number>()
  const location = (path: string) => {
    const at = fromRoot(path, base)
    return { uri: uriOf(at), ...(isRelative(at) ? { uriBaseId: '%SRCROOT%' } : {}) }
  }
  const locate: Artifacts = path => {
    const index = indices.get(path) ?? indices.size
    indices.set(path, index)
    return { artifactLocation: { ...location(path), index } }
  }
  return { locate, all: () => [...indices.keys()].map(path => ({ location: location(path) })) }
}

/** Lines and columns as SARIF counts them: a byte order mark is no part of the text (section 3.30.2). */
const regionIn = ({ marked }: Quotable) => {
  const mark = marked ? 1 : 0
  const column = (place: Position): number => Math.max(1, place.column - (place.line === 1 ? mark : 0))
  return (start: Position, end: Position) => ({
    startLine: start.line,
    startColumn: column(start),
    endLine: end.line,
    endColumn: column(end),
    charOffset: Math.max(0, start.offset - mark),
    charLength: end.offset - Math.max(mark, start.offset),
  })
}

type Region = ReturnType<typeof regionIn>

const fixesOf = (found: Diagnostic, place: object, region: Region, at: Quotable['at']) =>
  found.rewrites
    .filter(({ edits }) => edits.length > 0)
    .map(({ text, safe, edits }) => ({
      description: { text: plainMessage(text === '' ? 'Leave it out.' : text) },
      artifactChanges: [
        {
          ...place,
          replacements: edits.map(edit => ({
            deletedRegion: region(at(edit.start), at(edit.end)),
            insertedContent: { text: edit.text },
          })),
        },
      ],
      properties: { safe },
    }))

const suppressionOf = ({ by, reason }: SuppressedFinding) => ({
  kind: by === 'comment' ? 'inSource' : 'external',
  status: 'accepted',
  justification: reason,
})

/** What of a finding has no place of its own in SARIF. */
const propertiesOf = ({ entry, conversation, role, related, cite }: Diagnostic) => ({
  entry,
  conversation,
  role,
  related: related.length > 0 ? related : undefined,
  cite: cite.map(({ source, where }) => `${source}, ${where}`),
})

const resultsOf = (
  report: FileReport,
  indexOf: (found: Diagnostic) => number,
  locate: Artifacts,
): readonly object[] => {
  const { path, findings, suppressed = [] } = report
  const text = quotable(report)
  const region = regionIn(text)
  const place = locate(path)
  const result = (found: Diagnostic) => {
    const atHand = text.isAtHand(found)
    const fixes = atHand ? fixesOf(found, place, region, text.at) : []
    const where = found.messagePath.join('/')
    return {
      ruleId: found.rule,
      ruleIndex: indexOf(found),
      level: levels[found.severity],
      message: { text: plainMessage(found.message) },
      locations: [
        {
          physicalLocation: {
            ...place,
            region: {
              ...region(found.start, found.end),
              snippet: atHand ? { text: text.slice(found.start.offset, found.end.offset) } : undefined,
            },
          },
          logicalLocations: where === '' ? undefined : [{ fullyQualifiedName: where }],
        },
      ],
      partialFingerprints: { 'tactful/v1': found.fingerprint },
      fixes: fixes.length > 0 ? fixes : undefined,
      properties: propertiesOf(found),
    }
  }
  return [
    ...findings.map(result),
    ...suppressed.map(one => ({ ...result(one.finding), suppressions: [suppressionOf(one)] })),
  ]
}

const notification = (problem: ReportedProblem, locate: Artifacts) => ({
  level: 'error',
  message: { text: plainMessage(problemText(problem)) },
  locations: [
    {
      physicalLocation: {
        ...locate(problem.path),
        region:
          problem.line === undefined ? undefined : { startLine: problem.line, startColumn: problem.column },
      },
    },
  ],
})

const interrupted = (summary: Summary) => ({
  level: 'error',
  message: { text: plainMessage(`Interrupted: ${leftOut(summary)}.`) },
})

/** SARIF 2.1.0, https://docs.oasis-open.org/sarif/sarif/v2.1.0/; columns in UTF-16 units. */
export const sarif: MakeReporter = ({ version, base, rules }: ReportSettings) => {
  const list = listing()
  const { locate, all } = artifactsOf(base)
  const described = rulesOf(rules ?? [])
  const head = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
  }
  return {
    open: () => `${jsonText(head).slice(0, -1)},"runs":[{"columnKind":"utf16CodeUnits","results":[`,
    file: report => list(resultsOf(report, described.indexOf, locate).map(jsonText)),
    close: (summary, exitCode) => {
      const notes = [
        ...summary.problems.map(one => notification(one, locate)),
        ...(summary.incomplete ? [interrupted(summary)] : []),
      ]
      const rest = {
        artifacts: all(),
        tool: { driver: { name: 'Tactful', version, rules: described.all() } },
        invocations: [
          {
            executionSuccessful: notes.length === 0,
            exitCode,
            toolExecutionNotifications: notes.length > 0 ? notes : undefined,
          },
        ],
      }
      return `\n],${jsonText(rest).slice(1)}]}\n`
    },
  }
}
