import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Metafile } from 'esbuild'
import { isLate } from './late.ts'

/** Licences that ask for no more than to be named. */
const permissive = [
  'MIT',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'BlueOak-1.0.0',
  '0BSD',
  'CC0-1.0',
]

/** A package of which code ships in the bundle. */
export interface Bundled {
  readonly name: string
  readonly version: string
  readonly licence: string
  /** The text of its licence, if one was found. */
  readonly text: string | undefined
}

const folderOf = (input: string): string | undefined =>
  /^.*(?:^|\/)node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(input)?.[0]

/** Some packages are published without the licence text of their repository; a copy of it is kept here. */
const kept = async (name: string): Promise<string | undefined> => {
  const file = new URL(`licences/${name.replace(/^retext-.*/, 'retext')}.txt`, import.meta.url)
  return readFile(file, 'utf8').catch(() => undefined)
}

const licenceText = async (folder: string, name: string): Promise<string | undefined> => {
  const file = (await readdir(folder)).filter(each => /^(licen[cs]e|copying)/i.test(each)).sort()[0]
  return (file === undefined ? await kept(name) : await readFile(join(folder, file), 'utf8'))?.trim()
}

/** What a package.json says of its licence; before npm 2 that was a list. */
interface Manifest {
  readonly name: string
  readonly version: string
  readonly license?: string
  readonly licenses?: readonly { readonly type: string }[]
}

const readBundled = async (folder: string): Promise<Bundled> => {
  const manifest: Manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
  const { name, version, license, licenses } = manifest
  const licence = license ?? licenses?.map(({ type }) => type).join(' OR ') ?? 'not declared'
  return { name, version, licence, text: await licenceText(folder, name) }
}

/** The packages that left code in the outputs, in alphabetical order. */
export const bundledPackages = async ({ outputs }: Metafile, root: string): Promise<readonly Bundled[]> => {
  const inputs = Object.values(outputs).flatMap(output =>
    Object.entries(output.inputs).flatMap(([input, { bytesInOutput }]) =>
      bytesInOutput > 0 && !isLate(input) ? input : [],
    ),
  )
  const folders = [...new Set(inputs.flatMap(input => folderOf(input) ?? []))].sort()
  return Promise.all(folders.map(folder => readBundled(join(root, folder))))
}

/** The text of THIRD-PARTY-NOTICES.txt. Throws where a package may not be shipped, with all of them. */
export const notices = (packages: readonly Bundled[]): string => {
  const faults = packages.flatMap(({ name, version, licence, text }) => [
    ...(permissive.includes(licence) ? [] : [`${name}@${version}: its licence is ${licence}`]),
    ...(text ? [] : [`${name}@${version}: it has no licence text`]),
  ])
  if (faults.length > 0) throw new Error(`These packages can't be bundled:\n${faults.join('\n')}`)
  const parts = packages.map(
    ({ name, version, licence, text }) => `${name} ${version} (${licence})\n\n${text}\n`,
  )
  return ['Tactful is shipped with code of these packages.\n', ...parts].join(`\n${'-'.repeat(80)}\n\n`)
}
