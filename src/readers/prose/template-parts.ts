import type { Range } from '../../text/range.ts'
import type { Choice, Part } from './branches.ts'
import type { Step } from './template-tags.ts'

/** A tag that steers, with all that vanishes with it. */
export interface Tag extends Range {
  /** Which template language it is of: its opening sign. */
  readonly mark: string
  readonly step: Step
  /** The words that it prints, which stand behind it. */
  readonly before?: Range
}

type Opening = Extract<Step, { does: 'open' }>

interface Frame {
  readonly tag: Tag
  readonly opening: Opening
  readonly arms: (readonly Part[])[]
  /** Where the arm that is being read collects; a loop shares it with what is around it. */
  readonly parts: Part[]
  /** Where that arm begins in it. */
  readonly from: number
  /** Whether its last arm has begun. */
  last: boolean
}

/** A condition without its `not`. */
const conditionOf = ({ on, not }: Opening): { readonly key: string; readonly not: boolean } => {
  const bare = on.replace(/^\((.*)\)$/, '$1').replace(/^(?:not\s+|!\s*)/, '')
  return { key: bare.replace(/^\((.*)\)$/, '$1'), not: not !== /^\(?(?:not\s|!)/.test(on) }
}

/** The conditions that are asked as they are somewhere: what hangs on their opposite must go the other way. */
const askedIn = (tags: readonly Tag[]): ReadonlySet<string> =>
  new Set(
    tags.flatMap(({ step }) => {
      if (step.does !== 'open' || step.as !== 'if') return []
      const { key, not } = conditionOf(step)
      return not || key === '' ? [] : [key]
    }),
  )

const isBlank = (text: string, parts: readonly Part[]): boolean =>
  parts.every(part => !('arms' in part) && text.slice(part.start, part.end).trim() === '')

/** What everybody sees and what only some see; undefined where the tags do not fit together. */
export const partsOf = (text: string, tags: readonly Tag[]): readonly Part[] | undefined => {
  const asked = askedIn(tags)
  const stack: Frame[] = []
  const all: Part[] = []
  let cursor = 0

  const here = (): Part[] => stack.at(-1)?.parts ?? all

  const armsOf = ({ arms, opening, last }: Frame): readonly (readonly Part[])[] => {
    // Between a switch and its first case stands white space.
    const cases = opening.as === 'case' && isBlank(text, arms[0] ?? []) ? arms.slice(1) : arms
    if (opening.as === 'once' || last) {
      const { key, not } = conditionOf(opening)
      return not && asked.has(key) ? cases.toReversed() : cases
    }
    const { key, not } = conditionOf(opening)
    return not && asked.has(key) && cases.length === 1 ? [[], ...cases] : [...cases, []]
  }

  const close = (frame: Frame, end: number): void => {
    stack.pop()
    if (frame.opening.as === 'once' && frame.arms.length === 0) return
    frame.arms.push(frame.parts.splice(frame.from))
    const { start } = frame.tag
    const choice: Choice = { arms: armsOf(frame), flat: () => [{ start, end }] }
    here().push(choice)
  }

  for (const tag of tags) {
    const { mark, step, start, end } = tag
    if (start > cursor) here().push({ start: cursor, end: start })
    cursor = end
    if (step.does === 'vanish') continue
    if (step.does === 'open') {
      const parts = step.as === 'once' ? here() : []
      stack.push({ tag, opening: step, arms: [], parts, from: parts.length, last: false })
      continue
    }
    const frame = stack.at(-1)
    if (!frame || frame.tag.mark !== mark) return undefined
    if (step.does === 'turn' && !frame.last) {
      frame.arms.push(frame.parts.splice(frame.from))
      frame.last = step.last
    } else if (step.does === 'close' && (step.of ?? frame.opening.of) === frame.opening.of) close(frame, end)
    else return undefined
  }
  if (stack.length > 0) return undefined
  if (cursor < text.length) all.push({ start: cursor, end: text.length })
  return all
}
