import { type Element, h, type Node } from './node.ts'

/** Widths at which every picture is drawn: for a wide page, and for a telephone. */
const widths = { wide: 620, narrow: 340 }

/** The figures of a picture, for those who can’t see it. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): Node =>
  h(
    'details',
    { class: 'table' },
    h('summary', {}, 'The same as a table'),
    h(
      'div',
      { class: 'scroll' },
      h(
        'table',
        {},
        h('thead', {}, h('tr', {}, ...head.map(name => h('th', { scope: 'col' }, name)))),
        h(
          'tbody',
          {},
          ...rows.map(([first = '', ...rest]) =>
            h('tr', {}, h('th', { scope: 'row' }, first), ...rest.map(cell => h('td', {}, cell))),
          ),
        ),
      ),
    ),
  )

/** A picture for a wide page and for a narrow one, with its title and its table. */
export const figure = (title: string, about: string, picture: (width: number) => Element, more: Node): Node =>
  h(
    'figure',
    {},
    h('figcaption', {}, h('h3', {}, title), h('p', {}, about)),
    h('div', { class: 'wide' }, picture(widths.wide)),
    h('div', { class: 'narrow' }, picture(widths.narrow)),
    more,
  )

export const tones = { error: 'var(--error)', warning: 'var(--warning)', info: 'var(--info)' } as const
