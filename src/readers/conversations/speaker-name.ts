/** What may be a name before a colon: up to five words. */
export const nameShape = String.raw`[\p{L}@][\p{L}\p{M}\p{N}.'’_@-]*(?:[ /&][\p{L}\p{N}][\p{L}\p{M}\p{N}.'’_#-]*){0,4}`

/** Words that stand before a colon in mails, forms and lists, and never speak. */
const labels = new Set(
  `a account address attention answer bcc cc date email example fax from hint important note order phone ps q question
  error info warn debug trace fatal notice critical re reference reminder sent subject summary tel ticket tip title to topic update warning http https
  monday tuesday wednesday thursday friday saturday sunday`.split(/\s+/),
)

/** A phrase, not a name: "Dear customer", "For all users". */
const phrase =
  /^(?:a|all|any|as|dear|every|for|from|hello|hey|hi|if|in|on|our|the|this|to|what|when|with|you|your)(?: |$)/i

/** Whether words before a colon can be somebody's name. */
export const canSpeak = (name: string): boolean => !labels.has(name.toLowerCase()) && !phrase.test(name)
