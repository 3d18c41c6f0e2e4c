import type { Reading } from '../readers/reader.ts'
import type { Message, Passage } from '../text/conversation.ts'
import { type Edit, isRefusal, type Refusal } from '../text/edit.ts'
import { isProblem, type Problem } from '../text/problem.ts'
import { overlaps } from '../text/range.ts'
import type { Change, Diagnostic, ReportedRewrite } from './report.ts'
import { replacement } from './rewrite.ts'

/** How a text is read and checked, always in the same way. */
export interface Examiner {
  readonly read: (text: string) => Promise<Reading | Problem | undefined>
  /** What is found in it and may be mended. */
  readonly check: (text: string) => Promise<readonly Diagnostic[]>
}

/** A finding whose rewrite is now in the text; its place is the one it had before. */
export interface Applied {
  readonly finding: Diagnostic
  readonly words: string
}

/** A finding whose rewrite can't be put into the file, and why. */
export interface Refused {
  readonly finding: Diagnostic
  readonly reason: string
}

export interface FixedText {
  readonly text: string
  readonly applied: readonly Applied[]
  readonly refused: readonly Refused[]
}

/** A rewrite that is about to be made. */
export interface Planned {
  readonly finding: Diagnostic
  readonly words: string
  readonly change: Change
  readonly edits: readonly Edit[]
}

/** Rewrites may make room for others; this often at most. */
const mostPasses = 10

const misread = 'the file would read differently afterwards'

const wanted = (unsafe: boolean) => (rewrite: ReportedRewrite) => {
  const complete = rewrite.edits.length > 0 || rewrite.refused !== undefined
  return complete && (unsafe || rewrite.safe)
}

/** One rewrite a finding, none touching another: the earlier in the file wins. */
const plan = (findings: readonly Diagnostic[], unsafe: boolean) => {
  const planned: Planned[] = []
  const refused: Refused[] = []
  for (const finding of findings) {
    const rewrite = finding.rewrites.find(wanted(unsafe))
    if (!rewrite) continue
    const { text: words, change, edits } = rewrite
    if (rewrite.refused !== undefined) refused.push({ finding, reason: rewrite.refused })
    else if (change && !planned.some(other => touch(other.edits, edits)))
      planned.push({ finding, words, change, edits })
  }
  return { planned, refused }
}

const touch = (some: readonly Edit[], others: readonly Edit[]): boolean =>
  some.some(one => others.some(other => overlaps(one, other) || one.start === other.start))

/** The text with all edits made; their places are those of the text before. */
export const applyEdits = (text: string, edits: readonly Edit[]): string => {
  const parts: string[] = []
  let last = 0
  for (const { start, end, text: words } of edits.toSorted((a, b) => a.start - b.start)) {
    parts.push(text.slice(last, start), words)
    last = end
  }
  return [...parts, text.slice(last)].join('')
}

/** A passage as it must be found again. */
interface Seen {
  readonly where: string
  readonly start: number
  readonly end: number
  readonly text: string
}

const whereOf = ({ path, role, audience, author }: Message, { kind }: Passage): string =>
  [...path, role, audience, author ?? '', kind].join('\n')

/** Every passage of a reading, in its order; undefined where something could not be read. */
const seenIn = (reading: Reading | Problem | undefined): readonly Seen[] | undefined => {
  if (!reading || isProblem(reading)) return undefined
  const seen: Seen[] = []
  for (const talk of reading.conversations) {
    if (isProblem(talk)) return undefined
    for (const message of talk.messages) {
      const { passages, otherReadings = [], twin = [] } = message
      for (const passage of [...passages, ...otherReadings.flat(), ...twin]) {
        const { located } = passage
        const place = located.source({ start: 0, end: located.text.length })
        seen.push({ where: whereOf(message, passage), ...place, text: located.text })
      }
    }
  }
  return seen
}

