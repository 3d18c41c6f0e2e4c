import { visiblePage } from '../../visible.ts'
import type { Node as Piece } from '../node.ts'

/** A piece of the page in the document. Words become text, never markup. */
export const inDocument = (piece: Piece): Node => {
  if (typeof piece === 'string') return document.createTextNode(visiblePage(piece))
  const element = document.createElement(piece.tag)
  for (const [name, value] of Object.entries(piece.attributes)) {
    if (value === undefined || value === false) continue
    element.setAttribute(name, value === true ? '' : String(value))
  }
  element.append(...piece.children.map(inDocument))
  return element
}

/** The one element that a selector finds; the page was written with it. */
export const one = <T extends Element>(selector: string): T => {
  const found = document.querySelector<T>(selector)
  if (!found) throw new Error(`this page has no ${selector}`)
  return found
}

/** The same for what is not on every page. */
export const maybe = <T extends Element>(selector: string): T | undefined =>
  document.querySelector<T>(selector) ?? undefined
