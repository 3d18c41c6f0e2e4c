import type { Token } from '../../src/language/tokens.ts'
import { judge, type Said } from '../../src/rule/check.ts'
import { sentenceAt, tokensFrom } from '../../src/rule/regions.ts'
import type { MessageView, PassageView } from '../../src/rule/view.ts'
import { late } from '../../src/text/late-pattern.ts'
import { firstEndingAfter, overlaps, type Range } from '../../src/text/range.ts'

/** Words that are stressed by capitals even where they stand alone. */
const alone = new Set(['MUST', 'NOT', 'NEVER', 'NOW', 'IMMEDIATELY', 'STOP'])
/** Words that no heading has. */
const addressing = /\b(?:PLEASE|YOU|YOUR|MUST|NOT|NEVER|WILL)\b/
const longestHeading = 6
const stillKinds = new Set(['heading', 'subject', 'button', 'cell'])

const found = (passage: PassageView, { start, end }: Range): string => passage.text.slice(start, end)

const isUpper = (token: Token | undefined): boolean =>
  token !== undefined && token.type === 'word' && token.shape === 'upper'

/** A lone letter between words in capitals: “I”, “A”. */
const isLetter = (passage: PassageView, token: Token | undefined): boolean =>
  token !== undefined && token.type === 'word' && /^\p{Lu}$/u.test(found(passage, token))

/** The row of words in capitals around one of them. */
const rowAround = (passage: PassageView, seed: Range): { readonly range: Range; readonly words: number } => {
  const { tokens } = passage
  const sentence = sentenceAt(passage, seed.start).range
  const at = tokensFrom(passage, seed.start)
  let [first, last] = [at, at]
  const joins = (index: number): boolean => {
    const token = tokens[index]
    return (
      token !== undefined &&
      token.start >= sentence.start &&
      token.end <= sentence.end &&
      (isUpper(token) || isLetter(passage, token))
    )
  }
  while (joins(first - 1)) first--
  while (joins(last + 1)) last++
  while (first < at && !isUpper(tokens[first])) first++
  while (last > at && !isUpper(tokens[last])) last--
  const row = tokens.slice(first, last + 1)
  return {
    range: { start: row[0]?.start ?? seed.start, end: row.at(-1)?.end ?? seed.end },
    words: row.filter(token => isUpper(token) && !token.glued).length,
  }
}

/** A line in capitals that nothing ends and that nobody is spoken to in, above other lines. */
const isHeading = (message: MessageView, passage: PassageView, row: Range, words: number): boolean => {
  const sentence = sentenceAt(passage, row.start).range
  return (
    row.start <= sentence.start &&
    !/[.!?…]/.test(passage.text.slice(row.end, sentence.end)) &&
    words <= longestHeading &&
    message.content().length > 1 &&
    !addressing.test(found(passage, row))
  )
}

function* capitals(message: MessageView, hit: Said, row: ReturnType<typeof rowAround>): Iterable<Said> {
  const { passage } = hit
  const { range, words } = row
  const text = found(passage, range)
  if (words < 2 && !alone.has(text)) return
  if (isHeading(message, passage, range, words)) return
  const lower = text.toLowerCase().replace(/\bi\b/g, 'I')
  const starts = range.start === sentenceAt(passage, range.start).range.start
  yield {
    ...hit,
    range,
    severity: words < 2 ? 'info' : hit.severity,
    message: hit.message.replace(`“${found(passage, hit.range)}”`, `“${text}”`),
    offers: [{ text: starts ? lower.charAt(0).toUpperCase() + lower.slice(1) : lower, safe: false }],
  }
}

const marks = /[!?！？]/
const space = /[^\S\n]/

