import type { PassageKind } from '../../text/conversation.ts'
import { bodies, empty, endedBy, heads, kindOf, silent } from './html-elements.ts'

interface Element {
  readonly name: string
  readonly kind: PassageKind
}

/** Which elements are open at a place in a document, and so what its text is. */
export interface Outline {
  /** Returns whether the passage before the tag ends there. */
  readonly open: (name: string, closed: boolean) => boolean
  readonly close: (name: string) => boolean
  /** What text here is, or undefined where it is no prose. */
  readonly kind: () => PassageKind | undefined
  /** Whether white space counts here. */
  readonly pre: () => boolean
}

/** No real page nests deeper; only so far is a forgotten end tag looked for. */
const deepest = 200

export const outline = (): Outline => {
  const elements: Element[] = []
  const counts = new Map<string, number>()
  let hushed: { readonly name: string; depth: number } | undefined
  let inHead = false

  const count = (name: string): number => counts.get(name) ?? 0
  const around = (): PassageKind => elements.at(-1)?.kind ?? 'paragraph'

  const cut = (length: number): void => {
    while (elements.length > length) {
      const { name } = elements.pop() as Element
      counts.set(name, count(name) - 1)
    }
  }

  const endImplied = (opening: string): void => {
    const { ends, within } = endedBy(opening)
    const least = Math.max(0, elements.length - deepest)
    for (let i = elements.length - 1; i >= least; i--) {
      const { name } = elements[i] as Element
      if (ends.has(name)) {
        cut(i)
        return
      }
      if (within.has(name)) return
    }
  }

  const open = (name: string, closed: boolean): boolean => {
    if (hushed) {
      if (name === hushed.name && !closed) hushed.depth++
      return false
    }
    if (silent.has(name)) {
      const ends = closed && name !== 'script' && name !== 'style'
      if (!ends) hushed = { name, depth: 1 }
      return false
    }
    if (heads.has(name)) {
      inHead = true
      return true
    }
    const kind = kindOf(name, around())
    if (!kind) return false
    if (kind !== 'subject' && (bodies.has(name) || name === 'div' || name === 'p' || name === 'table'))
      inHead = false
    endImplied(name)
    if (!empty.has(name) && !(closed && name.startsWith('mj-'))) {
      elements.push({ name, kind: kindOf(name, around()) ?? kind })
      counts.set(name, count(name) + 1)
    }
    return true
  }

  const close = (name: string): boolean => {
    if (hushed) {
      if (name === hushed.name && --hushed.depth === 0) hushed = undefined
      return false
    }
    if (heads.has(name)) inHead = false
    if (count(name) > 0) cut(elements.findLastIndex(element => element.name === name))
    return heads.has(name) || kindOf(name, 'paragraph') !== undefined
  }

  const kind = (): PassageKind | undefined => {
    if (hushed || (inHead && around() !== 'subject')) return undefined
    return around()
  }

  return { open, close, kind, pre: () => count('pre') > 0 }
}
