/** Formats of what people said to each other: conversations, tickets, mails. All others hold what is yet to be said. */
export const transcripts: readonly string[] = [
  'ndjson',
  'transcript',
  'log',
  'whatsapp',
  'slack',
  'teams',
  'vtt',
  'srt',
  'zendesk-tickets',
  'intercom-conversations',
  'help-scout-conversations',
  'eml',
  'mbox',
]

export const isTranscript = (format: string): boolean => transcripts.includes(format)
