import type { Placeholder } from '../../text/conversation.ts'
import { codeStep } from './template-code.ts'

/**
 * What a tag does to the text around it. Between `open` and `close` the text is seen by some (`if`, `case`) or by all
 * (`once`: loops, blocks); `turn` begins the next arm. `of` is the word that both tags have; a closing tag without it
 * closes any.
 */
export type Step =
  | {
      readonly does: 'open'
      readonly as: 'if' | 'case' | 'once'
      readonly of: string
      /** The condition, to tell that two choices hang on the same. */
      readonly on: string
      readonly not: boolean
    }
  | { readonly does: 'turn'; readonly last: boolean }
  | { readonly does: 'close'; readonly of?: string }
  /** Nothing up to `until` is seen, or all of it is seen as it stands. */
  | { readonly does: 'skip'; readonly seen: boolean; readonly until: RegExp }
  | { readonly does: 'vanish' }
  | { readonly does: 'confuse' }

const vanish: Step = { does: 'vanish' }

const open = (as: 'if' | 'case' | 'once', of: string, on = '', not = false): Step => ({
  does: 'open',
  as,
  of,
  on: on.replace(/\s+/g, ' ').trim(),
  not,
})

const turn = (last: boolean): Step => ({ does: 'turn', last })

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '))

const percentIf = words('if unless ifchanged ifequal ifnotequal ifversion')
const percentOnce = words('for tablerow blocktrans blocktranslate')
const percentHidden = words('comment schema javascript stylesheet style')
const percentSeen = words('raw verbatim')
const percentTurn = words('elsif elif elseif when')
const percentLast = words('else empty plural pluralize')

const rest = (inside: string, word: string): string => inside.slice(word.length)

