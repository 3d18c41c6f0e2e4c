import type { Owner } from './ruleset.ts'

// What a phrase is for, as numbers.
export const signalKind = 1
export const matchKind = 2
export const notKind = 3

/** What the phrases of an automaton are for, in columns: a look at all hits of a text makes no objects. */
export interface PhraseColumns {
  /** `signalKind`, `matchKind`, `notKind`; 0 for a phrase of a rule that is off, or one that the house prefers. */
  readonly kinds: Uint8Array
  /** The number of a signal; of a phrase of an entry that of the entry. */
  readonly names: Int32Array
  /** Of a phrase of an entry the place of its rule in the set. */
  readonly ruleOf: Int32Array
  /** The numbers of the signals. */
  readonly signals: ReadonlyMap<string, number>
}

/** Makes the columns of phrases from their owners. */
export const phraseColumns = (owners: readonly (Owner | undefined)[]): PhraseColumns => {
  const kinds = new Uint8Array(owners.length)
  const names = new Int32Array(owners.length)
  const ruleOf = new Int32Array(owners.length)
  const signals = new Map<string, number>()
  const entries = new Map<unknown, number>()
  const numberIn = <K>(known: Map<K, number>, key: K): number => {
    const number = known.get(key) ?? known.size
    known.set(key, number)
    return number
  }
  for (let phrase = 0; phrase < owners.length; phrase++) {
    const owner = owners[phrase]
    if (!owner || owner.is === 'preferred') continue
    // Phrases of an entry stand together, and share their owner.
    if (owner === owners[phrase - 1]) {
      kinds[phrase] = kinds[phrase - 1] as number
      names[phrase] = names[phrase - 1] as number
      ruleOf[phrase] = ruleOf[phrase - 1] as number
      continue
    }
    if (owner.is === 'signal') {
      kinds[phrase] = signalKind
      names[phrase] = numberIn(signals, owner.name)
    } else {
      kinds[phrase] = owner.is === 'match' ? matchKind : notKind
      names[phrase] = numberIn(entries, owner.entry)
      ruleOf[phrase] = owner.number
    }
  }
  return { kinds, names, ruleOf, signals }
}
