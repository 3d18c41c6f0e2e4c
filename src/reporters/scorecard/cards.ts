import type { ReportedRule } from '../reporter.ts'
import type { Card, Figure, Rate, RuleCard, Week } from './card.ts'
import type { AgentTally, Cell, Scope, Tally } from './counted.ts'
import { type Counts, difference, type Interval, intervalOf, zFor } from './intervals.ts'
import { everyRule } from './tally.ts'

/** Fewer say more of these customers than of the agent. */
export const leastConversations = 5

/** A wider interval, in messages of a hundred, can’t tell one message of twenty from one of four. */
export const widest = 20

/** What finds its messages only behind one of a customer: rules over the turns of a conversation. */
export const needsTurn = (rule: string, group: string | undefined): boolean =>
  group === 'transcript-conduct' || rule === 'missing-apology'

export const themeKey = (theme: string): string => `theme ${theme}`

export type GroupOf = (rule: string) => string

export const groupsOf = (rules: readonly ReportedRule[]): GroupOf => {
  const groups = new Map(rules.map(({ id, group }) => [id, group]))
  return rule => groups.get(rule) ?? 'other'
}

const countsOf = ({ all, answers, cells }: Scope, key: string, behind: boolean): Counts => {
  const { conversations, messages, messages2 } = behind ? answers : all
  const { hits, hits2, products } = cells.get(key) ?? { hits: 0, hits2: 0, products: 0 }
  return { conversations, messages, messages2, hits, hits2, products }
}

const less = (one: Counts, other: Counts): Counts => ({
  conversations: one.conversations - other.conversations,
  messages: one.messages - other.messages,
  messages2: one.messages2 - other.messages2,
  hits: one.hits - other.hits,
  hits2: one.hits2 - other.hits2,
  products: one.products - other.products,
})

const sum = (all: readonly Counts[]): Counts => all.reduce((one, other) => less(one, less(none, other)), none)

const none: Counts = { conversations: 0, messages: 0, hits: 0, messages2: 0, hits2: 0, products: 0 }

const plural = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`

const rateOf = (counts: Counts): { readonly rate: Rate } | { readonly tooLittle: string } => {
  const { conversations, messages, hits } = counts
  if (messages === 0) return { tooLittle: 'no message that it could be found in' }
  const told = `${plural(messages, 'message')} in ${plural(conversations, 'conversation')}`
  if (conversations < leastConversations)
    return { tooLittle: `${told}, and a rate wants ${leastConversations} conversations` }
  const { low, high } = intervalOf(counts) ?? { low: 0, high: 1 }
  const [from, to] = [low * 100, high * 100]
  if (to - from > widest)
    return { tooLittle: `${told}: it could be anything from ${from.toFixed(0)} to ${to.toFixed(0)} of 100` }
  return { rate: { per100: (hits / messages) * 100, low: from, high: to } }
}

const figureOf = (counts: Counts, cell: Cell | undefined): Figure => ({
  messages: counts.messages,
  conversations: counts.conversations,
  messagesWithFinding: counts.hits,
  findings: cell?.findings ?? 0,
  ...rateOf(counts),
})

const verdict = ({ low, high }: Interval): 'more' | 'fewer' | 'unclear' =>
  low > 0 ? 'more' : high < 0 ? 'fewer' : 'unclear'

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const cardOf = (
  agent: AgentTally,
  rules: readonly string[],
  titles: ReadonlyMap<string, string>,
  groupOf: GroupOf,
): Card => {
  const { total, weeks } = agent
  const order = [...weeks.keys()].sort()
  const behind = (rule: string): boolean => needsTurn(rule, groupOf(rule))
  const groups = [...new Set(rules.map(groupOf))].sort(byText)
  // Each comparison may err; all those of a card together shall err no more often than one would.
  const z = zFor(Math.max(0, order.length - 1) * (1 + rules.length))
  const weeksOf = (key: string, turn: boolean): readonly Week[] =>
    order.map((week, index) => {
      const own = weeks.get(week) as Scope
      const counts = countsOf(own, key, turn)
      const figure = figureOf(counts, own.cells.get(key))
      const since = order[index - 1]
      const before = since === undefined ? undefined : countsOf(weeks.get(since) as Scope, key, turn)
      const change =
        before && figure.rate && 'rate' in rateOf(before) ? difference(before, counts, z) : undefined
      if (!change || since === undefined) return { week, ...figure }
      const { by, low, high } = change
      return {
        week,
        ...figure,
        change: { since, is: verdict(change), by: by * 100, low: low * 100, high: high * 100 },
      }
    })
  const ruleCard = (rule: string): RuleCard => {
    const cell = total.cells.get(rule)
    const title = titles.get(rule)
    return {
      rule,
      ...(title === undefined ? {} : { title }),
      ...figureOf(countsOf(total, rule, behind(rule)), cell),
      weeks: weeksOf(rule, behind(rule)),
      evidence: cell?.evidence ?? [],
    }
  }
  return {
    agent: agent.name,
    role: agent.role,
    all: figureOf(countsOf(total, everyRule, false), total.cells.get(everyRule)),
    conversationsWithoutFinding: total.conversationsWithout,
    messagesWithoutDay: agent.messagesWithoutDay,
    weeks: weeksOf(everyRule, false),
    themes: groups.map(theme => ({
      theme,
      ...figureOf(countsOf(total, themeKey(theme), false), total.cells.get(themeKey(theme))),
      rules: rules.filter(rule => groupOf(rule) === theme).map(ruleCard),
    })),
  }
}

/** The others together, of whom none counts twice. */
const againstOthers = (card: Card, own: Counts, all: Counts): Card => {
  const rest = rateOf(less(all, own))
  const mine = card.all.rate
  if (!mine || !('rate' in rest)) return card
  const { rate } = rest
  const is = mine.low > rate.high ? 'more' : mine.high < rate.low ? 'fewer' : 'unclear'
  return { ...card, others: { is, rate } }
}

/** A card for each agent, by name: agents are compared where figures allow it, and never ranked. */
export const cardsOf = (
  { agents, rules: found }: Tally,
  rules: readonly ReportedRule[],
): { readonly agents: readonly Card[]; readonly bots: readonly Card[] } => {
  const groupOf = groupsOf(rules)
  const titles = new Map(rules.map(({ id, title }) => [id, title]))
  const ids = [...found].sort(byText)
  const all = [...agents.values()].sort((a, b) => byText(a.name, b.name))
  const people = all.filter(({ role }) => role === 'agent')
  const counted = (agent: AgentTally): Counts => countsOf(agent.total, everyRule, false)
  const together = sum(people.map(counted))
  const card = (agent: AgentTally): Card => cardOf(agent, ids, titles, groupOf)
  return {
    agents: people.map(agent => againstOthers(card(agent), counted(agent), together)),
    bots: all.filter(({ role }) => role === 'bot').map(card),
  }
}
