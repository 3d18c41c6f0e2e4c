import { severities } from '../../../text/severity.ts'
import type { Choice, Order } from '../choose.ts'
import type { Case, Kind } from '../data.ts'
import { number } from '../words.ts'
import { one } from './dom.ts'

/** Names with the number of their findings, those with most first. */
const counted = (names: Iterable<readonly [string, number]>): readonly (readonly [string, number])[] => {
  const sums = new Map<string, number>()
  for (const [name, findings] of names) sums.set(name, (sums.get(name) ?? 0) + findings)
  return [...sums].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
}

const fill = (
  select: HTMLSelectElement | null,
  options: readonly (readonly [string, number])[],
  nameOf = (value: string): string => value,
): void => {
  select?.append(
    ...options.map(([value, findings]) => new Option(`${nameOf(value)} (${number(findings)})`, value)),
  )
}

/** The form of filters: filled with what there is, read as a choice. `changed` is called with every change. */
export const startFilters = (cases: readonly Case[], kinds: readonly Kind[], changed: () => void) => {
  const form = one<HTMLFormElement>('.toolbar')
  const search = one<HTMLInputElement>('.toolbar [name=words]')
  const select = (name: string): HTMLSelectElement | null => form.querySelector(`select[name=${name}]`)
  const titles = new Map(kinds.map(({ rule, title }) => [rule, title]))
  const size = ({ message }: Case): number => message.findings.length
  fill(
    select('rule'),
    counted(
      cases.flatMap(({ message }) =>
        message.findings.map(({ kind }) => [kinds[kind]?.rule ?? '', 1] as const),
      ),
    ),
    rule => titles.get(rule) ?? rule,
  )
  fill(select('file'), counted(cases.map(each => [each.file, size(each)] as const)))
  fill(
    select('author'),
    counted(
      cases.flatMap(each =>
        each.message.author === undefined ? [] : [[each.message.author, size(each)] as const],
      ),
    ),
  )
  const choice = (): Choice => {
    const data = new FormData(form)
    const text = (name: string): string => String(data.get(name) ?? '')
    const ticked = data.getAll('severity').map(String)
    return {
      words: text('words'),
      severities: severities.filter(severity => ticked.includes(severity)),
      rule: text('rule'),
      file: text('file'),
      author: text('author'),
      safe: data.has('safe'),
      order: text('order') as Order,
    }
  }
  let waiting: ReturnType<typeof setTimeout> | undefined
  search.addEventListener('input', () => {
    clearTimeout(waiting)
    waiting = setTimeout(changed, 120)
  })
  form.addEventListener('change', ({ target }) => {
    if (target !== search) changed()
  })
  form.addEventListener('submit', event => event.preventDefault())
  form.addEventListener('reset', () => setTimeout(changed))
  const only = (name: string, value: string): void => {
    form.reset()
    const wanted = select(name)
    if (wanted) wanted.value = value
    changed()
  }
  return { choice, only, search }
}
