/** How one template language marks its placeholders. */
export interface Marks {
  readonly open: string
  readonly close: string
  /** Whether a tag may run over line ends. */
  readonly lines: boolean
  /** Whether quoted strings inside may hold the closing marks. */
  readonly quotes: boolean
  /** What may stand between the marks; anything where it is left out. */
  readonly inside?: RegExp
  /** Whether the tag prints nothing. */
  readonly block: (inside: string) => boolean
  /** How long a tag may be; a longer one is taken for an opening mark that nobody closed. */
  readonly longest?: number
}

const always = (): boolean => true
const never = (): boolean => false

const mustacheBlock = (inside: string): boolean =>
  /^~?\s*[#/^!]/.test(inside) ||
  /^[-~\s]*(?:else|elseif|end|endif|endfor|endunless|raw|endraw|if|unless|for|range|with|define)(?![\w.])/.test(
    inside,
  )

/** `{%customer.firstName,fallback=there%}` */
const helpScout = /^\s*(?:customer|conversation|mailbox|user)\.\w+\s*(?:,|$)/

/**
 * `{% url %}` and its like print something; all other tags only steer, and so do the `{% trans %}` that has an
 * end and the `{% url … as name %}` that keeps what it makes.
 */
const tagBlock = (inside: string): boolean =>
  /^-?\s*trans(?:late)?\s*(?:-?$|\w+\s*=|with\b|count\b|from\b)/.test(inside) ||
  /\sas\s+\w+\s*-?$/.test(inside) ||
  (!/^-?\s*(?:url|trans|translate|t|now|static|include|render|cycle|firstof)\b/.test(inside) &&
    !helpScout.test(inside))

/** `<%= form do |f| %>` prints, but only around what follows. */
const erbBlock = (inside: string): boolean =>
  /(?:\bdo(?:\s*\|[^|]*\|)?|\{)\s*-?$/.test(inside) ||
  (!inside.startsWith('=') &&
    (!inside.startsWith('-') ||
      /^-\s*(?:if|elsif|else|end|unless|for|while|case|when|[\w.@]+\.each)\b/.test(inside)))

/** A comment may hold a licence. */
const comment = { lines: true, quotes: false, block: always, longest: 20_000 }

const freemarker =
  /^(?:if|elseif|else|list|sep|assign|local|global|macro|nested|return|switch|case|default|break|include|import|escape|noescape|attempt|recover|compress|setting|t|lt|rt|ftl)\b/

/** Longest opening first, so that `{{{` is tried before `{{`. */
export const marks: readonly Marks[] = [
  { open: '{{!--', close: '--}}', ...comment },
  { open: '{{{{', close: '}}}}', lines: true, quotes: false, block: always },
  { open: '{{{', close: '}}}', lines: true, quotes: true, block: never },
  { open: '{{', close: '}}', lines: true, quotes: true, block: mustacheBlock },
  { open: '{%', close: '%}', lines: true, quotes: true, block: tagBlock },
  { open: '{#', close: '#}', lines: true, quotes: false, block: always },
  { open: '{!', close: '}', lines: false, quotes: true, inside: /^[$A-Za-z]/, block: never },
  { open: '<%--', close: '--%>', ...comment },
  { open: '<#--', close: '-->', ...comment },
  { open: '<#', close: '>', lines: true, quotes: true, inside: freemarker, block: always },
  { open: '</#', close: '>', lines: false, quotes: false, inside: freemarker, block: always },
  { open: '%%[', close: ']%%', lines: true, quotes: true, block: always },
  { open: '%%=', close: '=%%', lines: true, quotes: true, block: never },
  { open: '<%', close: '%>', lines: true, quotes: true, block: erbBlock },
  { open: '%{', close: '}', lines: false, quotes: false, inside: /^[^{]+$/, block: never },
  { open: '${', close: '}', lines: false, quotes: true, inside: /^[^{]+$/, block: never },
  { open: '#{', close: '}', lines: false, quotes: true, inside: /^[^{]+$/, block: never },
  { open: '[[', close: ']]', lines: false, quotes: false, inside: /^[^[\]]+$/, block: never },
  {
    open: '*|',
    close: '|*',
    lines: false,
    quotes: false,
    inside: /^[A-Z][^|*]*$/,
    block: inside => /^(?:IF|ELSE|END|IFNOT|ELSEIF)\b/.test(inside),
  },
  { open: '|*', close: '*|', lines: false, quotes: false, inside: /^[A-Z][A-Z0-9_]*$/, block: never },
]

/** The quotes of a string begin after a space or a sign: the apostrophe of "don't" opens none. */
const opensString = (text: string, at: number): boolean => /[\s(=:|,[{]/.test(text[at - 1] ?? '')

const stringEnd = (text: string, at: number, limit: number): number | undefined => {
  for (let i = at + 1; i < limit; i++) {
    const unit = text[i]
    if (unit === '\\') i++
    else if (unit === text[at]) return i + 1
    else if (unit === '\n') return undefined
  }
  return undefined
}

/** Where the closing mark begins, or undefined where the opening mark is plain text. */
export const closing = (
  text: string,
  from: number,
  { open, close, lines, quotes, longest = 2000 }: Marks,
): number | undefined => {
  const limit = Math.min(text.length, from + longest)
  let at = from
  while (at < limit) {
    if (text.startsWith(close, at)) return at
    if (text.startsWith(open, at)) return undefined
    const unit = text[at]
    if (unit === '\n' && !lines) return undefined
    const quote = quotes && (unit === '"' || unit === "'") && opensString(text, at)
    at = (quote ? stringEnd(text, at, limit) : undefined) ?? at + 1
  }
  return undefined
}
