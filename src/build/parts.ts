import { relative } from 'node:path'
import { build, type Metafile, type Plugin } from 'esbuild'
import { isLate, space } from './late.ts'

/** What a check of one plain file asks for while it runs, and one of many that all are in the cache. */
export const smallRun: readonly string[] = [
  'src/cli/main.ts',
  'src/cli/commands/check.ts',
  'src/compose.ts',
  'src/readers/index.ts',
  'src/readers/read.ts',
  'src/readers/prose/markdown.ts',
  'src/readers/prose/text.ts',
  'src/reporters/pretty.ts',
  'src/reporters/compact.ts',
  'src/cli/run-cache.ts',
  'src/node/cache/cache.ts',
  'src/node/cache/sources.ts',
  'src/node/cache/place.ts',
]

/**
 * The command stands in two files. The first has what small runs come through: V8 takes it in a third of the time that all
 * would take. The second has the rest. What both need stands in the first, from which the second takes it.
 */
export interface Parts {
  /** The source files of the first part. */
  readonly first: ReadonlySet<string>
  /** Those of the second part for which the first asks. */
  readonly asked: readonly string[]
}

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

/** Divides what was a bundle in one file. */
export const partsOf = (whole: Metafile): Parts => {
  const first = new Set(smallRun.flatMap(entry => [...startingWith(whole, entry)]))
  const asked = Object.entries(whole.inputs)
    .filter(([path]) => first.has(path) || isLate(path))
    .flatMap(([, { imports }]) => imports)
    .filter(({ path, external }) => !external && !first.has(path) && !isLate(path))
  return { first, asked: [...new Set(asked.map(({ path }) => path))].sort() }
}

const elsewhere = `${space}-part`

/** Has some files stand in the other part; `contents` takes there what a file offers. */
const otherPart = (
  root: string,
  { inputs }: Metafile,
  isThere: (path: string) => boolean,
  contents: (path: string) => string,
): Plugin => ({
  name: elsewhere,
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /./ }, ({ path: original, importer, namespace, kind }) => {
      const from = namespace === 'file' ? relative(root, importer) : `${namespace}:${importer}`
      const found = inputs[from]?.imports.find(one => one.original === original && one.kind === kind)
      if (!found || found.external || isLate(found.path) || !isThere(found.path)) return undefined
      // Named otherwise, as what ends in .mjs could not be of CommonJS.
      return { path: `${found.path}:`, namespace: elsewhere, pluginData: found.path }
    })
    onLoad({ filter: /./, namespace: elsewhere }, ({ pluginData: path }) => ({
      contents: contents(path),
      loader: 'js',
    }))
  },
})

/** Has the first part ask the second for what it lacks. */
export const askSecond = (root: string, whole: Metafile, { first }: Parts): Plugin =>
  otherPart(
    root,
    whole,
    path => !first.has(path),
    path => `module.exports = second(${JSON.stringify(path)})`,
  )

/** The names that modules export; undefined for one of CommonJS. */
const exportsOf = async (root: string, { inputs }: Metafile, paths: readonly string[]) => {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: paths.filter(path => inputs[path]?.format !== 'cjs'),
    outdir: 'unwritten',
    write: false,
    metafile: true,
    format: 'esm',
  })
  const outputs = Object.values(metafile.outputs)
  return new Map(outputs.map(({ entryPoint = '', exports }) => [entryPoint, exports]))
}

const taking = (path: string, names: readonly string[] | undefined): string => {
  const it = `first(${JSON.stringify(path)})`
  if (!names) return `module.exports = ${it}`
  const each = names.map(name =>
    name === 'default' ? 'export default it.default' : `export const ${name} = it.${name}`,
  )
  return [`const it = ${it}`, ...each].join('\n')
}

/** Has the second part take from the first what stands there; `taken` receives the files. */
export const takeFromFirst = async (
  root: string,
  whole: Metafile,
  { first }: Parts,
  taken: Set<string>,
): Promise<Plugin> => {
  const names = await exportsOf(root, whole, [...first])
  return otherPart(
    root,
    whole,
    path => first.has(path),
    path => {
      taken.add(path)
      return taking(path, names.get(path))
    },
  )
}

const loaders = (paths: Iterable<string>): string =>
  [...paths].map(path => `${JSON.stringify(path)}: () => require(${JSON.stringify(`./${path}`)}),`).join('\n')

/** The beginning of the first part, which offers the files that the second takes from it. */
export const firstEntry = (taken: Iterable<string>): string =>
  `import { hasChecked, hasSaidAll, main, thread } from './src/cli/main.ts'
  import { asBuilt } from './src/node/optimizer.ts'
  const files = {${loaders(taken)}}
  const first = path => files[path]()
  export { asBuilt, first, hasChecked, hasSaidAll, main, thread }`

/** The beginning of the second part. */
export const secondEntry = ({ asked }: Parts): string =>
  `const files = {${loaders(asked)}}
  export const second = path => files[path]()`

/** What stands before the code of the parts, so that each finds the other. */
export const banners = {
  first: 'const second=path=>module.second().second(path);',
  second: 'const first=path=>module.first(path);',
} as const
