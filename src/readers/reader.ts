import type { Conversation } from '../text/conversation.ts'
import type { Located } from '../text/located.ts'
import type { Problem } from '../text/problem.ts'

/** A file as a reader sees it. `located` is the whole file, a BOM included. */
export interface Source {
  /** As the user named it; only its ending matters to a reader. */
  readonly path: string
  readonly located: Located
}

/** What came of reading a file: its format, and its conversations with what could not be read among them. */
export interface Reading {
  readonly format: string
  readonly conversations: Iterable<Conversation | Problem>
}

/**
 * Reads the formats of one container (Markdown, JSON, …). `as` is a format id that the user insists on. Gives
 * undefined for a file that holds none of its formats, a Problem for one that is broken.
 */
export type Reader = (source: Source, as: string | undefined) => Reading | Problem | undefined

export interface Format {
  /** What `--as` takes and reports print. */
  readonly id: string
  readonly name: string
  /** How a file is known to be of this format, for the list of formats. */
  readonly detection: string
  readonly extensions: readonly string[]
  /** Whether a text without a telling extension may be tried as this format. */
  readonly sniff: (start: string) => boolean
  /** Loads the parser only when a file needs it. */
  readonly load: () => Promise<Reader>
}
