import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { loadRules, type RulesFolder } from './load-rules.ts'

/** What ships of an entry: its examples stay in the lexicon and its page. */
const shipped = (folder: RulesFolder) => ({
  words: folder.words,
  precedence: folder.precedence,
  works: folder.works,
  rules: folder.rules.map(({ options: _, check: __, examples: ___, ...rule }) => ({
    ...rule,
    notes: [],
    entries: rule.entries.map(entry => ({ ...entry, bad: [], good: [], spare: [] })),
  })),
})

/** The text of `rules/index.ts`: the lexicons as data, and the code beside them by import. */
export const rulesModule = (folder: RulesFolder): string => {
  const code = [...folder.code].map(([id, path], index) => ({ id, path, name: `code${index}` }))
  return [
    '// Written by `npm run build:rules` from the files in this folder. Do not edit.',
    "import type { RuleBook } from '../src/engine/ruleset.ts'",
    "import type { Work } from '../src/rule/bibliography.ts'",
    "import type { Judgement } from '../src/rule/check.ts'",
    "import type { DefinedRule } from '../src/rule/define.ts'",
    ...code.map(({ path, name }) => `import ${name} from './${path}'`),
    '',
    `const code: Readonly<Record<string, Judgement | DefinedRule>> = { ${code.map(({ id, name }) => `'${id}': ${name}`).join(', ')} }`,
    `const data = JSON.parse(${JSON.stringify(JSON.stringify(shipped(folder)))}) as RuleBook & { works: readonly Work[] }`,
    '',
    'export const book: RuleBook & { readonly works: readonly Work[] } = {',
    '  ...data,',
    '  rules: data.rules.map(rule => ({ ...rule, options: {}, ...code[rule.id] })),',
    '}',
    '',
  ].join('\n')
}

/** Writes the list of rules for the shipped command. */
export const generateRules = async (root: string): Promise<void> => {
  await writeFile(join(root, 'rules/index.ts'), rulesModule(await loadRules(join(root, 'rules'))))
}
