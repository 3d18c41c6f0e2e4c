import type { Language } from '../language/which.ts'
import type { Channel } from '../text/conversation.ts'
import type { Range } from '../text/range.ts'
import { fill, type HolesIn, inChinese, inEnglish, type Words, wordings } from './define.ts'
import type { Option, Values } from './options.ts'
import type { Citation, ExampleFolder, Rule } from './rule.ts'
import type { MessageView, PassageView } from './view.ts'

/** What a rule keeps of a message until all files are read: plain data, so that a worker or a cache can hand it on. */
export interface Noted<D> {
  /** The words that a finding on this message will point at. */
  readonly passage: PassageView
  readonly range: Range
  readonly digest: D
}

/** A digest and the message that it is of. */
export interface Kept<D> {
  /** Path of the file. */
  readonly path: string
  /** 1-based line of the words that a finding points at. */
  readonly line: number
  /** Names that lead to the message inside its file. */
  readonly name: readonly string[]
  readonly conversation?: string
  readonly id?: string
  readonly channel?: Channel
  /** The language that the file declares. */
  readonly lang?: string
  /** The language of the words that a finding points at. */
  readonly language: Language
  readonly digest: D
}

/** What a rule says of one of the kept messages. */
export interface Told<D> {
  readonly of: Kept<D>
  readonly message: string
}

/** A judgement over all messages of a run: of each a digest is kept, and at the end all digests are judged. */
export interface Collection {
  /** Undefined for a message that the rule has nothing to do with. */
  readonly note: (
    message: MessageView,
    options: Readonly<Record<string, unknown>>,
  ) => Noted<unknown> | undefined
  /** A pure function of the digests, in linear time. */
  readonly judge: (
    kept: readonly Kept<unknown>[],
    options: Readonly<Record<string, unknown>>,
  ) => Iterable<Told<unknown>>
}

/** One function a message: it asks for exactly the values that its template has holes for. */
type Tell<D, M extends Readonly<Record<string, Words>>> = {
  readonly [K in keyof M]: (of: Kept<D>, values: Readonly<Record<HolesIn<M[K]>, string | number>>) => Told<D>
}

export interface CollectionRuleSpec<
  D,
  M extends Readonly<Record<string, Words>>,
  O extends Readonly<Record<string, Option<unknown>>>,
> {
  readonly id: string
  readonly title: Words
  readonly why: Words
  readonly severity: Rule['severity']
  readonly cite: readonly Citation[]
  readonly languages: Rule['languages']
  readonly messages: M
  readonly options: O
  readonly notes: readonly string[]
  readonly folders: readonly ExampleFolder[]
  readonly note: (message: MessageView, options: Values<O>) => Noted<D> | undefined
  readonly judge: (
    kept: readonly Kept<D>[],
    tools: { readonly tell: Tell<D, M>; readonly options: Values<O> },
  ) => Iterable<Told<D>>
}

/** A collection rule, before its folder gives it a group. */
export type DefinedCollectionRule = Omit<Rule, 'group'>

/**
 * Makes a rule of a judgement over all messages of a run: what is kept of each, and what is said when all are kept. Such
 * a rule speaks only where whole folders are checked, for a part of them would give another answer.
 */
export const defineCollectionRule =
  <D>() =>
  <
    const M extends Readonly<Record<string, Words>>,
    const O extends Readonly<Record<string, Option<unknown>>>,
  >(
    spec: CollectionRuleSpec<D, M, O>,
  ): DefinedCollectionRule => {
    const said = wordings(spec, ['folders', 'note', 'judge'])
    const { title: _, why: __, messages, note, judge, ...rest } = spec
    const tell = Object.fromEntries(
      Object.entries(messages).map(([name, words]) => [
        name,
        (of: Kept<D>, values: Readonly<Record<string, string | number>>): Told<D> => ({
          of,
          message: fill(of.language === 'zh' ? inChinese(words) : inEnglish(words), values),
        }),
      ]),
    ) as Tell<D, M>
    return {
      ...rest,
      ...said,
      entries: [],
      fix: 'none',
      collection: {
        note: (message, options) => note(message, options as Values<O>),
        judge: (kept, options) => judge(kept as readonly Kept<D>[], { tell, options: options as Values<O> }),
      },
    }
  }
