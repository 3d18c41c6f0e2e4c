// Threads of tests begin here: node 20 reads no TypeScript by itself.
import { register } from 'tsx/esm/api'

register()
await import('../../src/cli/worker.ts')
