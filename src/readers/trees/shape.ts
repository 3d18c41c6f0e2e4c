import type { Conversation } from '../../text/conversation.ts'
import type { Problem } from '../../text/problem.ts'
import type { FormatFacts, ReadOptions } from '../reader.ts'
import type { Tree } from './tree.ts'

/** A notation that makes a tree. */
export type Container = 'json' | 'ndjson' | 'yaml' | 'csv' | 'toml'

/** A file as a tree. */
export interface Document {
  readonly path: string
  readonly container: Container
  /** The whole; several documents of YAML, and lines of NDJSON, as one list. */
  readonly tree: Tree
  /** Each document of YAML or line of NDJSON; otherwise the whole alone. */
  readonly trees: readonly Tree[]
}

export interface ShapeOptions extends ReadOptions {
  /** The user says that the document is of this shape, so that a doubtful one is. */
  readonly sure: boolean
}

/** Reads documents of one shape; undefined for any other. Where it is not `sure`, it must leave what may be another's. */
export type Shape = (
  document: Document,
  options: ShapeOptions,
) => Iterable<Conversation | Problem> | undefined

/** A format that is known by the shape of its tree, in whatever notation it is written. */
export interface TreeFormat extends FormatFacts {
  readonly containers: readonly Container[]
  /** Endings of its own, beside those of its containers: `.arb`, which holds JSON. */
  readonly endings?: Readonly<Partial<Record<Container, readonly string[]>>>
  /** What it looks like, in a line, for whom it was expected in vain. */
  readonly example: string
  readonly load: () => Promise<Shape>
}
