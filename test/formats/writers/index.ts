import type { Writer } from '../script.ts'
import { catalogWriters } from './catalogs.ts'
import { chatWriters } from './chats.ts'
import { conversationWriters } from './conversations.ts'
import { helpdeskAWriters } from './helpdesks-a.ts'
import { helpdeskBWriters } from './helpdesks-b.ts'
import { macroWriters } from './macros.ts'
import { mailWriters } from './mail.ts'
import { proseWriters } from './prose.ts'
import { tableWriters } from './tables.ts'
import { templateWriters } from './templates.ts'

/** At least one writer for every format. */
export const writers: readonly Writer[] = [
  ...proseWriters,
  ...templateWriters,
  ...helpdeskAWriters,
  ...helpdeskBWriters,
  ...conversationWriters,
  ...chatWriters,
  ...macroWriters,
  ...tableWriters,
  ...mailWriters,
  ...catalogWriters,
]
