import { existsSync, readdirSync, readFileSync } from 'node:fs'

/** A turn as the corpora hold it. */
export interface Turn {
  readonly role: string
  readonly text: string
}

const corpora = new URL('../../../shared/corpora/', import.meta.url)

const turnsOf = (name: string): readonly Turn[] =>
  readFileSync(new URL(name, corpora), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line): Turn => JSON.parse(line))
    .filter(({ role, text }) => typeof role === 'string' && typeof text === 'string')

const inCorpora = (): readonly Turn[] =>
  readdirSync(corpora)
    .filter(name => /^(?:agent|customer)-turns-.*\.ndjson$/.test(name))
    .toSorted()
    .flatMap(turnsOf)

/** What is said in the corpora beside the repository, or in the examples of the rules where they are not. */
export const turns: readonly Turn[] = existsSync(corpora)
  ? inCorpora()
  : (await import('./example-turns.ts')).exampleTurns

/** What agents say in English. */
export const agentTurns = (said = turns): readonly string[] =>
  said.flatMap(({ role, text }) =>
    role === 'agent' && !/[\p{Script=Han}。，]/u.test(text) ? [text.trim()] : [],
  )
