const folded = (key: string): string => key.toLowerCase().replace(/[\s_-]/g, '')

const prose = new Set(
  `answer autoreply body bodyhtml bodytext canned chattext comment commentbody content contenthtml emailbody
  greeting html htmlbody htmlparsed htmltext htmlvalue macro mailbody message messagebody plainbody plainparsed plaintext
  reply replytext response sms snippet template templatetext text textbody value`.split(/\s+/),
)

const subjects = new Set(['subject', 'subjectline', 'emailsubject', 'preheader'])

const titles = new Set([
  'title',
  'name',
  'label',
  'heading',
  'templatename',
  'macroname',
  'question',
  'intent',
])

/** What describes a macro to its authors or to a program. */
const about = new Set(
  `$comment $ref $schema author category channel class color comments created createdat createdby default
  dependencies deprecated description devdependencies doc docs documentation email enum env example examples exports
  file files filename folder format group groups homepage icon id ids image key keywords lang language license
  locale main model note notes path pattern permissions pk preview priority publishedat ref regex run scope
  script scripts shortcode shortcut situation slug status summary tag tags type types uid updated updatedat
  updatedby url urls usage uses uuid version visibility visibleto when`.split(/\s+/),
)

export type Field = 'prose' | 'subject' | 'title' | 'about' | 'other'

/** What stands under a key, by its name. */
export const fieldOf = (key: string): Field => {
  const name = folded(key)
  if (prose.has(name)) return 'prose'
  if (subjects.has(name)) return 'subject'
  if (titles.has(name)) return 'title'
  return key.startsWith('$') || about.has(name) ? 'about' : 'other'
}

/**
 * Keys of one text in two spellings have the same stem: body_html and body_text, HtmlParsed and PlainParsed, the HtmlValue
 * and the Body of Salesforce.
 */
export const stemOf = (key: string): string =>
  folded(key)
    .replace('htmlvalue', 'body')
    .replace(/html|plain|text|parsed/g, '')

export const namesHtml = (key: string): boolean => /html/i.test(key)
