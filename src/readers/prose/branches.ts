import type { Located, Piece, Spell } from '../../text/located.ts'

/** A place where each customer sees one of several texts: the arms of an `if`, the cases of a plural. */
export interface Choice {
  /** In their order in the file; an empty one for a customer who sees nothing. A choice without arms is nothing. */
  readonly arms: readonly (readonly Part[])[]
  /** What is read where the arms are too many: all of them, one after the other. */
  readonly flat: () => readonly Piece[]
}

/** A stretch that everybody sees, or a choice. What no part covers is hidden: the tags that steer. */
export type Part = Piece | Choice

/** So many customers are looked at; each arm of a text that needs more is read, but in one sequence. */
export const mostReadings = 12

/** A choice with the number of readings that it takes to see all its arms. */
interface Branch {
  readonly arms: readonly Arm[]
  readonly width: number
}

interface Arm {
  readonly parts: readonly (Piece | Branch)[]
  readonly width: number
}

const isChoice = (part: Part): part is Choice => 'arms' in part
const isBranch = (part: Piece | Branch): part is Branch => 'arms' in part

const flatArm = (parts: readonly Part[]): Arm => ({
  parts: parts.flatMap((part): readonly Piece[] => (isChoice(part) ? part.flat() : [part])),
  width: 1,
})

const sum = (arms: readonly Arm[]): number => arms.reduce((all, { width }) => all + width, 0)

const measure = (parts: readonly Part[], depth: number): Arm => {
  if (depth >= mostReadings) return flatArm(parts)
  const measured = parts.flatMap((part): readonly (Piece | Branch)[] => {
    if (!isChoice(part)) return [part]
    if (part.arms.length > mostReadings) return part.flat()
    const arms = part.arms.map(arm => measure(arm, depth + 1))
    const width = sum(arms)
    if (width <= mostReadings) return [{ arms, width }]
    return [{ arms: part.arms.map(flatArm), width: part.arms.length }]
  })
  return { parts: measured, width: Math.max(1, ...measured.filter(isBranch).map(({ width }) => width)) }
}

const collect = ({ parts }: Arm, reading: number, pieces: Piece[]): void => {
  for (const part of parts) {
    if (!isBranch(part)) {
      pieces.push(part)
      continue
    }
    let rest = Math.min(reading, part.width - 1)
    for (const arm of part.arms) {
      if (rest < arm.width) {
        collect(arm, rest, pieces)
        break
      }
      rest -= arm.width
    }
  }
}

/**
 * The text as different customers see it. The first reading takes the first arm of every choice; each arm is in at
 * least one reading, and reading n takes the nth way through every choice (or its last), so that choices over one
 * condition agree.
 * Their number is what the widest nest of choices needs, so the cost stays linear.
 */
export const readings = (located: Located, parts: readonly Part[], spell?: Spell): readonly Located[] => {
  const all = measure(parts, 0)
  return Array.from({ length: all.width }, (_, reading) => {
    const pieces: Piece[] = []
    collect(all, reading, pieces)
    return located.select(pieces, spell)
  })
}
