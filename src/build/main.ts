import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundle, packagesAtStart } from './bundle.ts'
import { bundledPackages, notices } from './notices.ts'
import { writeTypes } from './types.ts'
// Runs first: what it writes is bundled.
import './rules.ts'

/** What the command may load before it knows what to do. Anything else waits until a file or flag asks for it. */
const atStart = ['chalk', 'commander']

const root = fileURLToPath(new URL('../..', import.meta.url))
const dist = join(root, 'dist')

await rm(dist, { recursive: true, force: true })
const metafile = await bundle(root, dist)
const early = packagesAtStart(metafile, 'dist/cli.js').filter(name => !atStart.includes(name))
if (early.length > 0) throw new Error(`the command loads ${early.join(', ')} at its start: import lazily`)
await writeFile(join(dist, 'THIRD-PARTY-NOTICES.txt'), notices(await bundledPackages(metafile, root)))
await writeTypes(root, dist)
