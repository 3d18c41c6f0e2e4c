import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeNdjson } from './make-ndjson.ts'
import { agentTurns } from './turns.ts'

/** A small generator of numbers from 0 to below 1, the same for the same seed (mulberry32). */
export const randomFrom = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const openings = ['Hi {{ticket.requester.first_name}},', 'Hello Ana,', 'Dear customer,', 'Hi there,']
const closings = ['Best regards,\nMegan', 'Kind regards,\nThe Acme Team', 'Thanks!', 'Cheers,\nTom']
const words = (text: string): number => text.split(/\s+/).length

/** A macro in Markdown of about 120 words: plain paragraphs in most, a list, a link and bold words in some. */
export const macroFrom = (turns: readonly string[], random: () => number): string => {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const blocks: string[] = []
  for (let told = 0; told < 110; ) {
    const turn = Array.from({ length: 1 + Math.floor(random() * 3) }, () => pick(turns)).join(' ')
    const shape = random()
    const lines = turn.split(/(?<=[.!?]) /)
    blocks.push(
      shape < 0.08 ? lines.map(line => `- ${line}`).join('\n') : shape < 0.12 ? `**${turn}**` : turn,
    )
    if (random() < 0.05) blocks.push('See [our help centre](https://help.example.com/articles/42).')
    told += words(turn)
  }
  return `${[pick(openings), ...blocks, pick(closings)].join('\n\n')}\n`
}

/** Macros without end. */
export function* macros(turns: readonly string[], seed: number): Generator<string> {
  const random = randomFrom(seed)
  for (;;) yield macroFrom(turns, random)
}

const take = <T>(source: Generator<T>, count: number): T[] =>
  Array.from({ length: count }, () => source.next().value as T)

/** Macros until they hold so many characters. */
const upTo = (source: Generator<string>, characters: number): string[] => {
  const found: string[] = []
  for (let size = 0; size < characters; size += found.at(-1)?.length ?? 0) found.push(source.next().value)
  return found
}

/** An export of macros as Zendesk’s API gives it. */
export const zendeskExport = (texts: readonly string[]): string =>
  JSON.stringify({
    macros: texts.map((value, index) => ({
      id: 360000000000 + index,
      title: `Macro ${index}`,
      active: true,
      actions: [
        { field: 'status', value: 'solved' },
        { field: 'comment_value', value },
      ],
    })),
    next_page: null,
    count: texts.length,
  })

const clean = 'Hi Ana,\n\nYour refund was sent today. It arrives by Friday.\n\nBest regards,\nMegan\n'
const guilty = 'Hi Ana,\n\nUnfortunately, we cannot do that. Per our policy, there is no refund.\n\nMegan\n'

/** How much of each is made. */
export interface Sizes {
  readonly macros: number
  readonly ndjson: number
  readonly export: number
  readonly file: number
}

/** Bytes, but for the number of macros. */
export const fullSizes: Sizes = { macros: 2000, ndjson: 50e6, export: 5e6, file: 10e6 }
export const quickSizes: Sizes = { macros: 400, ndjson: 10e6, export: 1e6, file: 1e6 }

/** Where the corpora lie, made when they are first asked for; outside the repository, as they hold what is not ours. */
export const corporaIn = async (sizes: Sizes): Promise<string> => {
  const turns = agentTurns()
  const name = `tactful-bench-3-${sizes.macros}-${sizes.ndjson / 1e6}-${turns.length}`
  const folder = join(tmpdir(), name)
  if (existsSync(folder)) return folder
  const draft = `${folder}.${process.pid}`
  mkdirSync(join(draft, 'macros'), { recursive: true })
  const write = (path: string, text: string): void => writeFileSync(join(draft, path), text)
  take(macros(turns, 1), sizes.macros).forEach((text, index) => {
    write(`macros/${String(index).padStart(4, '0')}.md`, text)
  })
  write('clean.md', clean)
  write('guilty.md', guilty)
  write('export.json', zendeskExport(upTo(macros(turns, 2), sizes.export)))
  write('long.md', upTo(macros(turns, 3), sizes.file).join('\n'))
  write('line.txt', `${upTo(macros(turns, 4), sizes.file).join(' ').replace(/\s+/g, ' ')}\n`)
  await writeNdjson(join(draft, 'chats.ndjson'), sizes.ndjson)
  renameSync(draft, folder)
  return folder
}
