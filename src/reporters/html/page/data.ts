import type { Case, Kind, PageFile } from '../data.ts'

/** All that the page was told, taken out of the document. */
export const readData = (): { readonly cases: readonly Case[]; readonly kinds: readonly Kind[] } => {
  const kinds: Kind[] = []
  const cases: Case[] = []
  for (const script of document.querySelectorAll('script.file')) {
    const page: PageFile = JSON.parse(script.textContent ?? '')
    script.remove()
    for (const kind of page.kinds) kinds.push(kind)
    for (const message of page.messages) cases.push({ order: cases.length, file: page.path, message })
  }
  return { cases, kinds }
}
