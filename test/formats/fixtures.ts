import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, posix, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { decode } from '../../src/node/decode.ts'

const root = fileURLToPath(new URL('../../fixtures/readers/', import.meta.url))

/** A real-looking file of a format. */
export interface Fixture {
  readonly format: string
  /** Below the folder of its format: what a reader sees of its name. */
  readonly path: string
  /** Where it is on the disk. */
  readonly at: string
  readonly text: string
}

const isFixture = (name: string): boolean => !/(?:^|\/)(?:LICENSE|NOTICE|ORIGIN)|\.picture$/.test(name)

/** `fixtures/readers/<format>/<path>`; what stands beside a fixture as its picture or its licence is none. */
export const fixtures: readonly Fixture[] = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .map(name => name.split(sep).join('/'))
  .filter(name => name.includes('/') && isFixture(name) && statSync(join(root, name)).isFile())
  .sort()
  .map(name => {
    const [format = '', ...rest] = name.split('/')
    const at = join(root, name)
    const path = posix.join(...rest)
    const decoded = decode(readFileSync(at), path)
    if ('problem' in decoded) throw new Error(`${name}: ${decoded.problem}`)
    return { format, path, at, text: decoded.text }
  })
