import { proseComments } from '../../text/comment.ts'
import type { Format } from '../reader.ts'
import { startsAsHtml, startsAsMjml } from '../sniff.ts'

/** The endings of template languages, which say nothing of what is in the template. */
export const templates: readonly string[] =
  '.erb .liquid .hbs .handlebars .mustache .njk .j2 .jinja .jinja2 .twig .ejs .ftl .ftlh .eex .heex .leex'.split(
    ' ',
  )

const never = () => false

export const markdownFormat: Format = {
  id: 'markdown',
  name: 'Markdown',
  detection: 'its extension',
  extensions: ['.md', '.markdown', ...templates.map(template => `.md${template}`)],
  sniff: never,
  comments: proseComments,
  load: async (source, options = {}) => {
    const { readPlainMarkdown } = await import('./markdown.ts')
    const plain = options.fastPath === false ? undefined : readPlainMarkdown(source, options)
    return plain ?? (await import('./markdown-parsed.ts')).readMarkdown
  },
}

export const mjmlFormat: Format = {
  id: 'mjml',
  name: 'MJML',
  detection: 'its extension, or <mjml> at its beginning',
  extensions: ['.mjml', ...templates.map(template => `.mjml${template}`)],
  sniff: startsAsMjml,
  comments: proseComments,
  load: () => import('./html.ts').then(it => it.readMjml),
}

export const htmlFormat: Format = {
  id: 'html',
  name: 'HTML and templates of it: Handlebars, Mustache, Liquid, Jinja, Nunjucks, Twig, ERB, EJS, FreeMarker',
  detection: 'its extension, or a tag at its beginning',
  extensions: ['.html', '.htm', '.xhtml', ...templates],
  sniff: startsAsHtml,
  comments: proseComments,
  load: () => import('./html.ts').then(it => it.readHtml),
}

/** One message that is nothing but text: what no other format claims. */
export const textFormat: Format = {
  id: 'text',
  name: 'Plain text',
  detection: 'its extension; on standard input, whatever is nothing else',
  extensions: ['.txt', '.text', ...templates.flatMap(template => [`.txt${template}`, `.text${template}`])],
  sniff: never,
  comments: proseComments,
  load: () => import('./text.ts').then(it => it.readText),
}