/** `{% … %}` of Liquid, Jinja, Twig, Nunjucks and Django. */
const percentStep = (inside: string, text: string): Step | undefined => {
  if (inside.startsWith('#')) return vanish
  const word = /^\w+/.exec(inside)?.[0] ?? ''
  if (percentIf.has(word)) return open('if', word, rest(inside, word), word === 'unless')
  if (word === 'case') return open('case', word)
  if (percentOnce.has(word)) return open('once', word)
  if (word === 'trans' && !/^trans\s*["'(]/.test(inside) && text.includes('endtrans'))
    return open('once', word)
  if (percentHidden.has(word) || percentSeen.has(word)) {
    const until = new RegExp(`\\{%[-~]?\\s*end${word}\\b[^%]{0,80}%\\}`, 'g')
    return { does: 'skip', seen: percentSeen.has(word), until }
  }
  if (percentTurn.has(word)) return turn(false)
  if (percentLast.has(word)) return turn(true)
  const ended = /^end_?(\w+)$/.exec(word)?.[1]
  if (word === 'end') return { does: 'close' }
  if (ended && (percentIf.has(ended) || percentOnce.has(ended) || ended === 'case' || ended === 'trans'))
    return { does: 'close', of: ended }
  return undefined
}

const byItself = /^(?:each|with|let|list|foreach|inline|layout|block|content|extend)\b/

/** `{{#if}}` of Handlebars, `{{#vip}}` of Mustache. */
const hashStep = (inside: string): Step => {
  const name = inside.replace(/^#[>*\s]*/, '')
  const word = /^[^\s~}]+/.exec(name)?.[0] ?? ''
  const negated = word === 'unless'
  if (word === 'if' || negated) return open('if', word, rest(name, word), negated)
  const section = name === word && !byItself.test(word) && !inside.startsWith('#>')
  return open(section ? 'if' : 'once', word, section ? word : '')
}

/** `{{if .Vip}}` of Go. */
const goStep = (inside: string): Step | undefined => {
  const word = /^(?:if|range|with|block|define)(?=\s)/.exec(inside)?.[0]
  if (word) return open(word === 'if' ? 'if' : 'once', 'end', rest(inside, word))
  return inside === 'end' ? { does: 'close', of: 'end' } : undefined
}

/** What stands between `{{` and `}}`, without the signs that trim white space. */
const mustacheStep = (inside: string): Step | undefined => {
  if (inside.startsWith('!')) return vanish
  if (inside.startsWith('#')) return hashStep(inside)
  if (/^(?:else|\^)$/.test(inside)) return turn(true)
  if (/^else\s/.test(inside)) return turn(false)
  if (inside.startsWith('^')) return open('if', inside.slice(1).trim(), inside.slice(1), true)
  if (inside.startsWith('/')) return { does: 'close', of: inside.slice(1).trim() }
  return goStep(inside)
}

/** `*|IF:VIP|*` of Mailchimp. */
const mergeStep = (inside: string): Step | undefined => {
  const found = /^(IFNOT|IF|ELSEIF|ELSE|END):?\s*(.*)$/.exec(inside)
  const [, word, on = ''] = found ?? []
  if (word === 'IF' || word === 'IFNOT') return open('if', 'IF', on, word === 'IFNOT')
  if (word === 'ELSEIF' || word === 'ELSE') return turn(word === 'ELSE')
  return word === 'END' ? { does: 'close', of: 'IF' } : undefined
}

/** `<#if vip>` of FreeMarker. */
const freemarkerStep = (tag: string): Step | undefined => {
  const [, ends, word = '', on = ''] = /^<(\/?)#(\w+)\s*([^>]*)/.exec(tag) ?? []
  if (ends) return /^(?:if|list|switch)$/.test(word) ? { does: 'close', of: word } : undefined
  if (word === 'if') return open('if', 'if', on)
  if (word === 'list') return open('once', 'list')
  if (word === 'switch') return open('case', 'switch')
  if (word === 'elseif' || word === 'case') return turn(false)
  return word === 'else' || word === 'default' ? turn(true) : undefined
}

/** `%%[ IF … THEN ]%%` of AMPscript. */
const ampStep = (inside: string): Step | undefined => {
  const word = /^(?:IF|ELSEIF|ELSE|ENDIF|FOR|NEXT)\b/i.exec(inside)?.[0].toUpperCase()
  switch (word) {
    case 'IF':
      return open('if', 'IF', rest(inside, word))
    case 'FOR':
      return open('once', 'FOR')
    case 'ELSEIF':
    case 'ELSE':
      return turn(word === 'ELSE')
    case 'ENDIF':
      return { does: 'close', of: 'IF' }
    case 'NEXT':
      return { does: 'close', of: 'FOR' }
    default:
      return undefined
  }
}

const comments = ['{{!', '{{~!', '{#', '<%#', '<%--', '<#--', '{{-/*', '{{/*']

/** What a tag of any template language does, or undefined for a placeholder that prints something. */
export const stepOf = (text: string, { start, end, type, name }: Placeholder): Step | undefined => {
  const is = (mark: string): boolean => text.startsWith(mark, start)
  if (type !== 'block') return undefined
  if (comments.some(is)) return vanish
  if (is('{{{{')) {
    if (is('{{{{/')) return vanish
    const word = /^[#\w-]+/.exec(name)?.[0].replace(/^#/, '') ?? ''
    return { does: 'skip', seen: true, until: new RegExp(`\\{{4}/\\s*${word}\\s*\\}{4}`, 'g') }
  }
  if (is('{{')) return mustacheStep(name) ?? vanish
  if (is('{%')) return percentStep(name, text) ?? vanish
  if (is('<%')) return codeStep(name.replace(/^[_%\s]+|[_\s]+$/g, '')) ?? vanish
  if (is('*|')) return mergeStep(name) ?? vanish
  if (is('<#') || is('</#')) return freemarkerStep(text.slice(start, end)) ?? vanish
  if (is('%%[')) return ampStep(name) ?? vanish
  return undefined
}
