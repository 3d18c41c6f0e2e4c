/** How the components of React Email (https://react.email/docs) are read: as the HTML that they become. */
const components: ReadonlyMap<string, string> = new Map([
  ['Html', 'html'],
  ['Head', 'head'],
  ['Body', 'body'],
  ['Preview', 'mj-preview'],
  ['title', 'mj-title'],
  ['Title', 'mj-title'],
  ['Text', 'p'],
  ['Heading', 'h2'],
  ['Button', 'button'],
  ['Link', 'a'],
  ['Img', 'img'],
  ['Image', 'img'],
  ['Hr', 'hr'],
  ['Column', 'td'],
  ['CodeInline', 'span'],
  ['Tailwind', ''],
  ['Fragment', ''],
])

/** Elements in which nothing is prose. */
const silent = new Set(
  'style Style script svg Font Head.Style CodeBlock math iframe object textarea select template noscript'.split(
    ' ',
  ),
)

/** Words in these end no passage. */
const inline = new Set(['Strong', 'Em', 'Bold', 'Italic', 'Span', 'Trans', 'Highlight', 'B', 'I'])

export const isSilent = (name: string): boolean => silent.has(name)

/** The element of HTML that a component is read as; '' for one that only wraps. A component of one's own is a block. */
export const elementOf = (name: string): string => {
  const known = components.get(name)
  if (known !== undefined) return known
  if (/^[a-z]/.test(name)) return name
  return inline.has(name) ? 'span' : 'div'
}

export const isOwnComponent = (name: string): boolean => /^[A-Z]/.test(name) && !components.has(name)

/** Props and constants whose words customers see before they open the mail. */
export const isSubject = (name: string): boolean =>
  /^(?:(?:email)?subject(?:line)?|preview(?:text)?|preheader(?:text)?|(?:email)?title|heading)$/i.test(name)

/** Keys of the object that a mail is sent with; `title` may be anything there. */
export const isSubjectKey = (name: string): boolean =>
  /^(?:subject(?:line)?|preview(?:text)?|preheader)$/i.test(name)

const empty = new Set('area br col hr img input link meta source wbr'.split(' '))

export const isEmpty = (element: string): boolean => empty.has(element)
