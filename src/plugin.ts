/** For those who write rules of their own: what a plugin is made of. */
export { type Check, type Judgement, judge, type Offer, type Said } from './rule/check.ts'
export {
  type Collection,
  type CollectionRuleSpec,
  defineCollectionRule,
  type Kept,
  type Noted,
  type Told,
} from './rule/collection.ts'
export {
  type DefinedRule,
  defineRule,
  type RuleSpec,
  type Say,
  type Template,
  type Words,
} from './rule/define.ts'
export type { Gate, Glance } from './rule/gate.ts'
export { flag, integer, names, type Option, type Options, type Values } from './rule/options.ts'
export { definePlugin, type Plugin } from './rule/plugin.ts'
export type { Citation, ExampleFile, ExampleFolder, Turns } from './rule/rule.ts'
export { firstOf, fromCompany, fromCustomer, holds, sentenceOf, wordsIn } from './rule/talk.ts'
export type { ContentSentence, MessageView, PassageView } from './rule/view.ts'
export { opening } from './rule/whole-message.ts'
export type { Message, Passage } from './text/conversation.ts'
export type { Range } from './text/range.ts'
export type { Severity } from './text/severity.ts'
