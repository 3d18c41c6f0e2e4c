import { maybe } from './dom.ts'

const themes = ['system', 'light', 'dark'] as const
type Theme = (typeof themes)[number]

const names: Readonly<Record<Theme, string>> = { system: 'as the system', light: 'light', dark: 'dark' }

const isTheme = (value: string | null): value is Theme => themes.some(theme => theme === value)

/** A browser may refuse to keep anything for a page that is a file. */
const kept = (): Theme => {
  try {
    const value = localStorage.getItem('tactful-theme')
    return isTheme(value) ? value : 'system'
  } catch {
    return 'system'
  }
}

const keep = (theme: Theme): void => {
  try {
    localStorage.setItem('tactful-theme', theme)
  } catch {
    // It is chosen again next time.
  }
}

/** The button that turns the lights on and off. */
export const startTheme = (): void => {
  const button = maybe<HTMLButtonElement>('.theme')
  if (!button) return
  let theme = kept()
  const apply = (): void => {
    if (theme === 'system') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = theme
    button.textContent = `Theme: ${names[theme]}`
  }
  button.addEventListener('click', () => {
    theme = themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'system'
    keep(theme)
    apply()
  })
  apply()
}
