import { one } from './dom.ts'

/** Turns the panels into tabs, as the ARIA pattern has it. Gives what shows a tab. */
export const startTabs = (): ((id: string) => void) => {
  const list = one('.tabs')
  const panels = [...document.querySelectorAll<HTMLElement>('.panel')]
  const buttons = panels.map(panel => {
    const button = document.createElement('button')
    button.type = 'button'
    button.id = `tab-${panel.id}`
    button.textContent = panel.getAttribute('aria-label')
    button.setAttribute('role', 'tab')
    button.setAttribute('aria-controls', panel.id)
    panel.setAttribute('role', 'tabpanel')
    panel.setAttribute('aria-labelledby', button.id)
    panel.removeAttribute('aria-label')
    return button
  })
  const show = (at: number): void => {
    panels.forEach((panel, index) => {
      panel.hidden = index !== at
      buttons[index]?.setAttribute('aria-selected', String(index === at))
      buttons[index]?.setAttribute('tabindex', index === at ? '0' : '-1')
    })
  }
  const steps: Readonly<Record<string, (at: number) => number>> = {
    ArrowRight: at => (at + 1) % buttons.length,
    ArrowLeft: at => (at + buttons.length - 1) % buttons.length,
    Home: () => 0,
    End: () => buttons.length - 1,
  }
  buttons.forEach((button, at) => {
    button.addEventListener('click', () => show(at))
    button.addEventListener('keydown', event => {
      const next = steps[event.key]?.(at)
      if (next === undefined) return
      event.preventDefault()
      show(next)
      buttons[next]?.focus()
    })
  })
  list.append(...buttons)
  show(0)
  return id =>
    show(
      Math.max(
        0,
        panels.findIndex(panel => panel.id === id),
      ),
    )
}
