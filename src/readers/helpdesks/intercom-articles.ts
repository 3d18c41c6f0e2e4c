import type { Audience, Passage } from '../../text/conversation.ts'
import { textPassages } from '../prose/text.ts'
import { at, type Mapping, type Tree, wordOf } from '../trees/tree.ts'
import { headingOf, macroMessages, sentCopiesOf } from './copies.ts'
import { alone, flawOf, shapeOf } from './records.ts'

const texts = ['title', 'description', 'body']

/** Title, summary and text of an article in one language, as a reader sees them. */
const passagesOf = (content: Tree): readonly Passage[] => {
  const about = at(content, 'description')
  return [
    ...headingOf(at(content, 'title')),
    ...(about?.kind === 'text' ? textPassages(about.located()) : []),
    ...sentCopiesOf(at(content, 'body'), undefined).passages,
  ]
}

/** The languages that an article is translated to, with their contents. */
const translations = (article: Mapping): readonly (readonly [lang: string, content: Mapping])[] => {
  const all = at(article, 'translated_content')
  if (all?.kind !== 'map') return []
  return all.entries.flatMap(({ key, value }) => (value.kind === 'map' ? [[key, value] as const] : []))
}

/**
 * Intercom’s help articles in all their languages:
 * https://developers.intercom.com/docs/references/rest-api/api.intercom.io/articles/article
 */
export const intercomArticles = shapeOf({
  thing: 'article',
  own: ['articles', 'data.articles'],
  shared: ['data'],
  single: ['article'],
  fits: article =>
    /^(?:internal_)?article$/.test(wordOf(at(article, 'type')) ?? '') ||
    wordOf(at(at(article, 'translated_content'), 'type')) === 'article_translated_content',
  mayBe: article => at(article, 'body') !== undefined && at(article, 'title') !== undefined,
  needs: 'an object with a “title” and a “body”',
  texts,
  context: alone,
  *read(article, path) {
    const id = wordOf(at(article, 'id'))
    const facts = id === undefined ? {} : { id }
    const internal = wordOf(at(article, 'type')) === 'internal_article'
    const audience: Audience = internal ? 'internal' : 'public'
    const lang = wordOf(at(article, 'default_locale'))
    const others = translations(article)
    // The text in the default language stands among the translations once more.
    const copy = others.find(([tag]) => tag === lang)
    const twin = copy ? passagesOf(copy[1]) : []
    const passages = passagesOf(article)
    const main = macroMessages({ path, audience, lang, passages, ...(twin.length > 0 ? { twin } : {}) })
    if (main.length > 0) yield { ...facts, messages: main }
    for (const [tag, content] of others) {
      if (tag === lang && main.length > 0) continue
      for (const key of texts) {
        const flaw = flawOf(at(content, key), key)
        if (flaw) yield flaw
      }
      const messages = macroMessages({
        path: [...path, tag],
        audience,
        lang: tag,
        passages: passagesOf(content),
      })
      if (messages.length > 0) yield { ...facts, messages }
    }
  },
})
