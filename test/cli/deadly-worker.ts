import type { Unread } from '../../src/cli/inputs.ts'
import { type ThreadResult, type ThreadSetup, threadWork } from '../../src/cli/thread.ts'
import { tools } from '../../src/cli/tools.ts'
import { serve } from '../../src/node/crew-member.ts'
import { execute } from '../../src/node/execute.ts'
import { disk } from '../../src/node/filesystem.ts'

/** A thread that dies of some files, by their names. */
await serve<Unread, ThreadResult>(async setup => {
  const work = await threadWork(setup as ThreadSetup, { fs: disk, execute, now: () => 0, tools })
  return async unread => {
    const { path } = unread.file
    if (path.includes('exit')) process.exit(3)
    if (path.includes('throw')) throw new Error('out of ink')
    const all: unknown[] = []
    while (path.includes('memory')) all.push(new Array(100_000).fill(all.length))
    return work(unread)
  }
})
