/** A stretch that holds the true value 95 times of a hundred. */
export interface Interval {
  readonly low: number
  readonly high: number
}

/** The normal quantile of a two-sided interval of 95 %. */
export const z95 = 1.959964

/**
 * The Wilson interval of a share (Wilson 1927; Brown, Cai and DasGupta 2001); undefined where nothing was counted. The
 * counts may be fractions: those of an effective sample.
 */
export const wilson = (hits: number, of: number, z = z95): Interval | undefined => {
  if (of <= 0) return undefined
  const share = hits / of
  const centre = share + (z * z) / (2 * of)
  const spread = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of))
  const scale = 1 + (z * z) / of
  return { low: Math.max(0, (centre - spread) / scale), high: Math.min(1, (centre + spread) / scale) }
}

/** Counts of messages in conversations: of `messages`, `hits` have a finding. */
export interface Counts {
  readonly conversations: number
  readonly messages: number
  readonly hits: number
  /** Over the conversations: sums of messages², hits² and messages × hits. */
  readonly messages2: number
  readonly hits2: number
  readonly products: number
}

/**
 * As many independent messages as these are worth. Messages of one conversation are alike, so that the interval of
 * all messages would be too narrow; it is widened by the design effect of conversations as clusters (Kish 1965; Korn and
 * Graubard 1998), and never narrowed.
 */
export const effective = ({ conversations, messages, hits, messages2, hits2, products }: Counts): number => {
  const share = messages === 0 ? 0 : hits / messages
  if (conversations < 2 || share === 0 || share === 1 || messages < 2) return messages
  const between = Math.max(0, hits2 - 2 * share * products + share * share * messages2)
  const clustered = (conversations / (conversations - 1)) * (between / (messages * messages))
  const simple = (share * (1 - share)) / (messages - 1)
  return messages / Math.max(1, clustered / simple)
}

/** The interval of a share of messages. */
export const intervalOf = (counts: Counts, z = z95): Interval | undefined => {
  const worth = effective(counts)
  return counts.messages === 0 ? undefined : wilson((counts.hits / counts.messages) * worth, worth, z)
}

/** The normal quantile (Acklam’s approximation, relative error below 1.2e-9) for p above 0.97575. */
export const quantile = (p: number): number => {
  const q = Math.sqrt(-2 * Math.log(1 - p))
  const up =
    ((((-0.00778489400243029 * q - 0.322396458041136) * q - 2.40075827716184) * q - 2.54973253934373) * q +
      4.37466414146497) *
      q +
    2.93816398269878
  const down =
    (((0.00778469570904146 * q + 0.32246712907004) * q + 2.445134137143) * q + 3.75440866190742) * q + 1
  return -up / down
}

/** The quantile for `many` intervals that shall all hold together 95 times of a hundred (Bonferroni). */
export const zFor = (many: number): number => (many < 2 ? z95 : quantile(1 - 0.025 / many))

/** The interval of the difference of two shares, after minus before (Newcombe 1998, method 10). */
export const difference = (
  before: Counts,
  after: Counts,
  z = z95,
): (Interval & { readonly by: number }) | undefined => {
  const [one, two] = [intervalOf(before, z), intervalOf(after, z)]
  if (!one || !two) return undefined
  const [a, b] = [before.hits / before.messages, after.hits / after.messages]
  const by = b - a
  return {
    by,
    low: by - Math.hypot(b - two.low, one.high - a),
    high: by + Math.hypot(two.high - b, a - one.low),
  }
}
