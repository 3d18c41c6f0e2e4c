import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundleCommand, bundleModules, packagesAtStart } from './bundle.ts'
import { compileCommand } from './compiled.ts'
import { bundledPackages, notices } from './notices.ts'
import { writeTypes } from './types.ts'
// Runs first: what it writes is bundled.
import './rules.ts'

/** What the command may load before it knows what to do. Anything else waits until a file or flag asks for it. */
const atStart = ['commander']

const root = fileURLToPath(new URL('../..', import.meta.url))
const dist = join(root, 'dist')

await rm(dist, { recursive: true, force: true })
const [modules, cli] = await Promise.all([bundleModules(root, dist), bundleCommand(root, dist)])
const early = packagesAtStart(cli, 'src/cli/main.ts').filter(name => !atStart.includes(name))
if (early.length > 0) throw new Error(`the command loads ${early.join(', ')} at its start: import lazily`)
const shipped = { inputs: {}, outputs: { ...modules.outputs, ...cli.outputs } }
await writeFile(join(dist, 'THIRD-PARTY-NOTICES.txt'), notices(await bundledPackages(shipped, root)))
await compileCommand(root)
await writeTypes(root, dist)
