import { serve } from '../node/crew-member.ts'
import { execute } from '../node/execute.ts'
import { disk } from '../node/filesystem.ts'
import type { Unread } from './inputs.ts'
import { type ThreadResult, type ThreadSetup, threadWork } from './thread.ts'
import { tools } from './tools.ts'

/** The work of a thread; its setup is what `shared.ts` has sent. */
export const work = serve<Unread, ThreadResult>(setup =>
  threadWork(setup as ThreadSetup, { fs: disk, execute, now: () => performance.now(), tools }),
)
