import { houseGroup } from '../rule/house-words.ts'
import { firstEndingAfter, overlaps, type Range } from '../text/range.ts'
import { atLeast } from '../text/severity.ts'
import type { Finding } from './judge.ts'

/** A finding that stands, with the rules that gave way to it. */
export interface Winner {
  readonly finding: Finding
  readonly related: readonly string[]
}

const length = ({ range }: Finding): number => range.end - range.start

/** Findings of one message in the order of their places, in groups that touch no other. */
const clusters = (findings: readonly Finding[]): readonly (readonly Finding[])[] => {
  const byPassage = new Map<Finding['passage'], Finding[]>()
  for (const finding of findings) {
    const inPassage = byPassage.get(finding.passage)
    if (inPassage) inPassage.push(finding)
    else byPassage.set(finding.passage, [finding])
  }
  const groups: Finding[][] = []
  for (const inPassage of byPassage.values()) {
    let end = -1
    for (const finding of [...inPassage].sort((a, b) => a.range.start - b.range.start)) {
      if (finding.range.start >= end) groups.push([])
      groups.at(-1)?.push(finding)
      end = Math.max(end, finding.range.end)
    }
  }
  return groups
}

const none: readonly Winner[] = []
const nobody: readonly string[] = []

/**
 * Settles who speaks where several rules claim the same words: the rule that stands first in `precedence` (by its
 * id, else by its group), among equals the longer match. The others are listed with the winner.
 */
export const settle = (findings: readonly Finding[], precedence: readonly string[]): readonly Winner[] => {
  const [first] = findings
  if (!first) return none
  if (findings.length === 1) return [{ finding: first, related: nobody }]
  const rank = ({ rule }: Finding): number => {
    const own = precedence.indexOf(rule.id)
    const group = own < 0 ? precedence.indexOf(rule.group) : own
    return group < 0 ? precedence.length : group
  }
  const all: Winner[] = []
  for (const cluster of clusters(findings)) {
    // In the order of their places, as they overlap nowhere.
    const ranges: Range[] = []
    const winners: { finding: Finding; related: string[] }[] = []
    for (const finding of [...cluster].sort((a, b) => rank(a) - rank(b) || length(b) - length(a))) {
      const at = firstEndingAfter(ranges, finding.range.start)
      const stronger = winners[at]
      if (!stronger || !overlaps(stronger.finding.range, finding.range)) {
        winners.splice(at, 0, { finding, related: [] })
        ranges.splice(at, 0, finding.range)
        continue
      }
      // A house may word a finding, but not make it milder than it is without its words.
      if (
        stronger.finding.rule.group === houseGroup &&
        atLeast(finding.severity, stronger.finding.severity)
      ) {
        stronger.finding = { ...stronger.finding, severity: finding.severity }
      }
      if (stronger.finding.rule.id !== finding.rule.id && !stronger.related.includes(finding.rule.id)) {
        stronger.related.push(finding.rule.id)
      }
    }
    for (const winner of winners) all.push(winner)
  }
  return all
}
