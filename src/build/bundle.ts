import { join } from 'node:path'
import { build, type Metafile, type Plugin } from 'esbuild'

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

/** Bundles the command (`cli.js`) and the public modules; what they import lazily, or share, becomes a chunk. */
export const bundle = async (root: string, outdir: string): Promise<Metafile> => {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: {
      cli: 'src/cli/main.ts',
      index: 'src/index.ts',
      plugin: 'src/plugin.ts',
      testing: 'src/testing/index.ts',
      retext: 'src/retext.ts',
    },
    outdir,
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    minify: true,
    metafile: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    mainFields: ['module', 'main'],
    legalComments: 'none',
    logLevel: 'warning',
    // The same code as yaml's CommonJS entry for node, but what is not used can be left out.
    alias: { yaml: join(root, 'node_modules/yaml/browser/index.js') },
    // commander is CommonJS and asks for node's modules by `require`.
    banner: {
      js: "import{createRequire as $createRequire}from'node:module';const require=$createRequire(import.meta.url);",
    },
    plugins: [manifest],
  })
  return metafile
}

/** The name of the npm package that a bundled file comes from. */
const packageOf = (input: string): string | undefined =>
  /.*(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1]

/** Every output that is loaded as soon as `entry` is: itself and what it imports statically. */
const loadedWith = ({ outputs }: Metafile, entry: string): ReadonlySet<string> => {
  const loaded = new Set([entry])
  for (const path of loaded) {
    for (const { path: next, kind, external } of outputs[path]?.imports ?? []) {
      if (kind === 'import-statement' && !external) loaded.add(next)
    }
  }
  return loaded
}

/** The packages among what is loaded with `entry`. */
export const packagesAtStart = (metafile: Metafile, entry: string): readonly string[] => {
  const files = [...loadedWith(metafile, entry)].flatMap(path =>
    Object.keys(metafile.outputs[path]?.inputs ?? {}),
  )
  return [...new Set(files.flatMap(file => packageOf(file) ?? []))].sort()
}
