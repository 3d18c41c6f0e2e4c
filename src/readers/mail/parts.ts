import type { Located } from '../../text/located.ts'
import type { Problem } from '../../text/problem.ts'
import { bodyText, type Units } from './body-text.ts'
import { delimited } from './delimited.ts'
import { type ContentType, contentTypeOf, fieldOf, type Head, headOf, valueIn } from './fields.ts'

/** A text that a part holds. */
export interface Leaf {
  readonly html: boolean
  readonly flowed: boolean
  /** Whether flowed lines lose the space before their break (RFC 3676, 4.1). */
  readonly delSp: boolean
  readonly located: Located
}

/** What the parts of a mail come to. */
export interface Parts {
  /** The texts that a reader is shown, in their order. */
  readonly shown: readonly Leaf[]
  /** The same once more, for mailers that show no HTML. */
  readonly other: readonly Leaf[]
  /** Whole messages inside, each as a text of its own. */
  readonly inner: readonly Located[]
  readonly problems: readonly Problem[]
  /** Part types that hold the message and were not read. */
  readonly unread: readonly string[]
}

/** A message or part: its head, and its body up to `end`. */
export interface Entity {
  readonly located: Located
  readonly head: Head
  readonly end: number
  readonly units: Units
  /** Whether it goes on to the end of the file. */
  readonly open: boolean
}

const nothing: Parts = { shown: [], other: [], inner: [], problems: [], unread: [] }

/** No mailer nests deeper. */
const deepest = 25

const joined = (all: readonly Parts[]): Parts => ({
  shown: all.flatMap(parts => parts.shown),
  other: all.flatMap(parts => parts.other),
  inner: all.flatMap(parts => parts.inner),
  problems: all.flatMap(parts => parts.problems),
  unread: all.flatMap(parts => parts.unread),
})

const problemAt = (located: Located, at: number, problem: string, hint: string): Parts => {
  const start = Math.max(0, Math.min(at, located.text.length - 1))
  return {
    ...nothing,
    problems: [{ problem, hint, offset: located.source({ start, end: start + 1 }).start }],
  }
}

/** The last of the alternatives that has HTML is shown; what has none is the other copy (RFC 2046, 5.1.4). */
const alternatives = (all: readonly Parts[]): Parts => {
  const hasHtml = ({ shown }: Parts): boolean => shown.some(({ html }) => html)
  const best = all.findLast(hasHtml) ?? all.find(({ shown }) => shown.length > 0)
  const twin = all.find(parts => parts !== best && parts.shown.length > 0 && !hasHtml(parts))
  return { ...joined(all), shown: best?.shown ?? [], other: twin?.shown ?? best?.other ?? [] }
}

const multipart = (entity: Entity, { type, parameters }: ContentType, depth: number): Parts => {
  const { located, head, end, units, open } = entity
  const boundary = parameters.get('boundary')
  if (!boundary) {
    return problemAt(
      located,
      fieldOf(head, 'content-type')?.start ?? 0,
      'A multipart mail does not say what stands between its parts.',
      'Expected Content-Type: multipart/…; boundary="…".',
    )
  }
  const { ranges, unclosed } = delimited(located.text, head.body, end, boundary)
  const cut =
    unclosed === undefined
      ? nothing
      : problemAt(
          located,
          unclosed,
          'The parts of a mail have no end.',
          `Expected the line “--${boundary}--” after the last of them; the file may be cut off.`,
        )
  const children = ranges.map(range =>
    partsOf(
      {
        located,
        head: headOf(located.text, range.start, range.end),
        end: range.end,
        units,
        open: open && range.open,
      },
      depth + 1,
    ),
  )
  const wanted = type === 'multipart/signed' || type === 'multipart/related' ? children.slice(0, 1) : children
  const read = type === 'multipart/alternative' ? alternatives(children) : joined(wanted)
  return { ...read, problems: [...cut.problems, ...read.problems] }
}

const innerMessage = (entity: Entity): Parts => {
  const { located, head, end, units, open } = entity
  const text = located.slice(head.body, end)
  const transfer = valueIn(head, 'content-transfer-encoding').toLowerCase()
  if (transfer !== 'base64' && transfer !== 'quoted-printable') return { ...nothing, inner: [text] }
  const read = bodyText({ located: text, units, transfer, charset: 'iso-8859-1', open })
  return {
    ...nothing,
    inner: read.located ? [read.located] : [],
    problems: read.problem ? [read.problem] : [],
  }
}

const leaf = (entity: Entity, { type, parameters }: ContentType): Parts => {
  const { located, head, end, units, open } = entity
  const encoded = {
    located: located.slice(head.body, end),
    units,
    transfer: valueIn(head, 'content-transfer-encoding').toLowerCase(),
    charset: parameters.get('charset') ?? 'us-ascii',
    open,
  }
  const read = bodyText(encoded)
  const problems = read.problem ? [read.problem] : []
  if (!read.located) return { ...nothing, problems }
  const flowed = type === 'text/plain' && parameters.get('format')?.toLowerCase() === 'flowed'
  const delSp = parameters.get('delsp')?.toLowerCase() === 'yes'
  return {
    ...nothing,
    problems,
    shown: [{ html: type === 'text/html', flowed, delSp, located: read.located }],
  }
}

/** Types that stand in place of the text. */
const sealed =
  /^(?:multipart\/encrypted|application\/(?:x-)?pkcs7-mime|application\/(?:vnd\.)?ms-tnef|application\/pgp-encrypted)$/

/** What the parts of a message or part come to; attachments and pictures are passed over. */
export const partsOf = (entity: Entity, depth = 0): Parts => {
  const { located, head } = entity
  if (depth > deepest) {
    const hint = `Expected at most ${deepest} levels; open the mail and save its text.`
    return problemAt(located, head.body, 'The parts of a mail are nested too deep.', hint)
  }
  const content = contentTypeOf(valueIn(head, 'content-type') || 'text/plain')
  if (sealed.test(content.type)) return { ...nothing, unread: [content.type] }
  if (content.type.startsWith('multipart/')) return multipart(entity, content, depth)
  if (content.type === 'message/rfc822' || content.type === 'message/global') return innerMessage(entity)
  if (/^\s*attachment\b/i.test(valueIn(head, 'content-disposition'))) return nothing
  return content.type === 'text/plain' || content.type === 'text/html' || !content.type.includes('/')
    ? leaf(entity, content)
    : nothing
}
