import { problem } from '../json.ts'
import { jsonText } from '../json-text.ts'
import type { Card, Difference, Figure, RuleCard, Theme, Week } from './card.ts'
import { leastConversations, widest } from './cards.ts'
import type { Evidence } from './counted.ts'
import { scorecardReporter } from './counting.ts'

/** Four digits behind the point: what counts made of fractions hold beyond that is noise. */
const round = (value: number): number => Math.round(value * 1e4) / 1e4

const figure = ({ messages, conversations, messagesWithFinding, findings, rate, tooLittle }: Figure) => ({
  messages,
  conversations,
  messagesWithFinding,
  findings,
  rate: rate ? { per100: round(rate.per100), low: round(rate.low), high: round(rate.high) } : null,
  tooLittleEvidence: tooLittle,
})

const change = ({ is, by, low, high }: Difference) => ({
  is,
  by: round(by),
  low: round(low),
  high: round(high),
})

const week = (one: Week) => ({
  week: one.week,
  ...figure(one),
  change: one.change && { since: one.change.since, ...change(one.change) },
})

const evidence = ({ path, line, column, severity, text, conversation, day }: Evidence) => ({
  path,
  line,
  column,
  severity,
  text,
  conversation,
  day,
})

const rule = (card: RuleCard) => ({
  rule: card.rule,
  title: card.title,
  ...figure(card),
  weeks: card.weeks.map(week),
  evidence: card.evidence.map(evidence),
})

const theme = (one: Theme) => ({ theme: one.theme, ...figure(one), rules: one.rules.map(rule) })

const card = (one: Card) => ({
  agent: one.agent,
  ...figure(one.all),
  conversationsWithoutFinding: one.conversationsWithoutFinding,
  messagesWithoutDay: one.messagesWithoutDay,
  comparedWithOthers: one.others && {
    is: one.others.is,
    per100: round(one.others.rate.per100),
    low: round(one.others.rate.low),
    high: round(one.others.rate.high),
  },
  weeks: one.weeks.map(week),
  themes: one.themes.map(theme),
})

/** For programs: one document, `scorecard.schema.json`. */
export const scorecardJson = scorecardReporter(
  ({ agents, bots, leftOut, transcripts, hidden, summary }, settings) =>
    `${jsonText({
      schema: 'tactful/scorecard@1',
      version: settings.version,
      counted: settings.show,
      method: {
        unit: 'messages with at least one finding, of a hundred',
        confidence: 95,
        leastConversations,
        widestInterval: widest,
      },
      agents: agents.map(card),
      bots: bots.map(card),
      leftOut: {
        files: leftOut.files,
        messagesWithoutAuthor: leftOut.withoutAuthor,
        findingsWithoutAuthor: leftOut.findingsWithoutAuthor,
        messagesWithoutDay: leftOut.withoutDay,
        internalNotes: leftOut.internal,
        otherLanguages: leftOut.otherLanguages,
        otherFindings: leftOut.findings,
        milderFindings: hidden,
        suppressed: summary.suppressed,
        known: summary.known,
      },
      summary: {
        files: summary.files,
        transcripts,
        messages: summary.messages,
        findings: summary.findings,
        incomplete: summary.incomplete || undefined,
      },
      problems: summary.problems.map(problem),
    })}\n`,
)
