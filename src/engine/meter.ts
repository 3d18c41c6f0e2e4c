import type { Rule } from '../rule/rule.ts'
import type { Observer } from './judge.ts'

/** Takes the time of a check. It changes nothing of what comes of it. */
export interface Meter {
  /** Runs a part of the work, whose time is taken. */
  readonly during: <T>(stage: 'matching' | 'judging', run: () => T) => T
  /** A rule whose code is timed. */
  readonly rule: (rule: Rule) => Rule
  /** Hears of the phrases of one message. */
  readonly observer: () => Observer
}
