import { chooser } from '../choose.ts'
import { startCopying } from './copying.ts'
import { readData } from './data.ts'
import { maybe, one } from './dom.ts'
import { startFilters } from './filters.ts'
import { list } from './list.ts'
import { startTabs } from './tabs.ts'
import { startTheme } from './theme.ts'

/** `/` goes to the search from anywhere; Escape empties it. */
const startKeys = (search: HTMLInputElement, show: (tab: string) => void, changed: () => void): void => {
  document.addEventListener('keydown', event => {
    const { key, target } = event
    const typing = target instanceof HTMLInputElement && target.type !== 'checkbox'
    if (key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault()
      show('messages')
      search.focus()
      search.select()
    }
    if (key === 'Escape' && target === search) {
      event.preventDefault()
      if (search.value === '') return search.blur()
      search.value = ''
      changed()
    }
  })
}

/** The button of a row in the lists shows the findings of that row only. */
const startRows = (only: (name: string, value: string) => void, show: (tab: string) => void): void => {
  document.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>('button.show') : null
    const { filter, value } = button?.dataset ?? {}
    if (filter === undefined || value === undefined) return
    only(filter, value)
    show('messages')
    one<HTMLElement>('#findings-title').focus()
  })
}

const start = (): void => {
  startTheme()
  if (!maybe('#findings')) return
  const { cases, kinds } = readData()
  const choose = chooser(cases, kinds)
  const render = list(cases, kinds)
  const changed = (): void => {
    const choice = choice_()
    render(choose(choice), choice)
  }
  const { choice: choice_, only, search } = startFilters(cases, kinds, changed)
  const show = startTabs()
  startCopying()
  startKeys(search, show, changed)
  startRows(only, show)
  changed()
  document.documentElement.classList.add('script')
}

// What is written in the page stands before its data is read.
requestAnimationFrame(() => setTimeout(start))
