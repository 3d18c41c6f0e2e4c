import type { Format } from '../reader.ts'
import { startsAsHtml } from '../sniff.ts'

/** The endings of template languages, which say nothing of what is in the template. */
export const templates: readonly string[] =
  '.erb .liquid .hbs .handlebars .mustache .njk .j2 .jinja .jinja2 .twig .ejs'.split(' ')

const never = () => false

export const markdownFormat: Format = {
  id: 'markdown',
  name: 'Markdown',
  detection: 'its extension',
  extensions: ['.md', '.markdown', ...templates.map(template => `.md${template}`)],
  sniff: never,
  load: () => import('./markdown.ts').then(it => it.readMarkdown),
}

export const htmlFormat: Format = {
  id: 'html',
  name: 'HTML and its templates',
  detection: 'its extension, or a tag at its beginning',
  extensions: ['.html', '.htm', '.xhtml', '.mjml', ...templates],
  sniff: startsAsHtml,
  load: () => import('./html.ts').then(it => it.readHtml),
}

/** One message that is nothing but text: what no other format claims. */
export const textFormat: Format = {
  id: 'text',
  name: 'Plain text',
  detection: 'its extension; on standard input, whatever is nothing else',
  extensions: ['.txt', '.text', ...templates.flatMap(template => [`.txt${template}`, `.text${template}`])],
  sniff: never,
  load: () => import('./text.ts').then(it => it.readText),
}
