import type { PassageKind } from '../../text/conversation.ts'

const set = (names: string): ReadonlySet<string> => new Set(names.split(' '))

/** Elements whose text nobody reads as prose; with `template`, what scripts use later. */
export const silent = set(
  'script style template svg math iframe object textarea select noembed noframes xmp plaintext mj-style mj-attributes mj-font',
)

/** Elements that hold only what a browser doesn't show, but for the title. */
export const heads = set('head mj-head')

export const bodies = set('body mj-body')

const blocks = set(
  'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer ' +
    'form header hgroup hr html legend main menu nav ol optgroup option p pre section summary table tbody tfoot thead tr ul ' +
    'mj-body mj-section mj-column mj-wrapper mj-group mj-text mj-table mj-hero mj-navbar mj-navbar-link mj-social ' +
    'mj-social-element mj-accordion mj-accordion-element mj-accordion-title mj-accordion-text mj-raw mj-image mj-divider mj-spacer mjml',
)

const kinds: ReadonlyMap<string, PassageKind> = new Map([
  ...['li', 'dd', 'dt'].map(name => [name, 'item'] as const),
  ...['td', 'th'].map(name => [name, 'cell'] as const),
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map(name => [name, 'heading'] as const),
  ...['button', 'mj-button'].map(name => [name, 'button'] as const),
  ...['title', 'mj-title', 'mj-preview'].map(name => [name, 'subject'] as const),
])

/** Elements that never hold anything. */
export const empty = set('hr mj-image mj-divider mj-spacer')

const outer = set('table tbody thead tfoot tr')

/** What the text right inside an element is, or undefined for an element that stays within its passage. */
export const kindOf = (name: string, around: PassageKind): PassageKind | undefined => {
  const own = kinds.get(name)
  if (own) return own
  if (!blocks.has(name)) return undefined
  return outer.has(name) || around === 'cell' ? 'paragraph' : around
}

interface Implied {
  readonly ends: ReadonlySet<string>
  /** Beyond these nothing is ended. */
  readonly within: ReadonlySet<string>
}

const implied: ReadonlyMap<string, Implied> = new Map([
  ['li', { ends: set('li'), within: set('ul ol menu dir table') }],
  ...['dt', 'dd'].map(name => [name, { ends: set('dt dd'), within: set('dl table') }] as const),
  ...['td', 'th'].map(name => [name, { ends: set('td th'), within: set('table') }] as const),
  ['tr', { ends: set('tr'), within: set('table') }],
])

const paragraph: Implied = { ends: set('p'), within: set('td th li div table section') }

/** Which open elements a start tag ends by itself: `<li>` ends the `<li>` before it. */
export const endedBy = (name: string): Implied => implied.get(name) ?? paragraph