const isPassage = ({ start, end, text }: Seen, { located }: Passage): boolean => {
  if (text !== located.text) return false
  const place = located.source({ start: 0, end: text.length })
  return place.start === start && place.end === end
}

/** What a passage must read like after the changes; undefined where it shares a changed stretch with another reading. */
const expected = (seen: Seen, planned: readonly Planned[]): string | undefined => {
  const own = planned.filter(({ change: { passage, twin } }) =>
    [passage, twin].some(one => one !== undefined && isPassage(seen, one)),
  )
  const shared = planned
    .filter(one => !own.includes(one))
    .some(({ edits }) => edits.some(edit => edit.start < seen.end && seen.start < edit.end))
  if (shared) return undefined
  const edits = own.map(({ change: { range, words } }) => ({ ...range, text: words }))
  return applyEdits(seen.text, edits)
}

const holds = (
  before: readonly Seen[],
  after: readonly Seen[] | undefined,
  planned: readonly Planned[],
): boolean =>
  after?.length === before.length &&
  before.every((seen, index) => {
    const found = after[index]
    const text = expected(seen, planned)
    return found?.where === seen.where && (text === undefined || found.text === text)
  })

/** As many of the rewrites as leave the file readable as it was, but for the rewritten words. */
const verified = async (text: string, planned: readonly Planned[], read: Examiner['read']) => {
  const before = seenIn(await read(text)) ?? []
  const kept: Planned[] = []
  const refused: Refused[] = []
  const apply = (some: readonly Planned[]): string =>
    applyEdits(
      text,
      some.flatMap(({ edits }) => edits),
    )
  const add = async (group: readonly Planned[]): Promise<void> => {
    const all = [...kept, ...group]
    if (holds(before, seenIn(await read(apply(all))), all)) {
      kept.push(...group)
      return
    }
    const [first] = group
    if (group.length === 1 && first) {
      refused.push({ finding: first.finding, reason: misread })
      return
    }
    const half = group.length >> 1
    await add(group.slice(0, half))
    await add(group.slice(half))
  }
  if (planned.length > 0) await add(planned)
  return { text: apply(kept), kept, refused }
}

/**
 * Puts rewrites into a text until none is left to put: the safe ones, or the first offer of every finding where `unsafe`
 * says so. After every pass the text is read again; a rewrite after which any other passage reads differently is refused.
 */
export const fixText = async (
  source: string,
  { read, check }: Examiner,
  unsafe: boolean,
): Promise<FixedText> => {
  const applied: Applied[] = []
  let text = source
  for (let pass = 0; ; pass++) {
    const { planned, refused } = plan(await check(text), unsafe)
    const made = await verified(text, pass < mostPasses ? planned : [], read)
    if (made.kept.length === 0) return { text, applied, refused: [...refused, ...made.refused] }
    applied.push(...made.kept.map(({ finding, words }) => ({ finding, words })))
    text = made.text
  }
}

/** The rewrite that puts words of somebody's own in the place of a finding's, or why there is none. */
export const ownRewrite = (finding: Diagnostic, words: string): Planned | Refusal => {
  if (!finding.within) return { refused: 'the words are not of one passage' }
  const { passage, range } = finding.within
  const change = { passage, ...replacement(passage.located.text, range, words) }
  const edit = passage.located.replace(change.range, change.words)
  return isRefusal(edit) ? edit : { finding, words, change, edits: [edit] }
}

/** The text with one rewrite made; refused if any other passage would read differently then. */
export const rewriteOne = async (
  text: string,
  planned: Planned,
  read: Examiner['read'],
): Promise<string | Refusal> => {
  const { text: made, refused } = await verified(text, [planned], read)
  return refused[0] ? { refused: refused[0].reason } : made
}

/** Whether every passage of a text reads the same in another, which has a comment more. */
export const readsAlike = async (text: string, other: string, read: Examiner['read']): Promise<boolean> =>
  holds(seenIn(await read(text)) ?? [], seenIn(await read(other)), [])
