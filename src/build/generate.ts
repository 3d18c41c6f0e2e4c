import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { packPhrases } from '../engine/packed.ts'
import { compileBook } from '../engine/ruleset.ts'
import type { Rule } from '../rule/rule.ts'
import { unknownIn } from '../rule/settings.ts'
import { loadRules, type RulesFolder } from './load-rules.ts'

/** What ships of a rule: its examples stay in the lexicon and its page. */
const shippedRule = ({
  options: _,
  check: __,
  examples: ___,
  collection: ____,
  folders: _____,
  ...rule
}: Rule) => ({
  ...rule,
  notes: [],
  entries: rule.entries.map(entry => ({ ...entry, bad: [], good: [], spare: [] })),
})

const shipped = (folder: RulesFolder) => ({
  words: folder.words,
  precedence: folder.precedence,
  phrases: packPhrases(compileBook(folder)).phrases,
  works: folder.works,
  rules: folder.rules.map(shippedRule),
  profiles: folder.profiles.map(profile => ({
    ...profile,
    house: profile.house.map(rule => ({ ...shippedRule(rule), options: {} })),
  })),
})

/** The lexicons as JSON in ASCII: V8 reads that twice as fast. */
const dataOf = (folder: RulesFolder): string =>
  JSON.stringify(shipped(folder)).replace(
    /[\u007f-\uffff]/g,
    unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

/** The text of `rules/data.ts`, for which the built command reads files. */
const dataModule = (folder: RulesFolder): string => {
  const { bytes } = packPhrases(compileBook(folder))
  return [
    '// Written by `npm run build:rules`. Do not edit.',
    `export const text: string = ${JSON.stringify(dataOf(folder))}`,
    `export const bytes: Uint8Array = Buffer.from('${Buffer.from(bytes).toString('base64')}', 'base64')`,
    '',
  ].join('\n')
}

/** The text of `rules/index.ts`: the lexicons as data, and the code beside them by import. */
const rulesModule = (folder: RulesFolder): string => {
  const code = [...folder.code].map(([id, path], index) => ({ id, path, name: `code${index}` }))
  return [
    '// Written by `npm run build:rules` from the files in this folder. Do not edit.',
    "import { type PackedPhrases, unpackPhrases } from '../src/engine/packed.ts'",
    "import type { RuleBook } from '../src/engine/ruleset.ts'",
    "import type { Work } from '../src/rule/bibliography.ts'",
    "import type { Judgement } from '../src/rule/check.ts'",
    "import type { DefinedRule } from '../src/rule/define.ts'",
    "import type { Profile } from '../src/rule/settings.ts'",
    ...code.map(({ path, name }) => `import ${name} from './${path}'`),
    "import { bytes, text } from './data.ts'",
    '',
    'type Book = RuleBook & { readonly works: readonly Work[]; readonly profiles: readonly Profile[] }',
    '',
    `const code: Readonly<Record<string, Judgement | DefinedRule>> = { ${code.map(({ id, name }) => `'${id}': ${name}`).join(', ')} }`,
    'const { phrases, ...data } = JSON.parse(text) as Book & { readonly phrases: PackedPhrases }',
    '',
    'export const book: Book = {',
    '  ...data,',
    '  compiled: unpackPhrases(phrases, bytes),',
    '  rules: data.rules.map(rule => ({',
    '    ...rule,',
    '    options: {},',
    '    ...code[rule.id],',
    "  })) as RuleBook['rules'],",
    '}',
    '',
  ].join('\n')
}

/** Writes the list of rules for the shipped command. Throws a SyntaxError for a fault of the files. */
export const generateRules = async (root: string): Promise<void> => {
  const folder = await loadRules(join(root, 'rules'))
  const unknown = unknownIn(folder.profiles, folder.rules)
  if (unknown.length > 0) throw new SyntaxError(`profiles name what there is not: ${unknown.join('; ')}`)
  await writeFile(join(root, 'rules/data.ts'), dataModule(folder))
  await writeFile(join(root, 'rules/index.ts'), rulesModule(folder))
}
