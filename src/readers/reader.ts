import type { CommentMarks } from '../text/comment.ts'
import type { Conversation, Role } from '../text/conversation.ts'
import type { Located } from '../text/located.ts'
import type { PassingText } from '../text/passing.ts'
import type { Problem } from '../text/problem.ts'

/** A file as a reader sees it. `located` is the whole file, a BOM included. */
export interface Source {
  /** As the user named it; only its ending and its folders matter to a reader. */
  readonly path: string
  readonly located: Located
  /** How the bytes became text, where that is known; under `binary` each unit is a byte. */
  readonly encoding?: string
  /** There where the file is read part by part; `located` is the first part, and only the reader of NDJSON goes on. */
  readonly passing?: Pick<PassingText, 'parts' | 'forget'>
}

/**
 * Where a home-made file keeps what matters, as paths: keys with dots between, `[]` for every item of a list and `*`
 * for every key, `macros[].body`. A key with a dot or a bracket stands in double quotes. The columns of a table are its
 * keys. A name or a language whose path ends in a `*` above the prose, as `*` does above `*.text`, is that key.
 */
export interface Fields {
  /** The texts that customers read. */
  readonly prose: readonly string[]
  readonly subject?: string
  readonly name?: string
  readonly lang?: string
  /** Who says it; a file with roles holds conversations. */
  readonly role?: string
  readonly author?: string
  readonly time?: string
  readonly conversation?: string
}

/** What a user says about files that they do not tell by themselves. */
export interface ReadOptions {
  /** The id of the format to read the file as, whatever it looks like. */
  readonly as?: string
  readonly fields?: Fields
  /** Whether a speaker of this name is an agent, a customer, …; undefined for a name that the user has not listed. */
  readonly roleOf?: (speaker: string) => Role | undefined
  /** False to read everything with its parser, also what provably needs none. */
  readonly fastPath?: boolean
}

/** What came of reading a file: its format, and its conversations with what could not be read among them. */
export interface Reading {
  readonly format: string
  readonly conversations: Iterable<Conversation | Problem>
  /** How comments are marked in it; left out where they are marked as everywhere in its format. */
  readonly comments?: readonly CommentMarks[]
}

/**
 * Reads the formats of one kind of file (Markdown, JSON, …). Gives undefined for a file that holds none of its formats,
 * a Problem for one that is broken.
 */
export type Reader = (source: Source, options: ReadOptions) => Reading | Problem | undefined

/** What is told of a format. */
export interface FormatFacts {
  /** What `--as` takes and reports print. */
  readonly id: string
  readonly name: string
  /** How a file is known to be of this format, for the list of formats. */
  readonly detection: string
  /** How its files mark comments; left out where they have none, or where the notation of the file says it. */
  readonly comments?: readonly CommentMarks[]
}

export interface Format extends FormatFacts {
  readonly extensions: readonly string[]
  /** Whether a text without a telling extension may be tried as this format. */
  readonly sniff: (start: string) => boolean
  /** Loads the parser only when a file needs it. The same reader for files of the same kind. */
  readonly load: (source: Source, options?: ReadOptions) => Promise<Reader>
}
