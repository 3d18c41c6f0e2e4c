import type { PassageKind } from '../../text/conversation.ts'
import type { Severity } from '../../text/severity.ts'

/** What all findings of an entry have in common. */
export interface Kind {
  readonly rule: string
  readonly entry?: string
  readonly title: string
  readonly why: string
  readonly url: string
  /** Books and the places in them. */
  readonly cite: readonly string[]
}

/** A finding as the page holds it. */
export interface Told {
  /** Its number among the kinds of the page. */
  readonly kind: number
  readonly severity: Severity
  readonly message: string
  readonly text: string
  /** Where its words stand in the message: the number of the passage, start and end; left out where that can't be told. */
  readonly at?: readonly [passage: number, start: number, end: number]
  readonly line: number
  readonly column: number
  readonly rewrites: readonly { readonly text: string; readonly safe: boolean }[]
}

/** A message with findings, or a part of one that has very many. */
export interface Shown {
  readonly path: readonly string[]
  readonly id?: string
  readonly conversation?: string
  readonly uses?: number
  readonly author?: string
  readonly day?: string
  /** It is the message as other customers read it: another branch of its template. */
  readonly branch?: true
  /** Which part of how many. */
  readonly part?: readonly [number, number]
  readonly passages: readonly { readonly kind: PassageKind; readonly text: string }[]
  readonly findings: readonly Told[]
}

/** What the page is told of one file. `kinds` are those that no file before it had. */
export interface PageFile {
  readonly path: string
  readonly kinds: readonly Kind[]
  readonly messages: readonly Shown[]
}

/** A message among all of the page. */
export interface Case {
  /** Its place in the order of files and messages. */
  readonly order: number
  readonly file: string
  readonly message: Shown
}
