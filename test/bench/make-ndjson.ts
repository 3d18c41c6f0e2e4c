import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { type Turn, turns } from './turns.ts'

/** Turns of a conversation, between 2 and 15; the same for the same number. */
const lengthOf = (conversation: number): number => 2 + ((Math.imul(conversation, 2654435761) >>> 8) % 14)

/** Lines of canonical NDJSON without end: conversations made of the turns that there are, over and over, each with ids of its own. */
function* ndjsonLines(): Generator<string> {
  const company = turns.filter(({ role }) => role !== 'customer')
  const customers = turns.filter(({ role }) => role === 'customer')
  const began = Date.UTC(2026, 2, 2, 8)
  let told = 0
  for (let conversation = 1; ; conversation++) {
    for (let turn = 0; turn < lengthOf(conversation); turn++) {
      const own = turn % 2 === 0 ? customers : company
      const { role, text } = own[(told * 7919 + conversation) % own.length] as Turn
      told++
      yield `${JSON.stringify({
        conversation: `c${conversation}`,
        id: `c${conversation}-${turn + 1}`,
        role,
        ...(role === 'customer' ? {} : { author: `Agent ${conversation % 40}` }),
        time: new Date(began + conversation * 60_000 + turn * 20_000).toISOString(),
        channel: 'chat',
        text,
      })}\n`
    }
  }
}

/** Writes whole lines until a file holds so many bytes. */
export const writeNdjson = async (path: string, bytes: number): Promise<void> => {
  const stream = createWriteStream(path)
  let written = 0
  let chunk = ''
  for (const line of ndjsonLines()) {
    chunk += line
    if (chunk.length < 1_000_000 && written + chunk.length < bytes) continue
    written += Buffer.byteLength(chunk)
    if (!stream.write(chunk)) await once(stream, 'drain')
    chunk = ''
    if (written >= bytes) break
  }
  stream.end()
  await once(stream, 'finish')
}

const [, script, path, megabytes] = process.argv
if (script?.endsWith('make-ndjson.ts') && path !== undefined) await writeNdjson(path, Number(megabytes) * 1e6)