/** The whole row of marks, with the space before it. */
function* markRow(hit: Said): Iterable<Said> {
  const { text } = hit.passage
  let { start, end } = hit.range
  while (marks.test(text.charAt(start - 1))) start--
  while (marks.test(text.charAt(end))) end++
  // A template's {!! … !!}, or code.
  if (/[{<([]/.test(text.charAt(start - 1)) || /[}[\w]/.test(text.charAt(end))) return
  while (start > 0 && space.test(text.charAt(start - 1))) start--
  yield moved(hit, { start, end })
}

const moved = (hit: Said, range: Range): Said => ({
  ...hit,
  range,
  message: hit.message.replace(`“${found(hit.passage, hit.range)}”`, `“${found(hit.passage, range)}”`),
})

const cheerful = late(
  () =>
    /(?:[😀-😄😆😉-😎😏🙂🙃😛-😝🤣🥳🎉🎊✨💕💖😺😸]\ufe0f?|(?<![\p{L}\d])[:;]-?[)DP](?![\p{L}\d])|\^_?\^|\[(?:微笑|呲牙|龇牙|偷笑|哈哈|可爱|愉快|憨笑|大笑|嘿哈)\])/u,
)

/** What turns bad news: the mark behind it belongs to the way out. */
const turning = /\b(?:but|however|instead|though)\b|但|不过|不過|推荐|推薦|可以/u

/** No sentence that people write goes on further behind the words, and none ends in more marks. */
const reach = 1000
const longestTail = 40

/** What every text holds that is cheerful. */
const mayCheer = /[!！]|[:;]-?[)DP]|\^|\[[^\0-\x7f]|[\u2600-\u27bf\u{1f300}-\u{1faff}]/u

/** The cheerful mark of the sentence that says sorry or no: a face, else the “!” that ends it. */
function* cheer(hit: Said): Iterable<Said> {
  const { passage, range } = hit
  const { text } = passage
  // What is left of a passage is looked through sooner than its sentences are told apart.
  const left = text.slice(range.end, range.end + reach)
  if (range.end + reach >= text.length && !mayCheer.test(left)) return
  const sentence = sentenceAt(passage, range.start).range
  // A face may stand behind the mark that ends the sentence.
  const behind = /^[^\S\n]*[^\p{L}\p{N}\n]{0,8}/u.exec(text.slice(sentence.end))?.[0].length ?? 0
  const rest = text.slice(range.end, Math.min(sentence.end + behind, range.end + reach))
  const face = cheerful().exec(rest)
  if (face) {
    const start = range.end + face.index
    return yield moved(hit, { start, end: start + face[0].length })
  }
  const tail = Math.max(range.end, sentence.end - longestTail)
  const end = /[!！](?=[^\p{L}\p{N}]*$)/u.exec(text.slice(tail, sentence.end))
  if (!end || turning.test(rest.slice(0, tail + end.index - range.end))) return
  const start = tail + end.index
  yield moved(hit, { start, end: start + 1 })
}

const waves = /^[~～]{3,}/

function* waving(hit: Said): Iterable<Said> {
  const { end } = hit.range
  const row = waves.exec(hit.passage.text.slice(end, end + 50))?.[0]
  if (row) yield moved(hit, { start: end, end: end + row.length })
}

function* look(hit: Said): Iterable<Said> {
  switch (hit.entry?.id.replace(/-zh$/, '')) {
    case 'cheer':
      return yield* cheer(hit)
    case 'waves':
      return yield* waving(hit)
    default:
      return yield* markRow(hit)
  }
}

const isCapitals = ({ entry }: Said): boolean => entry?.id === 'capitals'

/** What the hits in capitals come to; each row is looked at once, however many of its words were hit. */
function* rows(message: MessageView, hits: readonly Said[]): Iterable<Said> {
  const ends = new Map<PassageView, number>()
  for (const hit of hits) {
    const { passage, range } = hit
    if (!isCapitals(hit) || stillKinds.has(passage.passage.kind) || range.start < (ends.get(passage) ?? 0))
      continue
    const row = rowAround(passage, range)
    ends.set(passage, row.range.end)
    yield* capitals(message, hit, row)
  }
}

const rank = ({ entry }: Said): number => {
  const id = entry?.id ?? ''
  return id.startsWith('asks') ? 0 : id.startsWith('cheer') ? 2 : 1
}

/** What every text holds in which anything is kept: “!”, two “?”, capitals, waves or a face. Without large classes. */
const loud =
  /[!！]|[?？][^a-z\d]*[?？]|[A-Z]{2}|[~～]{3}|[:;]-?[)DP]|\^|\[[^\0-\x7f]|[\u2600-\u27bf\u{1f300}-\u{1faff}]/u

/** Widens what the phrases found to rows, and keeps what raises the voice. */
export default judge({
  options: {},
  when: () => false,
  keeps: ({ message: { passages } }) => passages.some(({ located }) => loud.test(located.text)),
  *check(message, { hits }) {
    const all = [
      ...rows(message, hits),
      ...hits.filter(hit => !isCapitals(hit)).flatMap(hit => [...look(hit)]),
    ]
    const kept: Said[] = []
    const taken = new Map<PassageView, Range[]>()
    for (const said of all.sort((a, b) => rank(a) - rank(b))) {
      const { passage, range } = said
      const ranges = taken.get(passage) ?? []
      const at = firstEndingAfter(ranges, range.start)
      const next = ranges[at]
      if (next && overlaps(next, range)) continue
      taken.set(passage, ranges)
      ranges.splice(at, 0, range)
      kept.push(said)
    }
    yield* kept.sort((a, b) => a.passage.index - b.passage.index || a.range.start - b.range.start)
  },
})
