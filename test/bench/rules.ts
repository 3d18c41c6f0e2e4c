import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { checkerOf, readWords } from '../../src/compose.ts'
import type { Rule } from '../../src/rule/rule.ts'
import type { Conversation } from '../../src/text/conversation.ts'
import { Located } from '../../src/text/located.ts'
import { agentTurns, macros, randomFrom } from './corpora.ts'
import { median, table } from './table.ts'

/** How many of the phrases stand in the texts; the others are made of their words. */
const there = 20

/** Phrases of a house: as many of them occur whatever their number, so that only the number costs. */
export const lexiconOf = (count: number, turns: readonly string[], seed: number): string => {
  const words = [
    ...new Set(
      turns
        .join(' ')
        .toLowerCase()
        .match(/\b[a-z]{3,12}\b/g) ?? [],
    ),
  ].toSorted()
  const random = randomFrom(seed)
  const word = (): string => words[Math.floor(random() * words.length)] as string
  const phrases = new Set<string>()
  for (const turn of turns) {
    const [phrase] = turn.toLowerCase().match(/\b[a-z]{3,12} [a-z]{3,12} [a-z]{3,12}\b/) ?? []
    if (phrase !== undefined && phrases.size < there) phrases.add(phrase)
  }
  while (phrases.size < count) phrases.add(`${word()} ${word()} (${word()} | ${word()})`)
  return `entries:\n${[...phrases].map(phrase => `  - avoid: ${phrase}\n`).join('')}`
}

interface Cost {
  readonly phrases: number
  /** Milliseconds. */
  readonly ready: number
  readonly check: number
  /** Bytes. */
  readonly text: number
  readonly memory: number
  readonly found: number
}

/** What so many phrases cost, on their own; the rules that ship are left out. */
const costOf = async (count: number, megabytes: number): Promise<Cost> => {
  const turns = agentTurns()
  const source = macros(turns, 5)
  const texts: string[] = []
  for (let size = 0; size < megabytes * 1e6; size += texts.at(-1)?.length ?? 0)
    texts.push(source.next().value)
  const { rule, faults } = await readWords(lexiconOf(count, turns, 6))
  if (!rule) throw new Error(faults[0]?.message ?? 'no rule')
  const house: readonly Rule[] = [rule]
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
  for (let turn = 0; turn < 5; turn++) {
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
    check: median(times),
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
      ['phrases', 'made ready', 'check', 'MB/s', `× ${counts[0]}`, 'memory MB', 'hits'],
      ...costs.map(({ phrases, ready, check, text, memory, found }) => [
        String(phrases),
        `${ready.toFixed(0)} ms`,
        `${check.toFixed(0)} ms`,
        (text / 1e3 / check).toFixed(1),
        `${(check / (first?.check ?? check)).toFixed(2)} ×`,
        (memory / 1e6).toFixed(1),
        String(found),
      ]),
    ]),
  )
}
