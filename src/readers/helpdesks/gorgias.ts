import { at, atAny, itemsOf, type Mapping, type Tree, wordOf } from '../trees/tree.ts'
import { copiesOf, macroMessages, subjectTemplateOf } from './copies.ts'
import { alone, flawOf, shapeOf } from './records.ts'

const bodies = ['body_html', 'body_text']

interface Action {
  readonly name: string
  readonly values: Tree | undefined
}

const actionsOf = (macro: Mapping): readonly Action[] =>
  itemsOf(at(macro, 'actions')).map(action => ({
    name: wordOf(at(action, 'name')) ?? '',
    values: at(action, 'arguments'),
  }))

/** Gorgias’ macros: https://developers.gorgias.com/reference/macros */
export const gorgiasMacros = shapeOf({
  thing: 'macro',
  own: ['macros'],
  shared: ['data'],
  single: ['macro'],
  fits: macro => actionsOf(macro).some(({ values }) => atAny(values, bodies) !== undefined),
  mayBe: macro => at(macro, 'actions')?.kind === 'list',
  needs: 'an object with a list of “actions”',
  context: alone,
  *read(macro, path) {
    const [id, lang, used] = ['id', 'language', 'usage'].map(key => wordOf(at(macro, key)))
    const uses = Number(used ?? Number.NaN)
    const facts = { ...(id === undefined ? {} : { id }), ...(Number.isNaN(uses) ? {} : { uses }) }
    const actions = actionsOf(macro)
    const subject = subjectTemplateOf(
      actions.map(({ values }) => at(values, 'subject')).find(value => value !== undefined),
    )
    let first = true
    for (const { name, values } of actions) {
      for (const key of bodies) {
        const flaw = flawOf(at(values, key), key)
        if (flaw) yield flaw
      }
      // What is forwarded goes to a partner, and a note to colleagues.
      const internal = /note|forward/i.test(name)
      const messages = macroMessages({
        path: [...path, ...(name === '' ? [] : [name])],
        audience: internal ? 'internal' : 'customer',
        channel: 'macro',
        lang,
        ...(first && !internal ? { subject } : {}),
        ...copiesOf(at(values, 'body_html'), at(values, 'body_text')),
      })
      if (messages.length === 0 || atAny(values, bodies) === undefined) continue
      first &&= internal
      yield { ...facts, messages }
    }
  },
})
