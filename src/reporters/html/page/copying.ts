import { one } from './dom.ts'

/** For browsers that give a page from a file no clipboard. */
const copyBySelection = (words: string): boolean => {
  const area = document.createElement('textarea')
  area.value = words
  area.className = 'unseen'
  document.body.append(area)
  area.select()
  const done = document.execCommand('copy')
  area.remove()
  return done
}

const copy = async (words: string): Promise<boolean> => {
  try {
    await navigator.clipboard.writeText(words)
    return true
  } catch {
    return copyBySelection(words)
  }
}

/** Every button that holds words to copy. */
export const startCopying = (): void => {
  const said = one('.copied')
  document.addEventListener('click', async ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLButtonElement>('button.copy') : null
    const words = button?.dataset.copy
    if (!button || words === undefined) return
    const done = await copy(words)
    button.focus()
    said.textContent = done
      ? 'Copied.'
      : 'The browser did not let the page copy. Select the words and copy them.'
    button.classList.toggle('done', done)
    setTimeout(() => {
      button.classList.remove('done')
      said.textContent = ''
    }, 2500)
  })
}
