import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type BuildOptions, build, type Metafile, type Plugin } from 'esbuild'
import { apart, lateBuiltins, latePackages, packagesApart, rulesApart } from './late.ts'
import { askSecond, banners, firstEntry, partsOf, secondEntry, startingWith, takeFromFirst } from './parts.ts'

/** Of package.json, only what the code asks for ships. */
const manifest: Plugin = {
  name: 'manifest',
  setup({ onLoad, initialOptions }) {
    onLoad({ filter: /[\\/]package\.json$/ }, async ({ path }) => {
      if (path !== join(initialOptions.absWorkingDir ?? '', 'package.json')) return undefined
      const { default: read } = await import(path, { with: { type: 'json' } })
      return { loader: 'json', contents: JSON.stringify({ name: read.name, version: read.version }) }
    })
  },
}

const common = (root: string) =>
  ({
    absWorkingDir: root,
    bundle: true,
    minify: true,
    metafile: true,
    platform: 'node',
    target: 'node20.19',
    // By its tables node lacks the newest of them. It would write `new RegExp`, which is slower at each call.
    supported: { 'regexp-unicode-property-escapes': true },
    mainFields: ['module', 'main'],
    legalComments: 'none',
    logLevel: 'warning',
    // The same code as yaml's CommonJS entry for node, but what is not used can be left out.
    alias: { yaml: join(root, 'node_modules/yaml/browser/index.js') },
  }) satisfies BuildOptions

/** Bundles the public modules; what they import lazily, or share, becomes a chunk. */
export const bundleModules = async (root: string, outdir: string): Promise<Metafile> => {
  const { metafile } = await build({
    ...common(root),
    entryPoints: {
      index: 'src/index.ts',
      plugin: 'src/plugin.ts',
      testing: 'src/testing/index.ts',
      retext: 'src/retext.ts',
    },
    outdir,
    chunkNames: 'chunks/[name]-[hash]',
    splitting: true,
    format: 'esm',
    plugins: [manifest],
  })
  return metafile
}

/**
 * A bundle in ASCII, which V8 holds in half the memory. What esbuild leaves of other characters stands in regular
 * expressions and in the `String.raw` of such: both take escapes.
 */
const inAscii = (bundle: string): string =>
  bundle.replace(/[\u007f-\uffff]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)

const separately = [manifest, rulesApart, lateBuiltins, latePackages, packagesApart]

const commonCommand = (root: string) =>
  ({
    ...common(root),
    plugins: separately,
    write: false,
    format: 'cjs',
    define: { 'import.meta.url': 'here.url', 'import.meta.build': JSON.stringify(unmarked) },
  }) satisfies BuildOptions

/** Stands in the bundles until it is known what marks the build. */
const unmarked = '-'.repeat(16)

const bundlePart = async (root: string, outfile: string, entry: string, banner: string, other: Plugin) => {
  const { metafile, outputFiles } = await build({
    ...commonCommand(root),
    stdin: { contents: entry, resolveDir: root, sourcefile: 'part' },
    outfile,
    banner: { js: `/*${unmarked}*/'use strict';${here}${importing}${banner}` },
    plugins: [other, ...separately],
  })
  const text = outputFiles.map(file => importsThrough(inAscii(file.text))).join('')
  return { metafile, outfile, text }
}

/**
 * Bundles the command into two files of CommonJS, `cli.cjs` and `late.cjs`: node reads such at once, V8 takes its compiled
 * code from beside it, and what is imported lazily is still run only when it is asked for.
 */
export const bundleCommand = async (root: string, outdir: string): Promise<Metafile> => {
  const packages = await build({
    ...common(root),
    entryPoints: Object.entries(apart).map(([name, out]) => ({ in: name, out })),
    outdir: join(outdir, 'packages'),
    outExtension: { '.js': '.cjs' },
    format: 'cjs',
  })
  const { metafile: whole } = await build({
    ...commonCommand(root),
    entryPoints: ['src/cli/main.ts'],
    outfile: join(outdir, 'cli.cjs'),
  })
  const parts = partsOf(whole)
  const taken = new Set<string>()
  const second = await bundlePart(
    root,
    join(outdir, 'late.cjs'),
    secondEntry(parts),
    banners.second,
    await takeFromFirst(root, whole, parts, taken),
  )
  const first = await bundlePart(
    root,
    join(outdir, 'cli.cjs'),
    firstEntry(taken),
    banners.first,
    askSecond(root, whole, parts),
  )
  const data: typeof import('../../rules/data.ts') = await import(join(root, 'rules/data.ts'))
  const sum = createHash('sha256')
  for (const part of [first.text, second.text, data.text, data.wording(), data.bytes]) sum.update(part)
  const mark = sum.digest('hex').slice(0, unmarked.length)
  for (const { outfile, text } of [first, second])
    await writeFile(
      outfile,
      text.replaceAll(`/*${unmarked}*/`, `/*${mark}*/`).replaceAll(`"${unmarked}"`, `"${mark}"`),
    )
  await writeFile(join(outdir, 'rules.json'), data.text)
  await writeFile(join(outdir, 'rules.bin'), data.bytes)
  await writeFile(join(outdir, 'wording.json'), data.wording())
  const outputs = { ...packages.metafile.outputs, ...second.metafile.outputs, ...first.metafile.outputs }
  return { inputs: whole.inputs, outputs }
}

/** Asked seldom, and `node:url` takes its time to load. */
const here = "const here={get url(){return require('node:url').pathToFileURL(__filename).href}};"

/** Code that V8 had compiled before has lost the way to `import()`: it goes through whoever runs it, where that offers one. */
const importing = 'const importing=module.importing??(url=>import( url));'

const importsThrough = (bundle: string): string => bundle.replace(/\bimport\((?=\w)/g, 'importing(')

/** The name of the npm package that a bundled file comes from. */
const packageOf = (input: string): string | undefined =>
  /.*(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1]

/** The packages among what runs with `entry`. */
export const packagesAtStart = (metafile: Metafile, entry: string): readonly string[] =>
  [...new Set([...startingWith(metafile, entry)].flatMap(file => packageOf(file) ?? []))].sort()
