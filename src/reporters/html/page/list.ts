import { card } from '../card.ts'
import { type Choice, type Chosen, keeps } from '../choose.ts'
import type { Case, Kind } from '../data.ts'
import { count, number } from '../words.ts'
import { inDocument, one } from './dom.ts'

/** Messages on one page of the list: the document stays small however many there are. */
const onPage = 20

const button = (words: string, go: (() => void) | undefined): HTMLButtonElement => {
  const made = document.createElement('button')
  made.type = 'button'
  made.textContent = words
  made.disabled = go === undefined
  if (go) made.addEventListener('click', go)
  return made
}

/** The list of messages, page by page. */
export const list = (all: readonly Case[], kinds: readonly Kind[]) => {
  const cards = one('.cards')
  const pager = one('.pager')
  const status = one('.status')
  const turn = ({ cases, findings }: Chosen, choice: Choice, at: number): void => {
    const pages = Math.max(1, Math.ceil(cases.length / onPage))
    const shown = cases.slice(at * onPage, (at + 1) * onPage)
    const keep = keeps(choice, kinds)
    cards.replaceChildren(...shown.map(each => inDocument(card(each, kinds, keep))))
    status.textContent =
      cases.length === 0
        ? `Nothing matches, of ${count(all.length, 'message')} with findings. Take a filter away, or press Escape in the search.`
        : `${count(findings, 'finding')} in ${count(cases.length, 'message')}${pages > 1 ? `; page ${number(at + 1)} of ${number(pages)}` : ''}`
    const go = (to: number) => (): void => {
      turn({ cases, findings }, choice, to)
      const title = cards.querySelector<HTMLElement>('h3')
      title?.focus({ preventScroll: true })
      title?.closest('article')?.scrollIntoView({ block: 'start' })
    }
    const place = document.createElement('span')
    place.textContent = `Page ${number(at + 1)} of ${number(pages)}`
    pager.replaceChildren(
      ...(pages === 1
        ? []
        : [
            button('First', at > 0 ? go(0) : undefined),
            button('Previous', at > 0 ? go(at - 1) : undefined),
            place,
            button('Next', at < pages - 1 ? go(at + 1) : undefined),
            button('Last', at < pages - 1 ? go(pages - 1) : undefined),
          ]),
    )
  }
  return (chosen: Chosen, choice: Choice): void => turn(chosen, choice, 0)
}
