import type { Format } from '../reader.ts'
import { startsAsNdjson } from '../sniff.ts'
import type { TreeFormat } from '../trees/shape.ts'
import { looksLikeLog } from './log-turns.ts'

/** Conversations one message a line, which are read before any tree is built. */
export const ndjsonFormat: Format = {
  id: 'ndjson',
  name: 'NDJSON, one message a line',
  detection: 'its extension, or a whole JSON object on its first line',
  extensions: ['.ndjson', '.jsonl'],
  sniff: startsAsNdjson,
  load: () => import('./ndjson.ts').then(it => it.readNdjson),
}

/** What chat and ticket tools export as trees, the more telling shapes before the less. */
export const conversationFormats: readonly TreeFormat[] = []

/** Home-made transcripts, tried when no tool’s own shape fits. */
export const transcriptFormat: TreeFormat = {
  id: 'transcript',
  name: 'Transcripts',
  detection: 'pairs of a role and a text, or objects with both',
  containers: ['json', 'yaml'],
  example: '[["agent", "…"], ["customer", "…"]] or {"turns": [{"role": "agent", "text": "…"}]}',
  load: () => import('./transcript.ts').then(it => it.transcripts),
}

/** Conversations in files of lines. */
export const lineFormats: readonly Format[] = [
  {
    id: 'log',
    name: 'Chat log',
    detection: 'turns such as “Agent: …” or “[10:03] Ana (Support): …”',
    extensions: ['.log', '.txt'],
    sniff: looksLikeLog,
    load: () => import('./log.ts').then(it => it.readLog),
  },
]
