/** The keys of a lexicon file; `lexicon.schema.json` tells editors of the same. */
export const lexiconKeys = ['id', 'title', 'severity', 'why', 'cite', 'message', 'zh', 'notes', 'entries']
export const wordingKeys = ['title', 'why', 'message']
export const entryKeys = [
  'id',
  'lang',
  'match',
  'not',
  'at',
  'after',
  'not-after',
  'if',
  'unless',
  'channel',
  'audience',
  'severity',
  'softer',
  'harder',
  'message',
  'rewrite',
  'bad',
  'good',
  'spare',
]
/** Short forms that a house may use: `match`, `rewrite` and `severity`. */
export const shortKeys = ['avoid', 'prefer', 'tier']
export const tiers = ['not-acceptable', 'discouraged', 'note'] as const
export const citationKeys = ['source', 'where', 'statements']
export const changeKeys = ['to', 'if']
export const exampleKeys = ['text', 'after', 'also', 'whole']
export const rewriteKeys = ['text', 'after', 'safe']
export const languages = ['en', 'zh'] as const
export const channels = ['chat', 'email', 'social', 'call', 'macro'] as const
export const audiences = ['customer', 'internal', 'public'] as const
export const idPattern = /^[a-z][a-z0-9-]*$/
/** A `{slot}` for a person to fill. */
export const slotPattern = /\{[^{}]+\}/
export const conditionPattern = /^([a-z-]+)(?: in ([a-z-]+))?$/
