import type { Located } from './located.ts'
import type { Range } from './range.ts'

/** What was said in one exchange, in its order. A macro or an e-mail is a conversation of one message. */
export interface Conversation {
  readonly id?: string
  /** How often it was used, where the file counts it. */
  readonly uses?: number
  /** When it began, by the clock of the file: `2026-03-02T10:04:00`, or only the day. */
  readonly began?: string
  readonly messages: readonly Message[]
}

export type Role = 'agent' | 'bot' | 'customer' | 'system'
export type Audience = 'customer' | 'internal' | 'public'
export type Channel = 'chat' | 'email' | 'social' | 'call' | 'macro'

export interface Message {
  readonly id?: string
  /** Names that lead to the message inside its file, `['macros', 'Refund denied', 'body']`; never an array index where a name exists. */
  readonly path: readonly string[]
  /** Only what the company says (agent, bot) is checked; the rest is context. */
  readonly role: Role
  /** Internal notes are seen only by rules that name them. */
  readonly audience: Audience
  readonly channel?: Channel
  readonly author?: string
  /** Seconds since the conversation began. */
  readonly at?: number
  /** BCP 47 tag that the file declares. */
  readonly lang?: string
  readonly passages: readonly Passage[]
  /** What other customers see, where the text has branches: each a whole reading of the message. */
  readonly otherReadings?: readonly (readonly Passage[])[]
  /** The same message once more, `body_text` beside `body_html`: not checked, only compared. */
  readonly twin?: readonly Passage[]
}

/** What a passage is by its markup; a greeting or sign-off is recognised by its words later. */
export type PassageKind = 'subject' | 'paragraph' | 'heading' | 'item' | 'cell' | 'button' | 'quote'

/** A run of prose that no sentence leaves: a subject, a paragraph, a list item. */
export interface Passage {
  readonly kind: PassageKind
  readonly located: Located
  /** Placeholders in `located.text`, in their order, none overlapping. */
  readonly placeholders: readonly Placeholder[]
}

/** What a placeholder stands for; `block` is a tag that prints nothing, such as `{% if vip %}`. */
export type PlaceholderType = 'name' | 'date' | 'money' | 'number' | 'link' | 'block' | 'unknown'

export interface Placeholder extends Range {
  readonly type: PlaceholderType
  /** What stands between its marks: `ticket.requester.first_name`. */
  readonly name: string
  /** Whether it says what to show when it is empty: `{{ name | default: "there" }}`. */
  readonly fallback?: boolean
}
