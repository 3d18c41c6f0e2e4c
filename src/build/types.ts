import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'

const imported = /(?<=\bfrom '|\bimport\(")(\.[^'"]+)\.ts(?=['"])/g

/** The declarations of the public modules. */
const modules = ['index.d.ts', 'plugin.d.ts', 'retext.d.ts', 'testing/index.d.ts']

/** Copies declarations and those that they mention, directly or not. */
const copy = async (from: string, to: string, first: readonly string[]): Promise<void> => {
  const places = new Set(first)
  for (const place of places) {
    const text = await readFile(join(from, place), 'utf8')
    for (const [, path = ''] of text.matchAll(imported)) places.add(`${join(dirname(place), path)}.d.ts`)
    if (place.startsWith('..')) throw new Error(`the public types reach outside src: ${place}`)
    await mkdir(dirname(join(to, place)), { recursive: true })
    await writeFile(join(to, place), text.replace(imported, '$1.js'))
  }
}

/** Writes the declarations of the public modules and what they need, and not the declarations of the rest of the house. */
export const writeTypes = async (root: string, outdir: string): Promise<void> => {
  const all = await mkdtemp(join(tmpdir(), 'tactful-types-'))
  try {
    const tsc = join(root, 'node_modules/typescript/bin/tsc')
    const project = join(root, 'src/build/types.tsconfig.json')
    await promisify(execFile)(process.execPath, [tsc, '-p', project, '--outDir', all])
    await copy(join(all, 'src'), outdir, modules)
  } finally {
    await rm(all, { recursive: true })
  }
}
