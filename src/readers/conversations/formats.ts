import { escapedInJson, noteComments, proseComments } from '../../text/comment.ts'
import type { Format } from '../reader.ts'
import { startsAsNdjson } from '../sniff.ts'
import type { TreeFormat } from '../trees/shape.ts'
import { startsAsSrt, startsAsVtt } from './cue-starts.ts'
import { looksLikeLog } from './log-turns.ts'
import { looksLikeWhatsapp } from './whatsapp-starts.ts'

/** Conversations one message a line, which are read before any tree is built. */
export const ndjsonFormat: Format = {
  id: 'ndjson',
  name: 'NDJSON, one message a line',
  detection: 'its extension, or a whole JSON object on its first line',
  extensions: ['.ndjson', '.jsonl'],
  sniff: startsAsNdjson,
  comments: [...proseComments, ...escapedInJson],
  load: () => import('./ndjson.ts').then(it => it.readNdjson),
}

/** What chat and ticket tools export as trees, the more telling shapes before the less. */
export const conversationFormats: readonly TreeFormat[] = [
  {
    id: 'slack',
    name: 'Slack export',
    detection: 'a list of {"type": "message", "ts": "…", "text": "…"}',
    containers: ['json'],
    example: '[{"type": "message", "user": "U012AB3CD", "text": "…", "ts": "1714552980.000100"}]',
    load: () => import('./slack.ts').then(it => it.slack),
  },
  {
    id: 'teams',
    name: 'Microsoft Teams messages',
    detection: '“value” with “messageType”, “from” and “body.content”',
    containers: ['json'],
    example:
      '{"value": [{"messageType": "message", "from": {"user": {"displayName": "…"}}, "createdDateTime": "…", "body": {"content": "…"}}]}',
    load: () => import('./teams.ts').then(it => it.teams),
  },
]

/** Home-made transcripts, tried when no tool’s own shape fits. */
export const transcriptFormat: TreeFormat = {
  id: 'transcript',
  name: 'Transcripts',
  detection: 'pairs of a role and a text, or objects with both',
  containers: ['json', 'ndjson', 'yaml', 'toml', 'csv'],
  example:
    '[["agent", "…"], ["customer", "…"]] or {"turns": [{"role": "agent", "text": "…"}]}, or a table whose first line is speaker,text',
  load: () => import('./transcript.ts').then(it => it.transcripts),
}

/** Conversations in files of lines. */
export const lineFormats: readonly Format[] = [
  {
    id: 'vtt',
    name: 'WebVTT transcript',
    detection: 'its extension, or “WEBVTT” in its first line; speakers as “<v Agent>” or “Agent: …”',
    extensions: ['.vtt'],
    sniff: startsAsVtt,
    comments: noteComments,
    load: () => import('./vtt.ts').then(it => it.readVtt),
  },
  {
    id: 'srt',
    name: 'SRT transcript',
    detection: 'its extension, or a number and a line of times; speakers as “[Agent] …” or “Agent: …”',
    extensions: ['.srt'],
    sniff: startsAsSrt,
    load: () => import('./srt.ts').then(it => it.readSrt),
  },
  {
    id: 'whatsapp',
    name: 'WhatsApp export',
    detection: 'lines such as “2/9/21, 7:26 pm - Ana: …” or “[12/01/2026, 09:14:22] Ana: …”',
    extensions: ['.txt'],
    sniff: looksLikeWhatsapp,
    load: () => import('./whatsapp.ts').then(it => it.readWhatsapp),
  },
  {
    id: 'log',
    name: 'Chat log',
    detection: 'turns such as “Agent: …” or “[10:03] Ana (Support): …”',
    extensions: ['.log', '.txt', '.md'],
    sniff: looksLikeLog,
    load: () => import('./log.ts').then(it => it.readLog),
  },
]
