import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { book } from '../../rules/index.ts'
import { checkerOf } from '../../src/compose.ts'
import type { FileReport } from '../../src/engine/report.ts'
import { makeRuleset } from '../../src/engine/ruleset.ts'
import { makeScan } from '../../src/language/scan.ts'
import { tokenize } from '../../src/language/tokens.ts'
import { decode, isUndecodable } from '../../src/node/decode.ts'
import { readSource } from '../../src/readers/read.ts'
import { json } from '../../src/reporters/json.ts'
import { noPaint } from '../../src/reporters/paint.ts'
import { pretty } from '../../src/reporters/pretty.ts'
import type { Conversation } from '../../src/text/conversation.ts'
import { Located } from '../../src/text/located.ts'
import { isProblem } from '../../src/text/problem.ts'
import { corporaIn, fullSizes, quickSizes } from './corpora.ts'
import { median } from './table.ts'

interface Held {
  readonly path: string
  readonly bytes: Uint8Array
}

const decoded = ({ path, bytes }: Held): string => {
  const found = decode(bytes, path)
  return isUndecodable(found) ? '' : found.text
}

const conversationsIn = async (path: string, text: string, fastPath: boolean) => {
  const reading = await readSource({ path, located: Located.file(text) }, { fastPath })
  if (!reading || isProblem(reading)) throw new Error(`${path} can't be read`)
  const conversations = [...reading.conversations].filter((one): one is Conversation => !isProblem(one))
  return { reading: { ...reading, conversations }, conversations }
}

/** A line of the table; each is printed when its stage is through, so that a slow one is seen. */
const row = (name: string, ...cells: readonly string[]): string =>
  [name.padEnd(48), ...cells.map(cell => cell.padStart(10))].join('  ')

/** Does a piece of work, once at least, until its milliseconds are over or it was done often enough: what each turn took. */
const repeated = async (
  work: () => unknown,
  { time, most }: { readonly time: number; readonly most: number },
): Promise<readonly number[]> => {
  const times: number[] = []
  const end = performance.now() + time
  do {
    const began = performance.now()
    await work()
    times.push(performance.now() - began)
  } while (times.length < most && performance.now() < end)
  return times
}

/** Prints what each stage of a check does in a second, each on its own over the same corpora. */
export const stages = async (quick: boolean): Promise<void> => {
  const folder = await corporaIn(quick ? quickSizes : fullSizes)
  const held = (path: string): Held => ({ path, bytes: readFileSync(join(folder, path)) })
  const macros = readdirSync(join(folder, 'macros')).map(name => held(`macros/${name}`))
  const chats = held('chats.ndjson')
  console.log(row('', 'MB of text', 'runs', 'median', 'MB/s'))
  const time = async (name: string, size: number, work: () => unknown): Promise<void> => {
    // The first turns are for V8 to learn the code; in a turn as long as all others together it has.
    const budget = quick ? 300 : 3000
    const warm = await repeated(work, { time: budget / 3, most: Number.POSITIVE_INFINITY })
    const times = median(warm) > budget ? warm : await repeated(work, { time: budget, most: quick ? 3 : 9 })
    const middle = median(times)
    const speed = size / 1e3 / middle
    console.log(
      row(
        name,
        (size / 1e6).toFixed(1),
        String(times.length),
        `${middle.toFixed(0)} ms`,
        speed.toFixed(speed < 10 ? 1 : 0),
      ),
    )
  }
  const sum = (files: readonly Held[]): number => files.reduce((size, { bytes }) => size + bytes.length, 0)
  const texts = macros.map(file => ({ path: file.path, text: decoded(file) }))
  await time('decode', chats.bytes.length, () => decoded(chats))
  const reads: readonly (readonly [string, readonly Held[], boolean?])[] = [
    ['read Markdown, many files', macros],
    ['read Markdown, --no-fast-path', macros, false],
    ['read Markdown, one long file', [held('long.md')]],
    ['read text, one line', [held('line.txt')]],
    ['read an export from Zendesk', [held('export.json')]],
    ['read NDJSON', [chats]],
  ]
  for (const [name, files, fastPath = true] of reads) {
    const all = files.map(file => ({ path: file.path, text: decoded(file) }))
    await time(name, sum(files), async () => {
      for (const { path, text } of all) await conversationsIn(path, text, fastPath)
    })
  }

  const read = await Promise.all(
    texts.map(async ({ path, text }) => ({ path, text, ...(await conversationsIn(path, text, true)) })),
  )
  const passages = read.flatMap(({ conversations }) =>
    conversations.flatMap(({ messages }) => messages.flatMap(message => message.passages)),
  )
  const prose = passages.reduce((size, { located }) => size + located.text.length, 0)
  const { vocabulary, flat } = makeRuleset(book)
  const { automaton } = makeRuleset({ ...book, fastPath: false })
  const scan = makeScan(vocabulary)
  await time('scan to the numbers of words', prose, () => {
    for (const { located, placeholders } of passages) scan(located.text, placeholders)
  })
  await time('tokens as objects', prose, () => {
    for (const { located, placeholders } of passages) tokenize(located.text, placeholders, vocabulary)
  })
  const tokens = passages.map(({ located, placeholders }) => tokenize(located.text, placeholders, vocabulary))
  const ids = tokens.map(list => Int32Array.from(list, ({ id }) => id))
  const capitals = tokens.map(list =>
    Uint8Array.from(list, ({ shape }) => (shape === 'upper' || shape === 'mixed' ? 1 : 0)),
  )
  if (flat) {
    await time('walk of all phrases over numbers', prose, () => {
      for (const [index, list] of ids.entries()) flat.hitsIn(list, list.length, capitals[index])
    })
    await time('scan and walk', prose, () => {
      for (const { located, placeholders } of passages) {
        const found = scan(located.text, placeholders)
        if (found) flat.hitsIn(found.ids, found.count, found.capitals)
      }
    })
  }
  await time('walk over tokens, --no-fast-path', prose, () => {
    for (const list of tokens) automaton.walk(list)
  })
  const reports: FileReport[] = []
  for (const fastPath of [true, false]) {
    const checker = checkerOf({ profile: 'strict', only: [], house: [], fastPath })
    const name = fastPath ? 'check what was read: all of the above and rules' : 'the same, --no-fast-path'
    await time(name, prose, async () => {
      reports.length = 0
      for (const { path, text, reading } of read)
        reports.push((await checker.file(reading, { path, text })).report)
    })
  }
  const settings = {
    version: '0.0.0',
    date: '2026-01-01',
    paint: noPaint,
    width: 100,
    show: 'info',
    quiet: false,
    rules: [],
    works: [],
    base: '',
  } as const
  for (const [name, make] of Object.entries({ pretty, json })) {
    await time(`report: ${name}`, sum(macros), () => {
      const reporter = make(settings)
      for (const report of reports) reporter.file(report)
    })
  }
  const found = reports.reduce((count, { findings }) => count + findings.length, 0)
  console.log(`\n${macros.length} macros, ${found} findings`)
}
