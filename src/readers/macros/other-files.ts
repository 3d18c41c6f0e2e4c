import { foldedKey } from '../trees/columns.ts'
import { at, type Tree } from '../trees/tree.ts'
import { fieldOf } from './prose-fields.ts'
import { isProse } from './prose-likeness.ts'

/** Keys at the top of a file that describes data or an interface, or that steers a tool. One of a group is all of it. */
const signatures: readonly (readonly string[])[] = [
  ...['$schema', '$id', '$defs', 'definitions', 'openapi', 'swagger', 'asyncapi'].map(key => [key]),
  ...['nbformat', 'manifest_version', 'compilerOptions', 'apiVersion', 'build-system', 'site_name'].map(
    key => [key],
  ),
  ...['devDependencies', 'require-dev', 'runs-on', 'hooks', 'repos', 'tool', 'dependabot'].map(key => [key]),
  ['on', 'jobs'],
  ['name', 'runs'],
  ['services', 'version'],
  ['services', 'networks'],
  ['services', 'volumes'],
  ['package', 'dependencies'],
  ['name', 'version', 'dependencies'],
  ['name', 'description', 'require'],
  ['extends', 'message'],
  ['extends', 'rules'],
  ['rules', 'plugins'],
  ['info', 'paths'],
  ['name', 'tactful'],
]

const holdsAll = (tree: Tree, keys: readonly string[]): boolean =>
  keys.every(key => at(tree, key) !== undefined)

/** A form for issues on GitHub: a “body” that is a list of fields with “attributes”. */
const isForm = (tree: Tree): boolean => {
  const body = at(tree, 'body')
  return body?.kind === 'list' && body.items.some(item => at(item, 'type') && at(item, 'attributes'))
}

/** A rule of a prose linter, with the message that it prints to writers. */
const isRuleFile = (tree: Tree): boolean =>
  ['severity', 'level'].some(key => holdsAll(tree, [key, 'message']))

/** A lexicon of ours, which no settings name yet. */
const isLexicon = (tree: Tree): boolean => {
  const entries = at(tree, 'entries')
  return entries?.kind === 'list' && entries.items.some(item => at(item, 'avoid') ?? at(item, 'match'))
}

/** Whether the file steers a tool, whatever sentences it holds. */
export const isOfATool = (tree: Tree): boolean =>
  signatures.some(keys => holdsAll(tree, keys)) || isForm(tree) || isRuleFile(tree) || isLexicon(tree)

/** Which way a message went, or who may read it: what it says is not always what a company says. */
const sides: ReadonlySet<string> = new Set(
  `incoming inbound isinbound outgoing outbound direction private isprivate internal isinternal speaker speakerid
  sender senderid senderemail fromemail inreplyto requesterid authorid`.split(/\s+/),
)

/** How far into a list it is worth to look. */
const first = 20

/** Whether objects with texts tell who says them: a conversation in a shape that nobody here knows. */
export const holdsTalk = (tree: Tree): boolean => {
  if (tree.kind === 'list') return tree.items.slice(0, first).some(holdsTalk)
  if (tree.kind !== 'map') return false
  const says = tree.entries.some(
    ({ key, value }) => value.kind === 'text' && isProse(value.text) && fieldOf(key) !== 'about',
  )
  if (says && tree.entries.some(({ key }) => sides.has(foldedKey(key)))) return true
  return tree.entries.slice(0, first).some(({ value }) => holdsTalk(value))
}

/** The texts that stand under keys of the file's own, or in lists under them, and not in objects that have a body. */
function* titledTexts(tree: Tree): Generator<string> {
  if (tree.kind === 'text' && /\p{L}/u.test(tree.text)) yield tree.text
  if (tree.kind === 'list') for (const item of tree.items) yield* titledTexts(item)
  if (tree.kind !== 'map') return
  const hasBody = tree.entries.some(({ key, value }) => value.kind === 'text' && fieldOf(key) === 'prose')
  for (const { key, value } of tree.entries)
    if (value.kind !== 'text' || (!hasBody && fieldOf(key) === 'other')) yield* titledTexts(value)
}

/** Fewer texts tell nothing of the others. */
const enough = 3

/**
 * Whether a map with texts at its top is one of titles with their texts: settings hold a sentence here and there among
 * names and commands.
 */
export const areTitled = (tree: Tree): boolean => {
  if (tree.kind !== 'map' || !tree.entries.some(({ value }) => value.kind === 'text')) return true
  const texts = [...titledTexts(tree)]
  return texts.length < enough || texts.filter(isProse).length * 3 > texts.length
}
