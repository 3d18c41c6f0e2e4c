import type { Writer } from '../script.ts'
import { conversationWriters } from './conversations.ts'
import { helpdeskWriters } from './helpdesks.ts'
import { macroWriters } from './macros.ts'
import { proseWriters } from './prose.ts'

/** At least one writer for every format. */
export const writers: readonly Writer[] = [
  ...proseWriters,
  ...helpdeskWriters,
  ...conversationWriters,
  ...macroWriters,
]
