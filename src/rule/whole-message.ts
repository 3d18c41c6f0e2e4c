import type { Language } from '../language/which.ts'
import type { Range } from '../text/range.ts'
import type { Kept } from './collection.ts'
import type { MessageView, PassageView } from './view.ts'

/** Characters at the beginning of a message to which a finding about the whole of it points. */
const longest = 80

/** The first words of a message: its first passage that is no quote and no subject, as far as its line goes. */
export const opening = ({
  passages,
}: MessageView): { readonly passage: PassageView; readonly range: Range } | undefined => {
  const own = passages.filter(({ passage }) => passage.kind !== 'quote')
  const passage = own.find(each => each.passage.kind !== 'subject') ?? own[0]
  if (!passage) return undefined
  const { text } = passage
  const line = text.indexOf('\n')
  let end = Math.min(text.length, line < 0 ? text.length : line)
  if (end > longest) {
    const space = text.lastIndexOf(' ', longest)
    end = space > 0 ? space : longest
  }
  return { passage, range: { start: 0, end: Math.max(end, 1) } }
}

const quotes: Readonly<Record<'zh' | 'en', readonly [string, string, string]>> = {
  en: ['“', '”', ', '],
  zh: ['“', '”', '，'],
}

/** How a finding calls another message: by its name and place, `“Late” in macros/late.json, line 4`. */
export const titleOf = (
  { name, path, line }: Pick<Kept<unknown>, 'name' | 'path' | 'line'>,
  seenFrom: { readonly path: string; readonly language: Language },
): string => {
  const zh = seenFrom.language === 'zh'
  const [open, close] = quotes[zh ? 'zh' : 'en']
  const own = name.length === 0 ? '' : `${open}${name.join(' / ')}${close}`
  const here = path === seenFrom.path
  if (zh) {
    const place = here ? `第 ${line} 行` : `${path} 第 ${line} 行`
    return own === '' ? place : `${own}（${place}）`
  }
  const place = here ? `line ${line}` : `${path}, line ${line}`
  if (own !== '') return here ? `${own} on ${place}` : `${own} in ${place}`
  return here ? `the text on ${place}` : place
}
