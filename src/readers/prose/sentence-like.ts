import { lateRegExp } from '../../text/late-pattern.ts'

/** Words that end as a sentence does; “Company logo” is a label. */
export const sentence = lateRegExp(
  () => /\p{L}\S*\s+\S+\s+[\s\S]*[.!?…]["'”’)]*\s*$|\p{Script=Han}{4}[\s\S]*[。！？…]["'”’)]*\s*$/u,
)
