import { main } from '../src/cli/main.ts'
process.exitCode = await main(new URL('..', import.meta.url).pathname)
