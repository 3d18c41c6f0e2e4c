import { foldedKey, renamed } from '../trees/columns.ts'
import { itemsOf, type Tree, wordOf } from '../trees/tree.ts'
import { fieldOf } from './prose-fields.ts'

/** A column of this name holds replies, whatever stands beside it. */
const telling =
  /^(?:autoreply|canned(?:response|reply|text)?|macro(?:body|text)?|replytext|reply|response|snippet|template(?:body|text)?)$/

/** A table with one of these holds what customers wrote, or what somebody learns from. */
const foreign =
  /^(?:assignee|customer|customeremail|customername|email|emailaddress|phone|phonenumber|rating|ratings|reporter|requester|review|reviewer|score|sentiment|stars|username)$/

const names = /^(?:key|shortcut|shortcode|slug)$/

/** Whether the cells name their rows: words, and most of them another one. */
const areNames = (cells: readonly (string | undefined)[]): boolean => {
  const words = cells.filter(cell => cell !== undefined && /\p{L}/u.test(cell))
  return words.length * 2 > cells.length && new Set(words).size * 2 > words.length
}

/** Whether a table keeps replies under names, and not reviews, tickets or samples. */
export const isTableOfMacros = (table: Tree): boolean => {
  const rows = itemsOf(table)
  const [first] = rows
  if (first?.kind !== 'map') return false
  const columns = first.entries.map(({ key }) => key)
  if (!columns.some(key => fieldOf(key) === 'prose')) return false
  if (columns.some(key => foreign.test(foldedKey(key)))) return false
  if (columns.some(key => telling.test(foldedKey(key)))) return true
  return columns.some(
    (key, index) =>
      (fieldOf(key) === 'title' || names.test(foldedKey(key))) &&
      areNames(rows.map(row => (row.kind === 'map' ? wordOf(row.entries[index]?.value) : undefined))),
  )
}

/** The table with its facts under the names that other notations have for them. */
export const withFactsNamed = (table: Tree): Tree =>
  renamed(table, { id: ['id'], lang: ['lang', 'language', 'locale'], shortcut: ['shortcut', 'shortcode'] })
