import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { checkerOf, readWords } from '../../src/compose.ts'
import { makeRuleset } from '../../src/engine/ruleset.ts'
import { makeScan } from '../../src/language/scan.ts'
import type { Rule } from '../../src/rule/rule.ts'
import type { Conversation } from '../../src/text/conversation.ts'
import { Located } from '../../src/text/located.ts'
import { macros, randomFrom } from './corpora.ts'
import { median, table } from './table.ts'
import { agentTurns } from './turns.ts'

/** How many of the phrases stand in the texts whole; the others only by chance. */
const whole = 20

/**
 * Phrases of a house, made of the words of the corpus: each begins with two words that stand together in it, so that no
 * walk ends at once. As many stand there whole whatever their number, so that it is the number that costs.
 */
export const lexiconOf = (count: number, turns: readonly string[], seed: number): string => {
  const said = turns.map(turn => turn.toLowerCase().match(/\b[a-z]{2,12}\b/g) ?? [])
  const long = said.filter(({ length }) => length > 3)
  const different = [...new Set(said.flat())]
  const random = randomFrom(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const phrases = new Set<string>()
  while (phrases.size < count) {
    const words = pick(long)
    const at = Math.floor(random() * (words.length - 2))
    const pair = `${words[at]} ${words[at + 1]}`
    if (phrases.size < whole) phrases.add(`${pair} ${words[at + 2]}`)
    else phrases.add(`${pair} (${pick(different)} | ${pick(different)} ${pick(different)})`)
  }
  return `entries:\n${[...phrases].map(phrase => `  - avoid: ${phrase}\n`).join('')}`
}

interface Cost {
  readonly phrases: number
  /** Milliseconds. */
  readonly ready: number
  readonly walk: number
  readonly check: number
  /** Bytes. */
  readonly text: number
  readonly tables: number
  readonly memory: number
  /** Phrases found by the walk, and what is reported of them. */
  readonly hits: number
  readonly found: number
}

/** Scans and walks all texts with the phrases of one rule: milliseconds, phrases found, and the bytes of the tables. */
const walked = (rule: Rule, texts: readonly string[]) => {
  const { vocabulary, flat } = makeRuleset({
    rules: [rule],
    words: { sets: [], signals: [] },
    precedence: [],
  })
  if (!flat) throw new Error('no fast path')
  const scan = makeScan(vocabulary)
  const times: number[] = []
  const paragraphs = texts.flatMap(text => text.split('\n\n'))
  let hits = 0
  for (let turn = 0; turn < turns; turn++) {
    hits = 0
    const began = performance.now()
    for (const text of paragraphs) {
      const found = scan(text, [])
      if (found) hits += flat.hitsIn(found.ids, found.count, found.capitals).length / 3
    }
    times.push(performance.now() - began)
  }
  return { walk: median(times.slice(1)), hits, tables: flat.memory() }
}

/** How often each is measured; a first turn of the walk is for V8 to learn the code. */
const turns = 6

/** What so many phrases cost, on their own; the rules that ship are left out. */
const costOf = async (count: number, megabytes: number): Promise<Cost> => {
  const said = agentTurns()
  const source = macros(said, 5)
  const texts: string[] = []
  for (let size = 0; size < megabytes * 1e6; size += texts.at(-1)?.length ?? 0)
    texts.push(source.next().value)
  const { rule, faults } = await readWords(lexiconOf(count, said, 6))
  if (!rule) throw new Error(faults[0]?.message ?? 'no rule')
  const house: readonly Rule[] = [rule]
  const alone = walked(rule, texts)
  global.gc?.()
  const before = process.memoryUsage()
  const began = performance.now()
  const checker = checkerOf({ profile: 'recommended', only: [rule.id], house })
  const conversations = texts.map(
    (text): Conversation => ({
      messages: [
        {
          path: [],
          role: 'agent',
          audience: 'customer',
          passages: [{ kind: 'paragraph', located: Located.file(text), placeholders: [] }],
        },
      ],
    }),
  )
  for (const one of conversations.slice(0, 20)) await checker.conversation(one)
  const ready = performance.now() - began
  const times: number[] = []
  let found = 0
  for (let turn = 0; turn < turns; turn++) {
    found = 0
    const start = performance.now()
    for (const one of conversations)
      for (const { winners } of await checker.conversation(one)) found += winners.length
    times.push(performance.now() - start)
  }
  global.gc?.()
  const after = process.memoryUsage()
  return {
    phrases: count,
    ready,
    check: median(times.slice(1)),
    ...alone,
    text: texts.reduce((size, text) => size + text.length, 0),
    memory: after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers,
    found,
  }
}

const counts = [300, 3000, 10_000]

/** Prints what 300, 3,000 and 10,000 phrases cost, each in a process of its own. */
export const rules = async (quick: boolean): Promise<void> => {
  const own = process.env.BENCH_PHRASES
  if (own !== undefined) {
    console.log(`\n${JSON.stringify(await costOf(Number(own), quick ? 1 : 5))}`)
    return
  }
  const costs = counts.map((count): Cost => {
    const { stdout, stderr } = spawnSync(
      process.execPath,
      ['--expose-gc', '--import', 'tsx', fileURLToPath(new URL('main.ts', import.meta.url)), 'rules'].concat(
        quick ? ['--quick'] : [],
      ),
      { encoding: 'utf8', env: { ...process.env, BENCH_PHRASES: String(count) } },
    )
    const line = stdout.trim().split('\n').at(-1) ?? ''
    if (!line.startsWith('{')) throw new Error(stderr)
    return JSON.parse(line)
  })
  const [first] = costs
  console.log(
    table([
      [
        'phrases',
        'made ready',
        'words, walk',
        'MB/s',
        `×`,
        'tables MB',
        'hits',
        'check',
        `×`,
        'memory MB',
        'findings',
      ],
      ...costs.map(({ phrases, ready, walk, check, text, tables, memory, hits, found }) => [
        String(phrases),
        `${ready.toFixed(0)} ms`,
        `${walk.toFixed(0)} ms`,
        (text / 1e3 / walk).toFixed(0),
        (walk / (first?.walk ?? walk)).toFixed(2),
        (tables / 1e6).toFixed(1),
        String(hits),
        `${check.toFixed(0)} ms`,
        (check / (first?.check ?? check)).toFixed(2),
        (memory / 1e6).toFixed(1),
        String(found),
      ]),
    ]),
  )
}
