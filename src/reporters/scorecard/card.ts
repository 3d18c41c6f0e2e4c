import type { Evidence } from './counted.ts'
import type { Interval } from './intervals.ts'

/** Messages with at least one finding, of a hundred. */
export interface Rate extends Interval {
  readonly per100: number
}

/** What was counted, with its rate, or why there is none. */
export interface Figure {
  readonly messages: number
  readonly conversations: number
  readonly messagesWithFinding: number
  readonly findings: number
  readonly rate?: Rate
  readonly tooLittle?: string
}

/** How a rate differs from another one. */
export interface Difference extends Interval {
  readonly is: 'more' | 'fewer' | 'unclear'
  /** In messages of a hundred. */
  readonly by: number
}

export interface Week extends Figure {
  readonly week: string
  /** Against the week before it in which the agent wrote, where both have a rate. */
  readonly change?: Difference & { readonly since: string }
}

export interface RuleCard extends Figure {
  readonly rule: string
  readonly title?: string
  readonly weeks: readonly Week[]
  readonly evidence: readonly Evidence[]
}

export interface Theme extends Figure {
  readonly theme: string
  readonly rules: readonly RuleCard[]
}

export interface Card {
  readonly agent: string
  readonly role: 'agent' | 'bot'
  readonly all: Figure
  readonly conversationsWithoutFinding: number
  readonly messagesWithoutDay: number
  readonly weeks: readonly Week[]
  readonly themes: readonly Theme[]
  /** Against all other agents together; only where the two intervals lie apart is there more or fewer. */
  readonly others?: { readonly is: 'more' | 'fewer' | 'unclear'; readonly rate: Rate }
}
