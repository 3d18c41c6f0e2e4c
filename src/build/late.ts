import type { Plugin } from 'esbuild'

/** Modules of node that take milliseconds to load, and of which the command uses functions only, seldom. */
const seldom = ['child_process', 'crypto', 'fs/promises', 'timers/promises', 'v8']

/** Before the names of modules that stand for others. */
export const space = 'late'

/** Whether an input of a metafile is such a module, and not yet what is behind it. */
export const isLate = (input: string): boolean => input.startsWith(space)

/** Loads some modules of node when one of their functions is first called. */
export const lateBuiltins: Plugin = {
  name: 'late-builtins',
  setup({ onResolve, onLoad }) {
    const filter = new RegExp(`^(?:node:)?(?:${seldom.join('|')})$`)
    onResolve({ filter }, ({ path, namespace }) =>
      namespace === space
        ? { path, external: true }
        : { path: path.replace(/^(?:node:)?/, 'node:'), namespace: space },
    )
    onLoad({ filter: /./, namespace: space }, async ({ path }) => {
      const names = Object.entries(await import(path)).filter(([, value]) => typeof value === 'function')
      const calls = names
        .filter(([name]) => name !== 'default')
        .map(([name]) => `export const ${name} = (...given) => load().${name}(...given)`)
      return {
        contents: [`let it\nconst load = () => (it ??= require('${path}'))`, ...calls].join('\n'),
        loader: 'js',
      }
    })
  },
}

/** Large packages that few runs ask for, each taken by its names: they stay in files of their own. */
export const apart: Readonly<Record<string, string>> = {
  '@babel/parser': 'babel-parser',
  '@observablehq/plot': 'plot',
}

/** Takes those packages from their files, as seen from `bin`, whose `require` the parts of the command are given. */
export const packagesApart: Plugin = {
  name: 'packages-apart',
  setup({ onResolve }) {
    const filter = new RegExp(`^(?:${Object.keys(apart).join('|')})$`)
    onResolve({ filter }, ({ path, kind }) =>
      kind === 'entry-point' ? undefined : { path: `../dist/packages/${apart[path]}.cjs`, external: true },
    )
  },
}

/** Takes the data of the rules from files beside the command: `rules.json`, `rules.bin`, and late `wording.json`. */
export const rulesApart: Plugin = {
  name: 'rules-apart',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]rules[\\/]data\.ts$/ }, () => ({
      contents: `import { readFileSync } from 'node:fs'
        export const text = readFileSync(__dirname + '/rules.json', 'latin1')
        export const bytes = readFileSync(__dirname + '/rules.bin')
        export const wording = () => readFileSync(__dirname + '/wording.json', 'latin1')`,
      loader: 'js',
    }))
  },
}

/** Packages that are run when one of these is first called, each by few files; a capital begins the name of a class. */
const seldomCalled: Readonly<Record<string, readonly string[]>> = {
  chalk: ['Chalk'],
  'damerau-levenshtein': ['default'],
  htmlparser2: ['Tokenizer'],
  'string-width': ['default'],
  tinyglobby: ['glob', 'isDynamicPattern'],
  yaml: [
    ...['isAlias', 'isMap', 'isScalar', 'isSeq', 'parseAllDocuments', 'parseDocument'],
    ...['LineCounter'],
  ],
}

const lateExport = (name: string): string => {
  if (name === 'default') return 'export default (...given) => (it().default ?? it())(...given)'
  return /^[A-Z]/.test(name)
    ? `export function ${name}(...given) { return new (it().${name})(...given) }`
    : `export const ${name} = (...given) => it().${name}(...given)`
}

/** Runs some packages late: string-width alone brings thousands of emoji, and few texts ask for their width. */
export const latePackages: Plugin = {
  name: 'late-packages',
  setup({ onResolve, onLoad, resolve }) {
    const filter = new RegExp(`^(?:${Object.keys(seldomCalled).join('|')})$`)
    onResolve({ filter }, async ({ path, resolveDir, pluginData, kind }) => {
      if (pluginData === space) return undefined
      const found = await resolve(path, { resolveDir, kind, pluginData: space })
      return {
        path: found.path,
        namespace: `${space}-package`,
        pluginData: { name: path, resolveDir },
      }
    })
    onLoad({ filter: /./, namespace: `${space}-package` }, ({ path, pluginData }) => ({
      contents: [
        `let found; const it = () => found ??= require(${JSON.stringify(path)})`,
        ...(seldomCalled[pluginData.name] ?? []).map(lateExport),
      ].join('\n'),
      loader: 'js',
      resolveDir: pluginData.resolveDir,
    }))
  },
}
