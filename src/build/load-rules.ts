import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { RuleBook } from '../engine/ruleset.ts'
import { readBibliography, type Work } from '../rule/bibliography.ts'
import type { Judgement } from '../rule/check.ts'
import { type Lexicon, readLexicon } from '../rule/lexicon.ts'
import type { Rule } from '../rule/rule.ts'
import { readWords } from '../rule/words.ts'
import { type Fault, readYaml } from '../rule/yaml-reader.ts'

export interface RulesFolder extends RuleBook {
  readonly works: readonly Work[]
  /** Path of the code beside each lexicon that has some, relative to the folder: `refusal/bare-no.ts`. */
  readonly code: ReadonlyMap<string, string>
}

const fixOf = (lexicon: Lexicon): Rule['fix'] => {
  const rewrites = lexicon.entries.flatMap(entry => entry.rewrite)
  return rewrites.some(({ safe }) => safe) ? 'safe' : rewrites.length > 0 ? 'suggestion' : 'none'
}

const insist = (path: string, faults: readonly Fault[]): void => {
  if (faults.length === 0) return
  const lines = faults.map(({ line, column, message, hint }) => `${path}:${line}:${column}: ${message} (${hint})`)
  throw new SyntaxError(lines.join('\n'))
}

/** Reads the folder of rules: every `<group>/<id>.yaml` with the `<id>.ts` beside it. Throws with all faults of a file. */
export const loadRules = async (folder: string): Promise<RulesFolder> => {
  const read = (path: string): Promise<string> => readFile(join(folder, path), 'utf8')
  const bibliography = readBibliography(await read('bibliography.yaml'))
  insist('rules/bibliography.yaml', bibliography.faults)
  const { words, faults } = readWords(await read('words.yaml'))
  insist('rules/words.yaml', faults)
  const order = readYaml(await read('precedence.yaml'))
  const precedence = order.list(order.root).flatMap(node => order.text(node, 'a rule or group') ?? [])
  insist('rules/precedence.yaml', order.faults)

  const rules: Rule[] = []
  const code = new Map<string, string>()
  const groups = (await readdir(folder, { withFileTypes: true })).filter(each => each.isDirectory() && each.name !== 'profiles')
  for (const { name: group } of groups.sort((a, b) => a.name.localeCompare(b.name))) {
    for (const file of (await readdir(join(folder, group))).filter(each => each.endsWith('.yaml')).sort()) {
      const path = `${group}/${file}`
      const { lexicon, faults: inLexicon } = readLexicon(await read(path))
      insist(`rules/${path}`, inLexicon)
      if (!lexicon) throw new SyntaxError(`rules/${path}: no lexicon`)
      if (`${lexicon.id}.yaml` !== file) throw new SyntaxError(`rules/${path}: its id is “${lexicon.id}”; name the file after it`)
      for (const { source } of lexicon.cite) {
        if (!bibliography.works.some(({ id }) => id === source)) {
          throw new SyntaxError(`rules/${path}: cites “${source}”, which rules/bibliography.yaml does not hold`)
        }
      }
      const beside = `${group}/${lexicon.id}.ts`
      const judgement: Judgement | undefined = existsSync(join(folder, beside))
        ? ((await import(pathToFileURL(join(folder, beside)).href)) as { default: Judgement }).default
        : undefined
      if (judgement) code.set(lexicon.id, beside)
      rules.push({ ...lexicon, group, fix: fixOf(lexicon), options: {}, ...judgement })
    }
  }
  return { rules, words, precedence, works: bibliography.works, code }
}
