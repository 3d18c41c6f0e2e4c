import type { Diagnostic, SuppressedFinding } from '../engine/report.ts'
import type { Role } from '../text/conversation.ts'
import type { Severity } from '../text/severity.ts'
import { findingText } from './finding-text.ts'
import { suppression } from './json.ts'
import { jsonText, quoted } from './json-text.ts'

/** One message of a stream, with what is shown of its findings. */
export interface StreamedMessage {
  readonly line: number
  readonly conversation: string | undefined
  readonly turn: number | undefined
  readonly id: string | undefined
  readonly role: Role
  readonly findings: readonly Diagnostic[]
  readonly suppressed: readonly SuppressedFinding[]
  /** Findings that --show leaves out. */
  readonly hidden: number
  readonly otherLanguages: number
}

/** One conversation of a stream, after its last message. */
export interface StreamedConversation extends Readonly<Record<Severity, number>> {
  readonly conversation: string
  readonly firstLine: number
  readonly lastLine: number
  readonly messages: number
  /** Those of the company that say something. */
  readonly checked: number
  readonly findings: number
  readonly suppressed: number
  readonly otherLanguages: number
}

/** A line that was passed over. */
export interface StreamedProblem {
  readonly line: number
  readonly column?: number
  readonly offset: number
  readonly message: string
  readonly hint: string
}

/** Where a message stands in a stream, and who speaks. */
type Place = Pick<StreamedMessage, 'line' | 'conversation' | 'turn' | 'id' | 'role'>

const placeText = ({ line, conversation, turn, id, role }: Place): string => {
  const talk = conversation === undefined ? '' : `,"conversation":${quoted(conversation)}`
  const number = turn === undefined ? '' : `,"turn":${turn}`
  const name = id === undefined ? '' : `,"id":${quoted(id)}`
  return `{"type":"message","line":${line}${talk}${number}${name},"role":"${role}"`
}

/** Most messages hold nothing, and are written without a detour. */
export const silentMessage = (place: Place): string => `${placeText(place)},"findings":[]}\n`

const some = <T>(list: readonly T[]): readonly T[] | undefined => (list.length > 0 ? list : undefined)

/** What `tactful stream` writes, a line of JSON each (`tactful/stream.schema.json`). */
export const streamedMessage = (said: StreamedMessage): string => {
  const { findings, suppressed, hidden, otherLanguages } = said
  const told = `${placeText(said)},"findings":[${findings.map(findingText).join()}]`
  if (suppressed.length + hidden + otherLanguages === 0) return `${told}}\n`
  const rest = jsonText({
    suppressed: some(suppressed.map(suppression)),
    hidden: hidden || undefined,
    otherLanguages: otherLanguages || undefined,
  })
  return `${told},${rest.slice(1)}\n`
}

export const streamedConversation = (talk: StreamedConversation): string => {
  const { conversation, firstLine, lastLine, messages, checked, ...counts } = talk
  const { findings, error, warning, info, suppressed, otherLanguages } = counts
  return `{"type":"conversation","conversation":${quoted(conversation)},"firstLine":${firstLine},"lastLine":${lastLine},"messages":${messages},"checked":${checked},"findings":${findings},"error":${error},"warning":${warning},"info":${info},"suppressed":${suppressed},"otherLanguages":${otherLanguages}}\n`
}

export const streamedProblem = ({ line, column, offset, message, hint }: StreamedProblem): string =>
  `${jsonText({ type: 'problem', line, column, offset, message, hint })}\n`
