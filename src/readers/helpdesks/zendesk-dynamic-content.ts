import { at, atAny, itemsOf, type Mapping, type Tree, wordOf } from '../trees/tree.ts'
import { valueSaid } from '../trees/value.ts'
import { macroMessages } from './copies.ts'
import { flawOf, shapeOf } from './records.ts'

/** The ids that Zendesk documents; those of other languages come with the file, as `locales`. */
const documented: readonly (readonly [id: string, locale: string])[] = [
  ['1', 'en-US'],
  ['8', 'de'],
]

/** `zh-cn` as language tags are written: `zh-CN`. */
const tagOf = (locale: string): string =>
  locale.replace(/[-_]([a-z]{2})$/i, (_, region: string) => `-${region.toUpperCase()}`).replace('_', '-')

const localesOf = (file: Tree): ReadonlyMap<string, string> => {
  const locales = new Map(documented)
  for (const page of file.kind === 'list' ? file.items : [file])
    for (const each of itemsOf(at(page, 'locales'))) {
      const [id, locale] = [wordOf(at(each, 'id')), wordOf(at(each, 'locale'))]
      if (id !== undefined && locale !== undefined) locales.set(id, locale)
    }
  return locales
}

const variantsOf = (item: Mapping): readonly Tree[] => itemsOf(at(item, 'variants'))

/**
 * Texts in several languages behind one placeholder:
 * https://developer.zendesk.com/api-reference/ticketing/ticket-management/dynamic_content/
 */
export const zendeskDynamicContent = shapeOf({
  thing: 'item of dynamic content',
  own: ['dynamic_content_items'],
  shared: ['items', 'data'],
  single: ['item'],
  fits: item =>
    variantsOf(item).some(
      variant =>
        at(variant, 'content') !== undefined && atAny(variant, ['locale_id', 'locale']) !== undefined,
    ),
  mayBe: item => at(item, 'variants')?.kind === 'list',
  needs: 'an object with a list of “variants”',
  context: localesOf,
  *read(item, path, locales) {
    const id = wordOf(at(item, 'id'))
    for (const [index, variant] of variantsOf(item).entries()) {
      const content = at(variant, 'content')
      const flaw = flawOf(content, 'content')
      if (flaw) yield flaw
      if (content?.kind !== 'text') continue
      const locale = wordOf(at(variant, 'locale_id')) ?? ''
      const code = wordOf(at(variant, 'locale')) ?? locales.get(locale)
      const lang = code === undefined ? undefined : tagOf(code)
      const messages = macroMessages({
        path: [...path, lang ?? (locale || String(index))],
        channel: 'macro',
        lang,
        ...valueSaid(content, false),
      })
      if (messages.length > 0) yield { ...(id === undefined ? {} : { id }), messages }
    }
  },
})
