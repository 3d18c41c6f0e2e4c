/** Another set, by its place among all, and which share of the members of both is in both, from 0 to 1. */
export interface Near {
  readonly other: number
  readonly share: number
}

type Members = readonly number[]

/** So many sets that hold a member are remembered, the last ones: a thousand copies cost no million comparisons. */
const mostHolders = 32

/** How many numbers two ascending lists have in common. */
const common = (a: Members, b: Members): number => {
  let [i, j, both] = [0, 0, 0]
  while (i < a.length && j < b.length) {
    const [x, y] = [a[i] as number, b[j] as number]
    if (x === y) both++
    if (x <= y) i++
    if (y <= x) j++
  }
  return both
}

/** The share of two sets that have so many members in common. */
const shareOf = (both: number, a: Members, b: Members): number => both / (a.length + b.length - both)

const membersOf = (sets: readonly Members[]): number => sets.reduce((sum, set) => sum + set.length, 0)

/** A power of two, several times as large: of so many hashes few fall into one place. */
const roomFor = (members: number): number => 2 ** Math.ceil(Math.log2(members * 4 + 1))

const none: Members = []

/** Of each set the members that another may have too; none where they are too few for any to be near. */
const sharedIn = (sets: readonly Members[], least: number): readonly Members[] => {
  const holders = new Uint8Array(roomFor(membersOf(sets)))
  const mask = holders.length - 1
  for (const set of sets) {
    for (let at = 0; at < set.length; at++) {
      const place = (set[at] as number) & mask
      if (holders[place] !== 2) (holders[place] as number)++
    }
  }
  return sets.map(set => {
    let shared = 0
    for (let at = 0; at < set.length; at++) if (holders[(set[at] as number) & mask] === 2) shared++
    return shared / set.length < least ? none : set.filter(hash => holders[hash & mask] === 2)
  })
}

/** Remembers which sets hold a member. */
const makeHolders = (members: number) => {
  const heads = new Int32Array(roomFor(members))
  const mask = heads.length - 1
  const [hashes, owners, before] = [0, 0, 0].map(() => new Int32Array(members + 1)) as [
    Int32Array,
    Int32Array,
    Int32Array,
  ]
  let length = 0
  return {
    /** Calls `each` with the last that hold it; whether those are all. */
    of: (hash: number, each: (owner: number) => void): boolean => {
      let at = heads[hash & mask] as number
      for (let steps = 0; at !== 0 && steps < mostHolders; steps++) {
        if (hashes[at] === hash) each(owners[at] as number)
        at = before[at] as number
      }
      return at === 0
    },
    add: (hash: number, owner: number): void => {
      const at = ++length
      hashes[at] = hash
      owners[at] = owner
      before[at] = heads[hash & mask] as number
      heads[hash & mask] = at
    },
  }
}

/**
 * For each of some sets of hashes, in ascending order, the nearest other that is near enough, of equal ones the last
 * before it; only sets that may pair. A set is compared only with those with which it has members in common.
 */
export const nearestSets = (
  sets: readonly Members[],
  least: number,
  mayPair: (a: number, b: number) => boolean,
): readonly (Near | undefined)[] => {
  const shared = sharedIn(sets, least)
  const holders = makeHolders(membersOf(shared))
  const nearest: (Near | undefined)[] = sets.map(() => undefined)
  /** How many members each has in common with the one that asks, as far as is known. */
  const inCommon = new Int32Array(sets.length)
  let others: number[] = []
  const meet = (other: number): void => {
    if (inCommon[other] === 0) others.push(other)
    ;(inCommon[other] as number)++
  }
  for (let one = 0; one < shared.length; one++) {
    const own = sets[one] as Members
    const members = shared[one] as Members
    let unknown = 0
    for (const hash of members) if (!holders.of(hash, meet)) unknown++
    for (const hash of members) holders.add(hash, one)
    for (const other of others) {
      const its = sets[other] as Members
      const known = inCommon[other] as number
      inCommon[other] = 0
      if (shareOf(known + unknown, own, its) < least) continue
      const share = shareOf(unknown === 0 ? known : common(own, its), own, its)
      if (share < least || !mayPair(one, other)) continue
      const near = nearest[one]
      if (!near || share > near.share || (share === near.share && other > near.other)) {
        nearest[one] = { other, share }
      }
      if (share > (nearest[other]?.share ?? 0)) nearest[other] = { other: one, share }
    }
    others = []
  }
  return nearest
}
