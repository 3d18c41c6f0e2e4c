import type { Conversation } from '../../text/conversation.ts'
import type { Problem } from '../../text/problem.ts'
import { conversationsOf, moment, rolesBy, speakerOf, type Talk, type Turn } from '../conversations/turns.ts'
import type { Fields, Reading, ReadOptions } from '../reader.ts'
import { items, type Match, matchesOf, repeats, type Step } from '../trees/path.ts'
import type { Document } from '../trees/shape.ts'
import { at, type Text, type Tree, wordOf } from '../trees/tree.ts'
import { looksLikeHtml } from '../trees/value.ts'
import { type Paths, pathsOf } from './field-paths.ts'
import { type MacroText, withTwins } from './macro-fields.ts'
import { macroConversation } from './macros.ts'
import { namesHtml } from './prose-fields.ts'

const common = (a: readonly Step[], b: readonly Step[]): number => {
  let count = 0
  while (count < a.length && count < b.length && a[count] === b[count]) count++
  return count
}

interface TextMatch extends Match {
  readonly tree: Text
  readonly steps: readonly Step[]
}

/** What another path leads to from the record that a text stands in. */
const beside = (match: TextMatch, steps: readonly Step[] | undefined): Tree | undefined => {
  if (!steps) return undefined
  const shared = common(match.steps, steps)
  const node = match.nodes[shared]
  if (!node || shared === steps.length) return undefined
  for (const { tree } of matchesOf(node, steps.slice(shared))) return tree
  return undefined
}

/** The same as a word; a path that ends in a `*` that the text stands below names it by that key. */
const wordBeside = (match: TextMatch, steps: readonly Step[] | undefined): string | undefined =>
  steps && common(match.steps, steps) === steps.length && repeats(steps.at(-1))
    ? match.taken[steps.length - 1]
    : wordOf(beside(match, steps))

const textBeside = (match: TextMatch, steps: readonly Step[] | undefined): Text | undefined => {
  const tree = beside(match, steps)
  return tree?.kind === 'text' && tree.text.trim() !== '' ? tree : undefined
}

function* textsOf({ root, prose }: Paths): Generator<TextMatch> {
  for (const steps of prose) {
    for (const match of matchesOf(root, steps)) {
      if (match.tree.kind === 'text') yield { ...match, tree: match.tree, steps }
    }
  }
}

/** How many steps lead to what holds a text with its name. */
const depthOf = ({ steps }: TextMatch, name: readonly Step[] | undefined): number =>
  name ? common(steps, name) : steps.findLastIndex(repeats) + 1

const namesOf = (match: TextMatch, depth: number, name: string | undefined): readonly string[] => {
  const way = match.taken.flatMap((key, index) => {
    if (index === depth - 1 && repeats(match.steps[index])) return [name ?? key]
    return index < depth && match.steps[index] === items && name !== undefined ? [] : [key]
  })
  return name === undefined || (depth > 0 && repeats(match.steps[depth - 1])) ? way : [name, ...way]
}

const texted = (path: readonly string[], value: Text): MacroText => ({
  path,
  value,
  html: namesHtml(path.at(-1) ?? '') || looksLikeHtml(value.text),
})

interface Draft {
  readonly record: Tree
  readonly lang: string | undefined
  readonly subject: MacroText | undefined
  readonly bodies: MacroText[]
}

function* macrosOf(paths: Paths): Generator<Conversation> {
  const { name, lang, subject } = paths.single
  const drafts = new Map<Tree, Draft>()
  for (const match of textsOf(paths)) {
    const depth = depthOf(match, name)
    const record = match.nodes[depth] ?? match.tree
    const path = namesOf(match, depth, wordBeside(match, name))
    const above = textBeside(match, subject)
    const draft = drafts.get(record) ?? {
      record,
      lang: wordBeside(match, lang),
      subject: above && texted([...path.slice(0, -1), 'subject'], above),
      bodies: [],
    }
    drafts.set(record, draft)
    draft.bodies.push(texted(path, match.tree))
  }
  for (const draft of [...drafts.values()].sort((a, b) => a.record.start - b.record.start)) {
    const talk = macroConversation({
      id: wordOf(at(draft.record, 'id')),
      lang: draft.lang,
      subjects: draft.subject ? [draft.subject] : [],
      bodies: withTwins(draft.bodies),
    })
    if (talk.messages.length > 0) yield talk
  }
}

const silent = (offset: number): Problem => ({
  problem: 'Nothing here tells who says these words.',
  hint: 'Write a role or a name where the paths of “role” and “author” lead.',
  offset,
})

function* talksOf(paths: Paths, options: ReadOptions): Generator<Conversation | Problem> {
  const { role, author, time, lang, conversation, subject } = paths.single
  const known = rolesBy(options.roleOf)
  const talks = new Map<Tree | string, { readonly id: string | undefined; readonly turns: Turn[] }>()
  for (const match of [...textsOf(paths)].sort((a, b) => a.tree.start - b.tree.start)) {
    if (match.tree.text.trim() === '') continue
    const speaker = speakerOf(wordBeside(match, role), wordBeside(match, author), known)
    if (!speaker) {
      yield silent(match.tree.start)
      continue
    }
    const list = match.steps.findLastIndex(repeats)
    const id =
      wordBeside(match, conversation) ?? (conversation ? undefined : wordOf(at(match.nodes[list - 1], 'id')))
    const key = conversation ? (id ?? '') : (match.nodes[list] ?? paths.root)
    const talk = talks.get(key) ?? { id, turns: [] }
    talks.set(key, talk)
    talk.turns.push({
      ...speaker,
      words: match.tree,
      subject: textBeside(match, subject),
      id: wordOf(at(match.nodes[list + 1], 'id')),
      lang: wordBeside(match, lang),
      ...moment(wordBeside(match, time)),
    })
  }
  yield* conversationsOf([...talks.values()] satisfies readonly Talk[], known)
}

/** A document read by the paths that the user gives, whatever its shape. */
export const readByFields = (document: Document, fields: Fields, options: ReadOptions): Reading => {
  const paths = pathsOf(document, fields)
  const talks = paths.single.role !== undefined || paths.single.author !== undefined
  return {
    format: talks ? 'transcript' : 'macros',
    conversations: (function* () {
      yield* paths.problems
      yield* talks ? talksOf(paths, options) : macrosOf(paths)
    })(),
  }
}
