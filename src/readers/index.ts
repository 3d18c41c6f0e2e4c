import { looksLikeLog } from './conversations/log-turns.ts'
import type { Format } from './reader.ts'
import { startsAsHtml, startsAsJson, startsAsNdjson } from './sniff.ts'

const never = () => false

/** The endings of template languages, which say nothing of what is in the template. */
export const templates: readonly string[] =
  '.erb .liquid .hbs .handlebars .mustache .njk .j2 .jinja .jinja2 .twig .ejs'.split(' ')

const readJson: Format['load'] = () => import('./trees/json.ts').then(module => module.readJson)

/** Every format, the more telling before the less: the first that fits a file reads it. */
export const formats: readonly Format[] = [
  {
    id: 'markdown',
    name: 'Markdown',
    detection: 'its extension',
    extensions: ['.md', '.markdown', ...templates.map(template => `.md${template}`)],
    sniff: never,
    load: () => import('./prose/markdown.ts').then(module => module.readMarkdown),
  },
  {
    id: 'ndjson',
    name: 'NDJSON, one message a line',
    detection: 'its extension, or a whole JSON object on its first line',
    extensions: ['.ndjson', '.jsonl'],
    sniff: startsAsNdjson,
    load: () => import('./conversations/ndjson.ts').then(module => module.readNdjson),
  },
  {
    id: 'zendesk-macros',
    name: 'Zendesk macros (JSON)',
    detection: '“macros” with “actions”',
    extensions: ['.json'],
    sniff: startsAsJson,
    load: readJson,
  },
  {
    id: 'json-transcript',
    name: 'Transcripts (JSON)',
    detection: 'pairs of a role and a text, or objects with both',
    extensions: ['.json'],
    sniff: startsAsJson,
    load: readJson,
  },
  {
    id: 'json-macros',
    name: 'Macros (JSON)',
    detection: 'titles with texts, or a list of objects with a body, that read like prose',
    extensions: ['.json'],
    sniff: startsAsJson,
    load: readJson,
  },
  {
    id: 'yaml-macros',
    name: 'Macros (YAML)',
    detection: 'the shapes of the JSON formats',
    extensions: ['.yml', '.yaml'],
    sniff: never,
    load: () => import('./trees/yaml.ts').then(module => module.readYaml),
  },
  {
    id: 'html',
    name: 'HTML and its templates',
    detection: 'its extension, or a tag at its beginning',
    extensions: ['.html', '.htm', '.xhtml', '.mjml', ...templates],
    sniff: startsAsHtml,
    load: () => import('./prose/html.ts').then(module => module.readHtml),
  },
  {
    id: 'log',
    name: 'Chat log',
    detection: 'turns such as “Agent: …” or “[10:03] Ana (Support): …”',
    extensions: ['.log', '.txt'],
    sniff: looksLikeLog,
    load: () => import('./conversations/log.ts').then(module => module.readLog),
  },
  {
    id: 'text',
    name: 'Plain text',
    detection: 'its extension; on standard input, whatever is nothing else',
    extensions: ['.txt', '.text', ...templates.flatMap(template => [`.txt${template}`, `.text${template}`])],
    sniff: never,
    load: () => import('./prose/text.ts').then(module => module.readText),
  },
]
