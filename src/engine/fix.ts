import type { Reading } from '../readers/reader.ts'
import { type Edit, isRefusal, type Refusal } from '../text/edit.ts'
import type { Problem } from '../text/problem.ts'
import { applyEdits, type Planned } from './planned.ts'
import { holds, seenIn } from './reads-alike.ts'
import type { Diagnostic, ReportedRewrite } from './report.ts'
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

/** Rewrites may make room for others; this often at most. */
const mostPasses = 10

const misread = 'the file would read differently afterwards'

const wanted = (unsafe: boolean) => (rewrite: ReportedRewrite) => {
  const complete = rewrite.edits.length > 0 || rewrite.refused !== undefined
  return complete && (unsafe || rewrite.safe)
}

/**
 * Takes stretches of a text; false where one touches a stretch that was taken. An edit that puts words between two
 * letters takes the letter behind them.
 */
const makeTaking = () => {
  const taken = new Set<number>()
  const isFree = ({ start, end }: Edit): boolean => {
    for (let at = start; at < Math.max(end, start + 1); at++) if (taken.has(at)) return false
    return true
  }
  return (edits: readonly Edit[]): boolean => {
    if (!edits.every(isFree)) return false
    for (const { start, end } of edits)
      for (let at = start; at < Math.max(end, start + 1); at++) taken.add(at)
    return true
  }
}

/** One rewrite a finding, none touching another: the earlier in the file wins. */
const plan = (findings: readonly Diagnostic[], unsafe: boolean) => {
  const planned: Planned[] = []
  const refused: Refused[] = []
  const take = makeTaking()
  for (const finding of findings) {
    const rewrite = finding.rewrites.find(wanted(unsafe))
    if (!rewrite) continue
    const { text: words, change, edits } = rewrite
    if (rewrite.refused !== undefined) refused.push({ finding, reason: rewrite.refused })
    else if (change && take(edits)) planned.push({ finding, words, change, edits })
  }
  return { planned, refused }
}

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
