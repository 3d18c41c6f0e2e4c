import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { packPhrases } from '../engine/packed.ts'
import { compileBook } from '../engine/ruleset.ts'
import type { Rule } from '../rule/rule.ts'
import { unknownIn } from '../rule/settings.ts'
import { loadRules, type RulesFolder } from './load-rules.ts'

/** In the place of phrases: that an entry has some which silence it is all that judging asks. */
const some = ['…']

/** What ships of a rule: its phrases are compiled, its examples stay in the lexicon and its page. */
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
  entries: rule.entries.map(entry => ({
    ...entry,
    match: [],
    not: entry.not.length > 0 ? some : [],
    bad: [],
    good: [],
    spare: [],
  })),
})

/** The words of a profile are compiled when a run uses them. */
const shippedHouse = (rule: Rule) => ({ ...shippedRule(rule), entries: rule.entries, options: {} })

/** What every run reads, and what only those read that bring words of their own along. */
const shipped = (folder: RulesFolder) => {
  const { phrases, bytes } = packPhrases(compileBook(folder))
  const { words, ...others } = phrases
  return {
    judging: {
      precedence: folder.precedence,
      phrases: others,
      works: folder.works,
      rules: folder.rules.map(shippedRule),
      profiles: folder.profiles.map(profile => ({ ...profile, house: profile.house.map(shippedHouse) })),
    },
    wording: { ...folder.words, words },
    bytes,
  }
}

/** JSON in ASCII: V8 reads that twice as fast. */
const asciiOf = (data: unknown): string =>
  JSON.stringify(data).replace(
    /[\u007f-\uffff]/g,
    unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

/** The text of `rules/data.ts`, for which the built command reads files. */
const dataModule = (folder: RulesFolder): string => {
  const { judging, wording, bytes } = shipped(folder)
  return [
    '// Written by `npm run build:rules`. Do not edit.',
    `export const text: string = ${JSON.stringify(asciiOf(judging))}`,
    `export const wording = (): string => ${JSON.stringify(asciiOf(wording))}`,
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
    "import type { SharedWords } from '../src/rule/words.ts'",
    "import { late } from '../src/text/late-pattern.ts'",
    "import { bytes, text, wording } from './data.ts'",
    '',
    'type Book = RuleBook & { readonly works: readonly Work[]; readonly profiles: readonly Profile[] }',
    '',
    '// Asked for only where phrases are added.',
    "const shared = late(() => JSON.parse(wording()) as SharedWords & Pick<PackedPhrases, 'words'>)",
    `const code: Readonly<Record<string, Judgement | DefinedRule>> = { ${code.map(({ id, name }) => `'${id}': ${name}`).join(', ')} }`,
    'const { phrases, ...data } = JSON.parse(text) as Book & { readonly phrases: PackedPhrases }',
    '',
    'export const book: Book = {',
    '  ...data,',
    '  words: {',
    '    get sets() {',
    '      return shared().sets',
    '    },',
    '    get signals() {',
    '      return shared().signals',
    '    },',
    '  },',
    '  compiled: unpackPhrases({ ...phrases, words: () => shared().words }, bytes),',
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
