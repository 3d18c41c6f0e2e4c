import { readdirSync, readFileSync } from 'node:fs'
import { dirname, posix } from 'node:path'
import { expect, test } from 'vitest'

interface Below {
  readonly all: readonly string[]
  /** May be imported with `import type` only. */
  readonly types?: readonly string[]
}

/** What each folder, or file right in src, may import beside itself. */
const layers: Readonly<Record<string, Below>> = {
  text: { all: [] },
  language: { all: ['text'] },
  rule: { all: ['language', 'text'] },
  rules: { all: ['rule', 'language', 'text'] },
  readers: { all: ['text'], types: ['language'] },
  engine: { all: ['rule', 'language', 'text'], types: ['readers'] },
  reporters: { all: ['text'], types: ['engine'] },
  node: { all: ['text'] },
  pages: { all: ['rule', 'text'] },
  plugin: { all: ['rule'], types: ['text'] },
  compose: { all: ['package.json', 'engine', 'rules', 'rule', 'language'], types: ['text'] },
  index: { all: ['compose', 'engine', 'readers', 'text'], types: ['rule'] },
  testing: { all: ['compose', 'node', 'engine', 'readers', 'rule', 'language', 'text'] },
  retext: { all: ['compose', 'index', 'engine', 'text'], types: ['rule'] },
  cli: {
    all: ['package.json', 'compose', 'node', 'engine', 'reporters', 'readers', 'pages', 'text'],
    types: ['rule'],
  },
  build: { all: ['pages', 'engine', 'reporters', 'readers', 'rules', 'rule', 'language', 'text'] },
  bin: { all: ['dist'] },
}

/** Packages that more than one file may import, with those files; any other belongs to one file. */
const shared: Readonly<Record<string, RegExp>> = {
  yaml: /^src\/(?:readers\/trees\/yaml[a-z-]*|rule\/yaml-reader)\.ts$/,
  commander:
    /^src\/cli\/(?:flags|program|run|usage\/[a-z-]+|completion\/candidates|commands\/completion)\.ts$/,
}

const reachesTheMachine = /^(?:src\/(?:node|cli|build)|bin)\//
const fingerprint = { path: 'src/engine/fingerprint.ts', from: 'node:crypto' }

interface Import {
  readonly path: string
  readonly from: string
  readonly typesOnly: boolean
}

const statement =
  /^(?:import|export)\s+(type\s)?(?:[\w\s,*{}]+\sfrom\s+)?'([^']+)'|(typeof\s+)?\bimport\('([^']+)'\)/gm

const importsOf = (path: string): readonly Import[] =>
  [...readFileSync(path, 'utf8').matchAll(statement)].map(([, type, from, typeOf, lazy]) => ({
    path,
    from: from ?? lazy ?? '',
    typesOnly: type !== undefined || typeOf !== undefined,
  }))

const imports = ['bin', 'src', 'rules']
  .flatMap(folder =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(name => posix.join(folder, name)),
  )
  .filter(path => /\.[jt]s$/.test(path) && !/^rules\/(?:data|index)\.ts$/.test(path))
  .flatMap(importsOf)

const isOurs = ({ from }: Import): boolean => from.startsWith('.')
const isBuiltin = ({ from }: Import): boolean => from.startsWith('node:')
const told = ({ path, from }: Import): string => `${path} imports ${from}`

/** `src/text/range.ts` → `text`, `src/index.ts` → `index`, `rules/refusal/x.ts` → `rules`. */
const layerOf = (path: string): string => {
  const [top = '', second = ''] = path.split('/')
  return top === 'src' ? second.replace(/\.ts$/, '') : top
}

const isAllowed = (one: Import): boolean => {
  const from = layerOf(one.path)
  const to = layerOf(posix.join(dirname(one.path), one.from))
  const { all, types = [] } = layers[from] ?? { all: [] }
  return from === to || all.includes(to) || (one.typesOnly && types.includes(to))
}

test('there is something to look at', () => {
  expect(imports.filter(isOurs).length).toBeGreaterThan(100)
})

test('every folder imports only from the layers below it', () => {
  expect(imports.filter(one => isOurs(one) && !isAllowed(one)).map(told)).toEqual([])
})

test('every package stands behind one file', () => {
  const owners = new Map<string, Set<string>>()
  for (const one of imports.filter(each => !isOurs(each) && !isBuiltin(each))) {
    const name = /^(?:@[^/]+\/)?[^/]+/.exec(one.from)?.[0] ?? ''
    if (shared[name]?.test(one.path) || layerOf(one.path) === 'build') continue
    owners.set(name, (owners.get(name) ?? new Set()).add(one.path))
  }
  const many = [...owners].filter(([name, files]) => files.size > (shared[name] ? 0 : 1))
  expect(many.map(([name, files]) => `${name} is imported by ${[...files].join(', ')}`)).toEqual([])
})

test('only src/node, src/cli and src/build reach for the machine', () => {
  const reaching = imports.filter(
    one =>
      isBuiltin(one) &&
      !reachesTheMachine.test(one.path) &&
      !(one.path === fingerprint.path && one.from === fingerprint.from),
  )
  expect(reaching.map(told)).toEqual([])
})

test('reporters take their colours as a value', () => {
  const colourful = imports.filter(one => layerOf(one.path) === 'reporters' && one.from === 'chalk')
  expect(colourful.map(told)).toEqual([])
})
