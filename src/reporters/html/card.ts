import { isWebAddress } from '../paths.ts'
import type { Case, Kind, Told } from './data.ts'
import { h, type Node, unseen } from './node.ts'
import { messageText } from './passages.ts'
import { count, dateText, langOf, severityWords } from './words.ts'

/** A severity in a word and a shape. */
export const badge = (severity: Told['severity']): Node => {
  const { one, sign } = severityWords[severity]
  return h('span', { class: `badge ${severity}` }, h('span', { 'aria-hidden': 'true' }, `${sign} `), one)
}

const copyButton = (words: string): Node =>
  h(
    'button',
    { type: 'button', class: 'copy', 'data-copy': words },
    'Copy',
    unseen(`: ${words.length > 80 ? `${words.slice(0, 80).replace(/\p{Cs}$/u, '')}…` : words}`),
  )

const rewrite = ({ text, safe }: Told['rewrites'][number]): Node =>
  text.trim() === ''
    ? h('li', {}, h('span', { class: 'words' }, 'Leave it out.'))
    : h(
        'li',
        {},
        h('span', { class: 'words', lang: langOf(text) }, text),
        h(
          'span',
          { class: 'how' },
          safe
            ? 'safe to take as it is'
            : /\{[^}]*\}/.test(text)
              ? 'fill in what stands in braces'
              : 'read it once more in its place',
        ),
        copyButton(text),
      )

const link = (url: string, words: string): Node =>
  isWebAddress(url) ? h('a', { href: url, rel: 'noreferrer noopener', target: '_blank' }, words) : words

const sources = ([first, ...more]: readonly string[]): readonly Node[] => {
  if (first === undefined) return []
  const all = [first, ...more].map(each => h('cite', { lang: langOf(each) }, each))
  if (more.length === 0) return [h('span', {}, 'After ', ...all)]
  return [h('details', { class: 'sources' }, h('summary', {}, `${more.length + 1} sources`), ...all)]
}

const finding = (told: Told, number: number, kind: Kind, file: string): Node => {
  const { severity, message, text, at, line, column, rewrites } = told
  const name = kind.entry === undefined ? kind.rule : `${kind.rule}/${kind.entry}`
  return h(
    'li',
    { class: `finding ${severity}`, value: number },
    h(
      'p',
      { class: 'head' },
      h('span', { class: 'number', 'aria-hidden': 'true' }, String(number)),
      badge(severity),
      h('strong', { class: 'rule' }, kind.title),
    ),
    at ? undefined : h('blockquote', { class: 'quoted', lang: langOf(text) }, text),
    h('p', { class: 'says', lang: langOf(message) }, message),
    kind.why === '' ? undefined : h('p', { class: 'why', lang: langOf(kind.why) }, kind.why),
    rewrites.length === 0
      ? undefined
      : h(
          'div',
          { class: 'better' },
          h('p', { class: 'label' }, 'Better'),
          h('ul', {}, ...rewrites.map(rewrite)),
        ),
    h(
      'p',
      { class: 'where' },
      h('span', { class: 'place' }, `${file}:${line}:${column}`),
      h('span', {}, link(kind.url, name)),
      ...sources(kind.cite),
    ),
  )
}

/** What a message is called: the names that lead to it, else its subject, else its own name or that of its file. */
export const titleOf = ({ file, message: { path, id, conversation, passages } }: Case): string => {
  const names = path.filter(name => name.trim() !== '')
  // A name that a person gave has a space in it, or signs that no key of a file has.
  const given = names.findLast(name => /[^\w.:/-]/.test(name.trim()))
  if (given !== undefined) return given
  if (names.length > 0) return names.join(' › ')
  const subject = passages.find(({ kind }) => kind === 'subject')?.text.trim()
  if (subject) return subject.length > 120 ? `${subject.slice(0, 119).replace(/\p{Cs}$/u, '')}…` : subject
  return id ?? conversation ?? file.split('/').at(-1) ?? file
}

const facts = (one: Case): readonly string[] => {
  const { path, author, day, uses, id, conversation, branch, part } = one.message
  const title = titleOf(one)
  const names = path.join(' › ')
  return [
    one.file,
    ...(names === '' || names === title ? [] : [names]),
    ...(conversation === undefined || path.length > 0 || [title, id].includes(conversation)
      ? []
      : [`conversation ${conversation}`]),
    ...(author === undefined ? [] : [`by ${author}`]),
    ...(day === undefined ? [] : [dateText(day)]),
    ...(uses === undefined ? [] : [`used ${count(uses, 'time')}`]),
    ...(branch ? ['as other customers read it: a branch of the template'] : []),
    ...(part ? [`part ${part[0]} of ${part[1]}`] : []),
  ]
}

/** A message with what was found in it; `keeps` says which findings are wanted. */
export const card = (
  one: Case,
  kinds: readonly Kind[],
  keeps: (told: Told) => boolean = () => true,
): Node => {
  const { file, message } = one
  const kept = message.findings.flatMap((told, at) => (keeps(told) ? [{ told, number: at + 1 }] : []))
  const title = titleOf(one)
  const id = `message-${one.order}`
  const marks = kept.flatMap(({ told, number }) =>
    told.at ? [{ at: told.at, severity: told.severity, number }] : [],
  )
  const hidden = message.findings.length - kept.length
  return h(
    'article',
    { class: 'card', 'aria-labelledby': id },
    h(
      'header',
      {},
      h('h3', { id, lang: langOf(title), tabindex: -1 }, title),
      h('p', { class: 'facts' }, ...facts(one).map(each => h('span', { lang: langOf(each) }, each))),
    ),
    message.passages.length > 0 ? messageText(message.passages, marks) : undefined,
    h(
      'ol',
      { class: 'findings' },
      ...kept.map(({ told, number }) => {
        const kind = kinds[told.kind]
        return kind ? finding(told, number, kind, file) : undefined
      }),
    ),
    hidden > 0
      ? h(
          'p',
          { class: 'others' },
          `${count(hidden, 'other finding')} of this message ${hidden === 1 ? 'is' : 'are'} filtered out.`,
        )
      : undefined,
  )
}
