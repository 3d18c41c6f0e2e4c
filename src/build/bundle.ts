import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type BuildOptions, build, type Metafile, type Plugin } from 'esbuild'
import { apart, isLate, lateBuiltins, latePackages, packagesApart, rulesApart } from './late.ts'

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

/**
 * Bundles the command into one file of CommonJS, `cli.cjs`: node reads it at once, V8 takes its compiled code from beside
 * it, and what is imported lazily is still run only when it is asked for.
 */
export const bundleCommand = async (root: string, outdir: string): Promise<Metafile> => {
  const packages = await build({
    ...common(root),
    entryPoints: Object.entries(apart).map(([name, out]) => ({ in: name, out })),
    outdir: join(outdir, 'packages'),
    outExtension: { '.js': '.cjs' },
    format: 'cjs',
  })
  const { metafile, outputFiles } = await build({
    ...common(root),
    entryPoints: ['src/cli/main.ts'],
    write: false,
    outfile: join(outdir, 'cli.cjs'),
    format: 'cjs',
    define: { 'import.meta.url': 'here' },
    banner: { js: `'use strict';const here=require('node:url').pathToFileURL(__filename).href;${importing}` },
    plugins: [manifest, rulesApart, lateBuiltins, latePackages, packagesApart],
  })
  for (const file of outputFiles) await writeFile(file.path, importsThrough(inAscii(file.text)))
  const { text, bytes }: typeof import('../../rules/data.ts') = await import(join(root, 'rules/data.ts'))
  await writeFile(join(outdir, 'rules.json'), text)
  await writeFile(join(outdir, 'rules.bin'), bytes)
  return { inputs: metafile.inputs, outputs: { ...packages.metafile.outputs, ...metafile.outputs } }
}

/** Code that V8 had compiled before has lost the way to `import()`: it goes through whoever runs it, where that offers one. */
const importing = 'const importing=module.importing??(url=>import( url));'

const importsThrough = (bundle: string): string => bundle.replace(/\bimport\((?=\w)/g, 'importing(')

/** The name of the npm package that a bundled file comes from. */
const packageOf = (input: string): string | undefined =>
  /.*(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1]

/** Every source file that runs as soon as `entry` does: itself and what it imports statically. */
export const startingWith = ({ inputs, outputs }: Metafile, entry: string): ReadonlySet<string> => {
  const loaded = new Set([entry])
  const shipped = new Set(Object.values(outputs).flatMap(output => Object.keys(output.inputs)))
  for (const path of loaded) {
    for (const { path: next, kind, external } of inputs[path]?.imports ?? []) {
      if (kind !== 'dynamic-import' && !external && shipped.has(next) && !isLate(next)) loaded.add(next)
    }
  }
  return loaded
}

/** The packages among what runs with `entry`. */
export const packagesAtStart = (metafile: Metafile, entry: string): readonly string[] =>
  [...new Set([...startingWith(metafile, entry)].flatMap(file => packageOf(file) ?? []))].sort()
