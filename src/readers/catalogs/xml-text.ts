import type { Spell } from '../../text/located.ts'
import type { XmlNode } from './xml.ts'

/** What XML can’t hold, however it is written. */
const forbidden = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u

const references: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' }

const inCdata: Spell = words =>
  words.includes(']]>') ? { refused: 'a CDATA section can’t hold ]]>' } : words

const partly: Spell = () => ({ refused: 'this text is partly CDATA and partly not' })

/** Words as XML text, but for the tags that stay as they are. */
const escaped =
  (tags: readonly string[]): Spell =>
  words => {
    const parts: string[] = []
    let at = 0
    while (at < words.length) {
      const tag = words[at] === '<' ? tags.find(each => words.startsWith(each, at)) : undefined
      const part = tag ?? words[at] ?? ''
      parts.push(tag ?? references[part] ?? part)
      at += part.length
    }
    return parts.join('')
  }

/** How words are written where these nodes stand; `tags` are elements that a text shows as they are written. */
export const spellXml = (source: string, nodes: readonly XmlNode[], tags: readonly string[] = []): Spell => {
  const texts = nodes.filter(
    ({ kind, start, end }) => kind !== 'element' && source.slice(start, end).trim() !== '',
  )
  const cdata = texts.filter(({ kind }) => kind === 'cdata').length
  const spell = cdata === 0 ? escaped(tags) : cdata === texts.length ? inCdata : partly
  return words => (forbidden.test(words) ? { refused: 'XML can’t hold a control character' } : spell(words))
}
