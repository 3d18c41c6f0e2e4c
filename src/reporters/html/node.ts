/** A piece of a page: words, which stay words wherever they come from, or an element. */
export type Node = string | Element

export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>

export interface Element {
  readonly tag: string
  readonly attributes: Attributes
  readonly children: readonly Node[]
}

type Child = Node | undefined | readonly (Node | undefined)[]

/** An element; what is undefined among its children is left out. */
export const h = (tag: string, attributes: Attributes, ...children: readonly Child[]): Element => ({
  tag,
  attributes,
  children: children.flat().filter(child => child !== undefined),
})

/** Words that only a screen reader tells. */
export const unseen = (words: string): Element => h('span', { class: 'unseen' }, words)
